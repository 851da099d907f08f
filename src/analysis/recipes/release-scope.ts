import { ReleaseTarget } from '../release-target';
import { equals, matches, regexOf } from './promql';

/** The namespace of the release, or the argument that stands for it. */
export function namespaceOf(target: ReleaseTarget): string {
  return target.namespace ?? '{{args.namespace}}';
}

/** Keeps the series of the namespace of the release. */
export function inNamespace(label: string, target: ReleaseTarget): string {
  return equals(label, namespaceOf(target));
}

/** Keeps the pods of the new version: their ReplicaSet is called like the Rollout and the pod template hash. */
export function onNewPods(label: string, target: ReleaseTarget): string {
  const workload = target.workload === undefined ? '{{args.rollout}}' : regexOf(target.workload);
  return matches(label, `${workload}-{{args.canary-hash}}-.*`);
}
