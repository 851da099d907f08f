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
  if (!(kind as string).endsWith('List') || !Array.isArray(items) || depth === DEEPEST_LIST) {
    return [{ given, manifest: given, origin }];
  }
  return items.flatMap((item, index) => unpack(kind === 'List' ? item : itemOf(apiVersion, kind as string, item), {
    ...origin,
    ...(origin.lineOf && { lineOf: (path) => origin.lineOf!(['items', index, ...path]) }),
  }, depth + 1));
}

/** In a list of one kind, such as a ConfigMapList, items need not say what they are. */
function itemOf(apiVersion: unknown, kind: string, item: unknown): unknown {
  return typeof item === 'object' && item !== null && !Array.isArray(item) ? { apiVersion, kind: kind.slice(0, -'List'.length), ...item } : item;
}

function isManifest(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    && ['apiVersion', 'kind'].every((field) => Object.hasOwn(value, field) && typeof (value as Record<string, unknown>)[field] === 'string');
}
