import { ExternalObject } from '../../semantics/validation/bundle';

/** An object that lives elsewhere, as whoever refers to it knows it: by kind and name. Without a namespace it goes where all others go. */
export type DeclaredObject = ExternalObject;

/** The objects that are declared to live elsewhere. */
export class Declared {
  private readonly keys: ReadonlySet<string>;

  constructor(objects: readonly DeclaredObject[]) {
    this.keys = new Set(objects.map(({ kind, namespace = '', name }) => keyOf(kind, namespace, name)));
  }

  public has(kind: string, namespace: string, name: string): boolean {
    return this.keys.size > 0 && this.keys.has(keyOf(kind, namespace, name));
  }
}

function keyOf(kind: string, namespace: string, name: string): string {
  return `${kind} ${namespace} ${name}`;
}
