import { isObject, isPresent, JsonObject } from '../../../semantics/validation/json-values';
import { FieldPath } from '../../inventory/path';

/** A field in which two objects differ. What is absent is undefined. */
export interface Difference {
  readonly path: FieldPath;
  readonly before?: unknown;
  readonly after?: unknown;
  /** Whether only the order of a list is another one. */
  readonly order?: true;
}

/** What tells the items of a list apart, whatever their places are; the first of these that all of them have, each with another value. */
const KEYS = ['name', 'mountPath', 'containerPort', 'port', 'host', 'path', 'key', 'metricName', 'templateName'];

/** Every field in which two values differ, without regard to the order of fields. What is there on one side only is named by its outermost field. */
export function differences(before: unknown, after: unknown): readonly Difference[] {
  const found: Difference[] = [];
  compare(before, after, [], found);
  return found;
}

function compare(before: unknown, after: unknown, path: FieldPath, found: Difference[]): void {
  if (before === after || (!isPresent(before) && !isPresent(after))) {
    return;
  }
  if (isObject(before) && isObject(after)) {
    for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
      compare(own(before, key), own(after, key), [...path, key], found);
    }
  } else if (Array.isArray(before) && Array.isArray(after)) {
    compareLists(before, after, path, found);
  } else {
    found.push({ path, before: before ?? undefined, after: after ?? undefined });
  }
}

function compareLists(before: readonly unknown[], after: readonly unknown[], path: FieldPath, found: Difference[]): void {
  if (![...before, ...after].every(isObject)) {
    if (before.length !== after.length || before.some((item, index) => differences(item, after[index]).length > 0)) {
      found.push({ path, before, after });
    }
    return;
  }
  const key = keyOf([before, after] as readonly (readonly JsonObject[])[]);
  if (key === undefined) {
    for (let index = 0; index < Math.max(before.length, after.length); index++) {
      compare(before[index], after[index], [...path, index], found);
    }
    return;
  }
  const [names, newNames] = [before, after].map((items) => items.map((item) => own(item as JsonObject, key)));
  const [places, newPlaces] = [names, newNames].map((all) => new Map(all.map((name, index) => [name, index])));
  // Of two that have nothing to do with any other one, that in the same place has another name.
  const renamed = (index: number) => index < names.length && index < newNames.length
    && !newPlaces.has(names[index]) && !places.has(newNames[index]);
  for (const [name, index] of places) {
    const place = newPlaces.get(name) ?? (renamed(index) ? index : undefined);
    compare(before[index], place === undefined ? undefined : after[place], [...path, place ?? index], found);
  }
  for (const [name, index] of newPlaces) {
    if (!places.has(name) && !renamed(index)) {
      compare(undefined, after[index], [...path, index], found);
    }
  }
  const [kept, newlyKept] = [names.filter((name) => newPlaces.has(name)), newNames.filter((name) => places.has(name))];
  if (kept.some((name, index) => name !== newlyKept[index])) {
    found.push({ path, before: kept, after: newlyKept, order: true });
  }
}

function keyOf(lists: readonly (readonly JsonObject[])[]): string | undefined {
  return KEYS.find((key) => lists.every((items) => {
    const values = items.map((item) => own(item, key));
    return values.every((value) => typeof value === 'string' || typeof value === 'number') && new Set(values).size === values.length;
  }));
}

function own(object: JsonObject, key: string): unknown {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}
