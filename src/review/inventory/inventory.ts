import { Declared, DeclaredObject } from './declared';
import { FoundObject, InventoryObject, Origin } from './inventory-object';
import { Kind, KINDS } from './kinds';
import { Names } from './names';
import { Place } from './shape';
import { METADATA, Metadata } from './shapes/metadata';
import { Unpacked, unpackLists } from './unpack-lists';

/** An object together with what its kind's shape reads of it. */
export interface Entry<T> {
  readonly object: InventoryObject;
  readonly manifest: T;
}

/** A field that is of another type than it has to be, and counts as absent. */
export interface MistypedField {
  readonly object: InventoryObject;
  readonly place: Place | undefined;
  readonly expected: string;
  readonly received: unknown;
}

/** Something that was given and is no Kubernetes object. */
export interface Stranger {
  readonly given: unknown;
  /** What findings about it are told of. It is not among the objects. */
  readonly object: InventoryObject;
}

const NO_METADATA: Metadata = {};

/**
 * A set of Kubernetes objects that are applied together, found by kind, namespace and name. Takes any JSON and never throws:
 * what is not of the type that it should be is listed in `mistyped`, and is absent for everybody else.
 */
export class Inventory {
  public readonly objects: readonly InventoryObject[];
  /** Things that were given and are no Kubernetes objects. */
  public readonly strangers: readonly Stranger[];
  private readonly byKind = new Map<string, InventoryObject[]>();
  private readonly names: Names;
  private readonly entries = new Map<Kind<unknown>, readonly Entry<unknown>[]>();
  private readonly entryOf = new Map<InventoryObject, Entry<unknown>>();
  private readonly misfits: MistypedField[] = [];
  private readonly elsewhere: Declared;

  /** @param declared objects that are not among those found, and are known to be in the cluster */
  constructor(found: readonly FoundObject[], public readonly declared: readonly DeclaredObject[] = []) {
    const unpacked = unpackLists(found);
    this.objects = unpacked.filter(({ manifest }) => manifest !== undefined).map((one, index) => this.know(one, index));
    this.strangers = unpacked.filter(({ manifest }) => manifest === undefined)
      .map(({ given, origin }, place) => ({ given, object: standIn(origin, this.objects.length + place) }));
    for (const object of this.objects) {
      append(this.byKind, `${object.group}/${object.kind}`, object);
    }
    this.names = new Names(this.objects);
    this.elsewhere = new Declared(declared);
  }

  /** All objects of a kind, in their order. */
  public of<T>(kind: Kind<T>): readonly Entry<T>[] {
    let entries = this.entries.get(kind) as readonly Entry<T>[] | undefined;
    if (!entries) {
      entries = (this.byKind.get(`${kind.group}/${kind.kind}`) ?? []).map((object) => ({ object, manifest: this.read(object, kind) }));
      this.entries.set(kind, entries);
      entries.forEach((entry) => this.entryOf.set(entry.object, entry));
    }
    return entries;
  }

  /** The object of this kind and name, the first if there are several. */
  public find<T>(kind: Kind<T>, namespace: string, name: string): Entry<T> | undefined {
    const object = this.names.first(kind.group, kind.kind, kind.clusterScoped ? '' : namespace, name);
    this.of(kind);
    return object && this.entryOf.get(object) as Entry<T> | undefined;
  }

  /** The object of this name, of whatever kind it is. */
  public named(apiVersion: string, kind: string, namespace: string, name: string): InventoryObject | undefined {
    const slash = apiVersion.lastIndexOf('/');
    return this.names.first(slash < 0 ? '' : apiVersion.slice(0, slash), kind, namespace, name);
  }

  /** Whether somebody who knows has said that this object lives elsewhere: that it is not here is no fault. */
  public isDeclared(kind: string, namespace: string, name: string): boolean {
    return this.elsewhere.has(kind, namespace, name);
  }

  /** Objects of one kind, namespace and name, where there are several. */
  public get duplicates(): readonly (readonly InventoryObject[])[] {
    return this.names.duplicates.filter(([first]) => first.name !== '');
  }

  /** Every field of the known kinds that is of another type than it has to be. */
  public get mistyped(): readonly MistypedField[] {
    Object.values(KINDS).forEach((kind) => this.of(kind as Kind<unknown>));
    return this.misfits;
  }

  private know({ manifest, origin }: Unpacked, index: number): InventoryObject {
    const { apiVersion, kind } = manifest as { readonly apiVersion: string; readonly kind: string };
    const metadata = METADATA(manifest!.metadata, { key: 'metadata' }, () => undefined) ?? NO_METADATA;
    const slash = apiVersion.lastIndexOf('/');
    return {
      index,
      apiVersion,
      group: slash < 0 ? '' : apiVersion.slice(0, slash),
      kind,
      namespace: metadata.namespace ?? '',
      name: metadata.name ?? '',
      metadata,
      manifest: manifest!,
      origin,
    };
  }

  private read<T>(object: InventoryObject, kind: Kind<T>): T {
    return kind.shape(object.manifest, undefined, (place, expected, received) => this.misfits.push({ object, place, expected, received }))!;
  }
}

function standIn(origin: Origin, index: number): InventoryObject {
  return { index, apiVersion: '', group: '', kind: 'Document', namespace: '', name: '', metadata: NO_METADATA, manifest: {}, origin };
}

function append<T>(map: Map<string, T[]>, key: string, item: T): void {
  const items = map.get(key);
  if (items) {
    items.push(item);
  } else {
    map.set(key, [item]);
  }
}
