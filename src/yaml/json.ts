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
