import { JsonObject, isObject, listOf, objectOf, objectsOf, textOf } from './json-values';

/** An object that is not in the bundle but is known to exist in the cluster. */
export interface ExternalObject {
  readonly kind: string;
  readonly name: string;
  /** The namespace `default` if it is left out. */
  readonly namespace?: string;
}

/** The API group of Argo Rollouts. */
export const ARGO_GROUP = 'argoproj.io';

const WITHOUT_NAMESPACE = ['ClusterAnalysisTemplate', 'Namespace'];

/** Objects that are applied together. They find each other by group, kind, namespace and name; without a namespace they are in `default`. */
export class Bundle {
  /** Every object, those of Lists one by one. */
  public readonly objects: readonly JsonObject[];
  /** By namespace and name: the few objects of one name are quickly told apart. */
  private readonly byName = new Map<string, Map<string, JsonObject[]>>();
  private readonly externalKeys: ReadonlySet<string>;

  /**
   * @param complete whether everything that is referred to is here or external, so that what is missing is missing in the cluster
   */
  constructor(objects: readonly unknown[], external: readonly ExternalObject[], private readonly complete: boolean) {
    this.objects = objects.flatMap((object) => itemsOf(object, 0));
    for (const object of this.objects) {
      const metadata = objectOf(object.metadata);
      const names = entryOf(this.byName, namespaceOf(textOf(object.kind), textOf(metadata.namespace)), () => new Map<string, JsonObject[]>());
      entryOf(names, textOf(metadata.name), () => []).push(object);
    }
    this.externalKeys = new Set(external.map(({ kind, namespace, name }) => keyOf(kind, namespace ?? '', name)));
  }

  public find(group: string, kind: string, namespace: string, name: string): JsonObject | undefined {
    return this.byName.get(namespaceOf(kind, namespace))?.get(name)?.find((object) => object.kind === kind && groupOf(object.apiVersion) === group);
  }

  /** Whether an object that was not found is missing, or may well be in the cluster. */
  public isMissing(kind: string, namespace: string, name: string): boolean {
    return this.complete && !this.externalKeys.has(keyOf(kind, namespace, name));
  }

  /** The objects of some of Argo's kinds, in their order. */
  public argo(...kinds: readonly string[]): readonly JsonObject[] {
    return this.objects.filter((object) => kinds.includes(textOf(object.kind)) && groupOf(object.apiVersion) === ARGO_GROUP);
  }
}

/** The API group of `group/version`; the core group is empty. */
export function groupOf(apiVersion: unknown): string {
  const text = textOf(apiVersion);
  return text.slice(0, Math.max(text.indexOf('/'), 0));
}

function namespaceOf(kind: string, namespace: string): string {
  return WITHOUT_NAMESPACE.includes(kind) ? '' : namespace || 'default';
}

function keyOf(kind: string, namespace: string, name: string): string {
  // No name that the API server accepts has such a character; with one that it refuses, a wrong object is found at worst.
  return `${kind}\n${namespaceOf(kind, namespace)}\n${name}`;
}

function entryOf<T>(map: Map<string, T>, key: string, make: () => T): T {
  let entry = map.get(key);
  if (entry === undefined) {
    entry = make();
    map.set(key, entry);
  }
  return entry;
}

const DEEPEST_LIST = 8;

function itemsOf(object: unknown, depth: number): readonly JsonObject[] {
  if (!isObject(object)) {
    return [];
  }
  if (object.apiVersion !== 'v1' || object.kind !== 'List') {
    return [object];
  }
  return depth === DEEPEST_LIST ? [] : objectsOf(listOf(object.items)).flatMap((item) => itemsOf(item, depth + 1));
}
