import { declaredFields } from './fields/declared-fields';
import { Difference, differences } from './fields/differences';
import { isInSameJobTemplate } from './fields/job-template';
import { meansTheSame } from './fields/same-meaning';
import { Inventory } from '../inventory/inventory';
import { InventoryObject } from '../inventory/inventory-object';
import { Relations } from '../inventory/relations';
import { Workload } from '../inventory/workload';

/** A field that differs, and whether it says the same all the same. */
export interface JudgedDifference extends Difference {
  readonly same: boolean;
}

/** An object that is there before and after. */
export interface Pair {
  readonly before: InventoryObject;
  readonly after: InventoryObject;
  readonly differences: readonly JudgedDifference[];
}

/** A workload that is there before and after. */
export interface WorkloadPair {
  readonly pair: Pair;
  readonly before: Workload;
  readonly after: Workload;
}

/** Two sets of objects, of which the one is applied where the other lives: which objects stay, come and go. */
export class Comparison {
  public readonly before: Relations;
  public readonly after: Relations;
  public readonly pairs: readonly Pair[];
  public readonly added: readonly InventoryObject[];
  public readonly removed: readonly InventoryObject[];
  public readonly workloads: readonly WorkloadPair[];
  private readonly pairOf = new Map<InventoryObject, Pair>();

  constructor(before: Inventory, after: Inventory) {
    this.before = new Relations(before);
    this.after = new Relations(after);
    const known = byIdentity(before.objects);
    const found = byIdentity(after.objects);
    this.pairs = [...found].filter(([identity]) => known.has(identity)).map(([identity, object]) => pair(known.get(identity)!, object));
    this.pairs.forEach((one) => {
      this.pairOf.set(one.before, one);
      this.pairOf.set(one.after, one);
    });
    this.added = [...found.values()].filter((object) => !this.pairOf.has(object));
    this.removed = [...known.values()].filter((object) => !this.pairOf.has(object));
    this.workloads = this.pairs.flatMap((one) => {
      const [workload, then] = [this.before.workload(one.before), this.after.workload(one.after)];
      return workload && then ? [{ pair: one, before: workload, after: then }] : [];
    });
  }

  /** An object as it is afterwards; undefined where it is gone. */
  public afterOf(object: InventoryObject): InventoryObject | undefined {
    return this.pairOf.get(object)?.after;
  }

  /** An object as it was; undefined where it is new. */
  public beforeOf(object: InventoryObject): InventoryObject | undefined {
    return this.pairOf.get(object)?.before;
  }
}

/** The group and kind of an object: `apps/Deployment`, and `/Service` in the core group. */
export function kindOf({ group, kind }: InventoryObject): string {
  return `${group}/${kind}`;
}

/** What tells an object apart. Where there are several of one name, the first stands with the first, and so on. */
function byIdentity(objects: readonly InventoryObject[]): ReadonlyMap<string, InventoryObject> {
  const found = new Map<string, InventoryObject>();
  for (const object of objects) {
    const { group, kind, namespace, name, metadata } = object;
    let identity = JSON.stringify([group, kind, namespace, name || metadata.generateName]);
    while (found.has(identity)) {
      identity += '+';
    }
    found.set(identity, object);
  }
  return found;
}

function pair(before: InventoryObject, after: InventoryObject): Pair {
  const [kind, declared] = [kindOf(after), [before, after].map(({ manifest }) => declaredFields(manifest))];
  const judged = differences(declared[0], declared[1]).map((difference) => ({
    ...difference,
    same: meansTheSame(kind, difference, after.manifest) || isInSameJobTemplate(kind, difference.path, declared[0], declared[1]),
  }));
  return { before, after, differences: judged };
}
