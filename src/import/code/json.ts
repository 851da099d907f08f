import { Json, JsonObject } from '../../yaml/json';

export type { Json, JsonObject };

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
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
