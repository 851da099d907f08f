import { InventoryObject } from '../inventory/inventory-object';

/** What applying a change does to what runs, in one word; `CHANGE_CLASSES` says it in a sentence. */
export type ChangeClass = 'outage' | 'fails' | 'release' | 'restarts-release' | 'at-once' | 'none';

/** What a class of changes is called, and how the command line ends where nothing worse is found. */
export interface ChangeClassInfo {
  readonly title: string;
  readonly exitCode: number;
}

/** The classes, worst first. The words and the codes are a contract: pipelines compare with them. */
export const CHANGE_CLASSES: Readonly<Record<ChangeClass, ChangeClassInfo>> = {
  'outage': { title: 'causes an outage', exitCode: 14 },
  'fails': { title: 'is refused', exitCode: 13 },
  'release': { title: 'starts a release', exitCode: 12 },
  'restarts-release': { title: 'restarts a running release', exitCode: 11 },
  'at-once': { title: 'takes effect at once', exitCode: 10 },
  'none': { title: 'has no effect', exitCode: 0 },
};

const ORDER = Object.keys(CHANGE_CLASSES) as readonly ChangeClass[];

/** A field that is another one afterwards. What is absent is undefined. */
export interface ChangedField {
  /** `spec.template.spec.containers[0].image` */
  readonly path: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

/** Something that applying the manifests does. */
export interface Change extends ChangedField {
  readonly class: ChangeClass;
  /** As it is afterwards; as it was where it is gone. */
  readonly object: InventoryObject;
  /** What happens, with the values. */
  readonly message: string;
  /** How to get there without it. */
  readonly mend?: string;
  /** The single fields where `path` leads to more than one: those of a pod template. */
  readonly fields?: readonly ChangedField[];
}

/** The worst class among changes; none where there are none. */
export function worstClass(changes: readonly Change[]): ChangeClass {
  return ORDER.find((one) => changes.some((change) => change.class === one)) ?? 'none';
}

/** Orders changes by what they do, worst first. */
export function byClass(one: Change, other: Change): number {
  return ORDER.indexOf(one.class) - ORDER.indexOf(other.class);
}

/** The changes of each object, in their order. */
export function byObject(changes: readonly Change[]): readonly (readonly [InventoryObject, readonly Change[]])[] {
  const groups = new Map<InventoryObject, Change[]>();
  for (const change of changes) {
    const group = groups.get(change.object);
    if (group) {
      group.push(change);
    } else {
      groups.set(change.object, [change]);
    }
  }
  return [...groups];
}
