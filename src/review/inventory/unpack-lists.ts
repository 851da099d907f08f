import { FoundObject, Origin } from './inventory-object';

/** An object, or something else that was given. */
export interface Unpacked {
  /** Absent where it is no Kubernetes object. */
  readonly manifest?: Readonly<Record<string, unknown>>;
  readonly given: unknown;
  readonly origin: Origin;
}

/** Nobody nests Lists this deep; only a trap does. */
const DEEPEST_LIST = 8;

/** The objects themselves, with the items of Lists in the place of these. */
export function unpackLists(found: readonly FoundObject[]): Unpacked[] {
  return found.flatMap(({ object, origin = {} }) => unpack(object, origin, 0));
}

function unpack(given: unknown, origin: Origin, depth: number): Unpacked[] {
  if (!isManifest(given)) {
    return [{ given, origin }];
  }
  const { apiVersion, kind, items } = given;
  if (apiVersion !== 'v1' || kind !== 'List' || !Array.isArray(items) || depth === DEEPEST_LIST) {
    return [{ given, manifest: given, origin }];
  }
  return items.flatMap((item, index) => unpack(item, {
    ...origin,
    ...(origin.lineOf && { lineOf: (path) => origin.lineOf!(['items', index, ...path]) }),
  }, depth + 1));
}

function isManifest(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    && ['apiVersion', 'kind'].every((field) => Object.hasOwn(value, field) && typeof (value as Record<string, unknown>)[field] === 'string');
}
