import { Explained } from './effect';
import { InventoryObject } from '../inventory/inventory-object';

/** Which fields something has been said of already. */
export class Explanations {
  private readonly paths = new Map<InventoryObject, string[]>();

  constructor(explained: readonly Explained[]) {
    for (const { object, path, explains = [] } of explained) {
      for (const place of [{ object, path }, ...explains]) {
        this.paths.set(place.object, [...this.paths.get(place.object) ?? [], place.path]);
      }
    }
  }

  /** Whether a field, or something that it is part of, is explained. */
  public covers(object: InventoryObject, path: string): boolean {
    return (this.paths.get(object) ?? []).some((known) => known === '' || path === known
      || (path.startsWith(known) && ['.', '['].includes(path[known.length])));
  }
}
