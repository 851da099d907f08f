import { Json, JsonObject } from '../../yaml/json';

export type { Json, JsonObject };

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What stands at a path; undefined where the way there ends. */
export function at(value: Json | undefined, ...path: (string | number)[]): Json | undefined {
  return path.reduce<Json | undefined>((one, key) => {
    if (Array.isArray(one)) {
      return one[Number(key)];
    }
    return isObject(one) && Object.hasOwn(one, key) ? one[key] : undefined;
  }, value);
}

export function textAt(value: Json | undefined, ...path: (string | number)[]): string | undefined {
  const found = at(value, ...path);
  return typeof found === 'string' ? found : undefined;
}

export function numberAt(value: Json | undefined, ...path: (string | number)[]): number | undefined {
  const found = at(value, ...path);
  return typeof found === 'number' ? found : undefined;
}

export function mapAt(value: Json | undefined, ...path: (string | number)[]): JsonObject | undefined {
  const found = at(value, ...path);
  return isObject(found) ? found : undefined;
}

/** The texts under a path, by their keys; undefined unless all of them are texts. */
export function textsByKey(value: Json | undefined, ...path: (string | number)[]): Record<string, string> | undefined {
  const found = mapAt(value, ...path);
  return found && Object.values(found).every((item) => typeof item === 'string') ? found as Record<string, string> : undefined;
}

/** The maps of a list; none where it is no list. */
export function mapsAt(value: Json | undefined, ...path: (string | number)[]): JsonObject[] {
  const found = at(value, ...path);
  return Array.isArray(found) ? found.filter(isObject) : [];
}

/** The texts of a list; undefined unless it is a list of texts. */
export function textsAt(value: Json | undefined, ...path: (string | number)[]): string[] | undefined {
  const found = at(value, ...path);
  return Array.isArray(found) && found.every((item) => typeof item === 'string') ? found as string[] : undefined;
}

/** Whether two values are equal: keys of maps in any order. */
export function equalJson(one: unknown, other: unknown): boolean {
  return firstDifference(one, other) === undefined;
}

/** The path at which two values differ first, or undefined: keys of maps in any order, items of lists in theirs. */
export function firstDifference(one: unknown, other: unknown, path = ''): string | undefined {
  if (Array.isArray(one) && Array.isArray(other)) {
    return firstOf(Math.max(one.length, other.length), (index) => firstDifference(one[index], other[index], `${path}[${index}]`));
  }
  if (isMap(one) && isMap(other)) {
    const keys = [...new Set([...Object.keys(one), ...Object.keys(other)])];
    return firstOf(keys.length, (index) => firstDifference(one[keys[index]], other[keys[index]], path === '' ? keys[index] : `${path}.${keys[index]}`));
  }
  return Object.is(one, other) ? undefined : path;
}

function firstOf(length: number, difference: (index: number) => string | undefined): string | undefined {
  for (let index = 0; index < length; index++) {
    const found = difference(index);
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
