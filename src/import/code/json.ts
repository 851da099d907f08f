/** What JSON can say. */
export type Json = string | number | boolean | null | Json[] | JsonObject;

export interface JsonObject { [key: string]: Json }

/** A copy in which nothing is shared. Throws where it would have more values than `most`, or something that JSON does not have. */
export function copyJson(value: unknown, most: number): Json {
  let left = most;
  const copy = (one: unknown): Json => {
    if (--left < 0) {
      throw new Error(`more than ${most} values: its aliases multiply`);
    }
    if (Array.isArray(one)) {
      return one.map(copy);
    }
    if (typeof one === 'object' && one !== null) {
      return Object.fromEntries(Object.entries(one).map(([key, item]) => [key, copy(item)]));
    }
    return one === undefined ? null : one as Json;
  };
  return copy(value);
}

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
