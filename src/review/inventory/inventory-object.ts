import { FieldPath } from './path';
import { Metadata } from './shapes/metadata';

/** Where an object was found, as far as it is known. */
export interface Origin {
  /** The file, or `standard input`. */
  readonly file?: string;
  /** The line of that file at which a field stands, counted from 1. */
  readonly lineOf?: (path: FieldPath) => number;
  /** The path of the construct that makes the object. */
  readonly construct?: string;
}

/** What is given to the inventory: an object that nobody has looked at yet, and where it comes from. */
export interface FoundObject {
  readonly object: unknown;
  readonly origin?: Origin;
}

/** A Kubernetes object as the inventory knows it. */
export interface InventoryObject {
  /** Place among all objects. */
  readonly index: number;
  readonly apiVersion: string;
  /** The API group, without a version; the core group is empty. */
  readonly group: string;
  readonly kind: string;
  /** Empty where the object says nothing: it goes where it is applied to. */
  readonly namespace: string;
  /** Empty where the API server chooses one. */
  readonly name: string;
  readonly metadata: Metadata;
  /** The object as it was given. */
  readonly manifest: Readonly<Record<string, unknown>>;
  readonly origin: Origin;
}

/** An object for a message: `Service orders`. */
export function title({ kind, name, metadata }: InventoryObject): string {
  return `${kind} ${name || metadata.generateName || 'without a name'}`;
}
