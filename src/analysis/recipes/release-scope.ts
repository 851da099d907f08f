import { ReleaseTarget } from '../release-target';
import { equals, matches, regexOf } from './promql';

/** The version that is being released, or the one that was released before. */
export type ReleaseVersion = 'new' | 'stable';

/** The namespace of the release, or the argument that stands for it. */
export function namespaceOf(target: ReleaseTarget): string {
  return target.namespace ?? '{{args.namespace}}';
}

/** Keeps the series of the namespace of the release. */
export function inNamespace(label: string, target: ReleaseTarget): string {
  return equals(label, namespaceOf(target));
}

/** The argument that stands for the pod template hash of the version. */
export function hashOf(version: ReleaseVersion): string {
  return version === 'new' ? '{{args.canary-hash}}' : '{{args.stable-hash}}';
}

/** Keeps the pods of the version: their ReplicaSet is called like the Rollout and the pod template hash. */
export function onPods(label: string, target: ReleaseTarget, version: ReleaseVersion): string {
  const workload = target.workload === undefined ? '{{args.rollout}}' : regexOf(target.workload);
  return matches(label, `${workload}-${hashOf(version)}-.*`);
}

/** The Service that only the version has. */
export function serviceOf(target: ReleaseTarget, version: ReleaseVersion): string | undefined {
  return version === 'new' ? target.canaryService : target.stableService;
}
