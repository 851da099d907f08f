import { Change } from './change';
import { Comparison } from './comparison';
import { InventoryObject } from '../inventory/inventory-object';

/** A change, and the fields that it explains beyond that of its own path: nothing else is said of those. */
export interface Explained extends Change {
  readonly explains?: readonly { readonly object: InventoryObject; readonly path: string }[];
}

/** One kind of effect: a pure function from what differs to what comes of it. */
export type Effect = (comparison: Comparison) => Iterable<Explained>;
