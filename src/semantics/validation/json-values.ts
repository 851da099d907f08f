/** An object of JSON that nobody has checked yet. */
export type JsonObject = Readonly<Record<string, unknown>>;

const NOTHING: JsonObject = {};

/** Whether a field says something: the controllers read null as if the field were absent. */
export function isPresent(value: unknown): boolean {
  return value !== undefined && value !== null;
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value if it is an object, otherwise an empty one. */
export function objectOf(value: unknown): JsonObject {
  return isObject(value) ? value : NOTHING;
}

/** The value if it is an object, otherwise undefined. */
export function optionalObject(value: unknown): JsonObject | undefined {
  return isObject(value) ? value : undefined;
}

/** The value if it is a list, otherwise an empty one. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The objects of a list, each in its place: what is no object is an empty one. */
export function objectsOf(value: unknown): readonly JsonObject[] {
  return listOf(value).map(objectOf);
}

/** The value if it is text, otherwise the empty text that the controllers read an absent field as. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** The value if it is a number, otherwise undefined. */
export function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

/** The texts of a list. */
export function textsOf(value: unknown): readonly string[] {
  return listOf(value).filter((item): item is string => typeof item === 'string');
}

/** The entries of an object whose values are texts: labels, annotations, selectors. */
export function textEntries(value: unknown): readonly (readonly [string, string])[] {
  return Object.entries(objectOf(value)).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
}

/** The field of an object that is its own: `constructor` and `toString` are no fields of a manifest unless it says so. */
export function fieldOf(object: JsonObject, name: string): unknown {
  return Object.prototype.hasOwnProperty.call(object, name) ? object[name] : undefined;
}

/** A whole number or text as Kubernetes' IntOrString reads it: text that is no whole number counts as 0. */
export function intOrStringValue(value: unknown): number {
  if (typeof value === 'number') {
    return value;
  }
  return /^[+-]?\d+$/.test(textOf(value)) ? Number(value) : 0;
}
