import { InventoryObject } from './inventory-object';

type ByName = Map<string, InventoryObject[]>;

/** Objects by group, kind, namespace and name. Rules look up so often that putting keys together would cost more than to go from map to map. */
export class Names {
  private readonly groups = new Map<string, Map<string, Map<string, ByName>>>();
  private readonly several: (readonly InventoryObject[])[] = [];

  constructor(objects: readonly InventoryObject[]) {
    for (const object of objects) {
      const names = inside(inside(inside(this.groups, object.group), object.kind), object.namespace);
      const namesakes = names.get(object.name);
      if (!namesakes) {
        names.set(object.name, [object]);
        continue;
      }
      namesakes.push(object);
      if (namesakes.length === 2) {
        this.several.push(namesakes);
      }
    }
  }

  /** The first object of this name. */
  public first(group: string, kind: string, namespace: string, name: string): InventoryObject | undefined {
    return this.groups.get(group)?.get(kind)?.get(namespace)?.get(name)?.[0];
  }

  /** Objects of one name, where there are several, in the order of their first ones. */
  public get duplicates(): readonly (readonly InventoryObject[])[] {
    return [...this.several].sort(([one], [other]) => one.index - other.index);
  }
}

function inside<T>(maps: Map<string, Map<string, T>>, key: string): Map<string, T> {
  let found = maps.get(key);
  if (!found) {
    found = new Map();
    maps.set(key, found);
  }
  return found;
}
