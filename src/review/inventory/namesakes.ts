import { Inventory } from './inventory';
import { InventoryObject } from './inventory-object';
import { Relations } from './relations';
import { hasLabels, Labels } from './selection';
import { Workload } from './workload';

/** Finds what is sought in one namespace and is in another. Looks for nothing before it is asked, because most often nobody asks. */
export class Namesakes {
  /** Those of an inventory, which all rules share. */
  public static of(relations: Relations): Namesakes {
    const known = Namesakes.known.get(relations);
    if (known) {
      return known;
    }
    const made = new Namesakes(relations);
    Namesakes.known.set(relations, made);
    return made;
  }

  private static readonly known = new WeakMap<Relations, Namesakes>();
  private byName?: ReadonlyMap<string, readonly InventoryObject[]>;
  private byLabel?: ReadonlyMap<string, readonly Workload[]>;

  private constructor(private readonly relations: Relations) {}

  /** The first object of this kind and name that is in another namespace. */
  public elsewhere(group: string, kind: string, namespace: string, name: string): InventoryObject | undefined {
    this.byName ??= namedObjects(this.relations.inventory);
    return this.byName.get(`${group}/${kind}/${name}`)?.find((object) => object.namespace !== namespace);
  }

  /** The first workload of another namespace whose pods have all of these labels, of which there must be one at least. */
  public podsElsewhere(namespace: string, wanted: Labels): Workload | undefined {
    const [key] = Object.keys(wanted);
    this.byLabel ??= labelled(this.relations.workloads);
    return key === undefined ? undefined
      : this.byLabel.get(`${key}=${wanted[key]}`)?.find(({ object, labels }) => object.namespace !== namespace && hasLabels(labels, wanted));
  }
}

function namedObjects({ objects }: Inventory): ReadonlyMap<string, readonly InventoryObject[]> {
  const byName = new Map<string, InventoryObject[]>();
  for (const object of objects) {
    push(byName, `${object.group}/${object.kind}/${object.name}`, object);
  }
  return byName;
}

function labelled(workloads: readonly Workload[]): ReadonlyMap<string, readonly Workload[]> {
  const byLabel = new Map<string, Workload[]>();
  for (const workload of workloads) {
    for (const key of Object.keys(workload.labels)) {
      push(byLabel, `${key}=${workload.labels[key]}`, workload);
    }
  }
  return byLabel;
}

function push<T>(map: Map<string, T[]>, key: string, item: T): void {
  const items = map.get(key);
  if (items) {
    items.push(item);
  } else {
    map.set(key, [item]);
  }
}
