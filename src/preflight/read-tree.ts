import { ApiObject, Chart } from 'cdk8s';
import { IConstruct } from 'constructs';
import { DeclaredObject } from '../review/inventory/declared';
import { FoundObject } from '../review/inventory/inventory-object';

/** The manifest of an ApiObject, read without a trace: whatever comes out later is the same as if nobody had read it. */
export function readManifest(object: ApiObject): unknown {
  const restore = keepScheduling(object.node.scope);
  try {
    return object.toJson();
  } finally {
    restore();
  }
}

/** The objects of a tree by chart, in the order in which they are synthesized. */
export function objectsByChart(root: IConstruct): FoundObject[][] {
  const charts = new Map<IConstruct, FoundObject[]>();
  for (const construct of root.node.findAll()) {
    if (ApiObject.isApiObject(construct)) {
      const chart = Chart.of(construct);
      const objects = charts.get(chart) ?? [];
      objects.push({ object: readManifest(construct), origin: { construct: construct.node.path } });
      charts.set(chart, objects);
    }
  }
  return [...charts.values()];
}

/** What cdk8s-plus calls imported: `Secret.fromSecretName` and the like, constructs that stand for an object of the cluster and make none. */
export function importedObjects(root: IConstruct): DeclaredObject[] {
  return root.node.findAll().filter((construct) => construct.node.children.length === 0 && !ApiObject.isApiObject(construct)).flatMap((construct) => {
    const { kind, apiGroup, name } = construct as Partial<Record<'kind' | 'apiGroup' | 'name', unknown>>;
    return typeof kind === 'string' && typeof apiGroup === 'string' && typeof name === 'string'
      ? [{ kind, name, namespace: Chart.of(construct).namespace }] : [];
  });
}

/**
 * A workload of cdk8s-plus with `spread` adds the same affinities to its scheduling whenever it is rendered.
 * They are taken off again.
 */
function keepScheduling(construct: IConstruct | undefined): () => void {
  const scheduling: unknown = (construct as { readonly scheduling?: unknown } | undefined)?.scheduling;
  if (typeof scheduling !== 'object' || scheduling === null) {
    return () => undefined;
  }
  const kept = Object.values(scheduling).filter((value) => Array.isArray(value)).map((list: unknown[]) => ({ list, length: list.length }));
  return () => kept.forEach(({ list, length }) => list.splice(length));
}
