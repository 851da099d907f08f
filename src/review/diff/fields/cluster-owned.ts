import { FieldPath } from '../../inventory/path';

/** What is no field that somebody declares: who the object is, and what the API server keeps of it. */
const METADATA: ReadonlySet<unknown> = new Set([
  'name', 'namespace', 'generateName', 'uid', 'resourceVersion', 'generation', 'creationTimestamp', 'deletionTimestamp', 'managedFields', 'selfLink',
]);
/** Annotations and labels that controllers and kubectl write, so that the manifests of a running cluster have them, and those of a file have not. */
const KEYS: ReadonlySet<unknown> = new Set([
  'kubectl.kubernetes.io/last-applied-configuration', 'deployment.kubernetes.io/revision', 'rollout.argoproj.io/revision',
  'rollout.argoproj.io/workload-generation', 'argo-rollouts.argoproj.io/managed-by-rollouts', 'rollouts-pod-template-hash',
]);

/** Whether a field belongs to the cluster: nobody who applies manifests changes it by leaving it out. */
export function isClusterOwned([first, second, third]: FieldPath): boolean {
  return first === 'status' || first === 'kind' || (first === 'metadata' && (METADATA.has(second) || KEYS.has(third)))
    || (first === 'spec' && second === 'selector' && KEYS.has(third));
}
