import { ApiObject } from 'cdk8s';
import { IConstruct } from 'constructs';
import { propError } from '../semantics/errors';

/** Names taken in a tree, with who took them. */
const taken = new WeakMap<IConstruct, Map<string, ApiObject>>();

/**
 * Throws if another release in the same tree has emitted an object of the same kind, name and namespace: whoever applies the manifests would
 * silently keep the last one.
 */
export function claimNames(release: IConstruct): void {
  const root = release.node.root;
  const names = taken.get(root) ?? new Map<string, ApiObject>();
  taken.set(root, names);
  for (const object of release.node.findAll()) {
    if (ApiObject.isApiObject(object)) {
      claim(release, names, object);
    }
  }
}

function claim(release: IConstruct, names: Map<string, ApiObject>, object: ApiObject): void {
  const namespace = object.metadata.namespace ?? `namespace of chart ${object.chart.node.path}`;
  const key = `${object.apiGroup}/${object.kind}/${namespace}/${object.name}`;
  const owner = names.get(key);
  if (owner) {
    throw propError(release.node.path, {
      prop: 'name',
      received: object.name,
      accepted: `a name that no other ${object.kind} of the namespace has; ${owner.node.path} has this one`,
      mend: 'rename one of the two, or put them into different namespaces',
    });
  }
  names.set(key, object);
}
