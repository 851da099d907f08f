import { isObject, JsonObject, objectOf } from '../../../semantics/validation/json-values';

/** What is no field that somebody declares: who the object is, and what the API server keeps of it. */
const METADATA: ReadonlySet<string> = new Set([
  'name', 'namespace', 'generateName', 'uid', 'resourceVersion', 'generation', 'creationTimestamp', 'deletionTimestamp', 'managedFields', 'selfLink',
]);
/** Annotations, labels and parts of selectors that controllers and kubectl write, so that the manifests of a cluster have them, and files have not. */
const KEYS: ReadonlySet<string> = new Set([
  'kubectl.kubernetes.io/last-applied-configuration', 'deployment.kubernetes.io/revision', 'rollout.argoproj.io/revision',
  'rollout.argoproj.io/workload-generation', 'argo-rollouts.argoproj.io/managed-by-rollouts', 'rollouts-pod-template-hash',
  'batch.kubernetes.io/controller-uid', 'batch.kubernetes.io/job-name', 'controller-uid', 'job-name',
]);
const TOP: ReadonlySet<string> = new Set(['kind', 'status']);

/** An object without what belongs to the cluster: nobody who applies manifests changes that by leaving it out. */
export function declaredFields(manifest: JsonObject): JsonObject {
  const { kind, metadata, spec, data, stringData } = manifest;
  return {
    ...without(manifest, TOP),
    ...isObject(metadata) && {
      metadata: { ...without(metadata, METADATA), annotations: cleaned(metadata.annotations), labels: cleaned(metadata.labels) },
    },
    ...isObject(spec) && Object.hasOwn(spec, 'selector') && { spec: { ...spec, selector: cleaned(spec.selector) } },
    ...isObject(spec) && kind === 'Job' && { spec: declaredJob(spec) },
    ...kind === 'Secret' && isObject(stringData) && { data: { ...objectOf(data), ...encoded(stringData) }, stringData: undefined },
  };
}

/** A Job without the labels by which the cluster finds its pods. */
function declaredJob(spec: JsonObject): JsonObject {
  const template = objectOf(spec.template);
  const metadata = objectOf(template.metadata);
  return {
    ...spec,
    ...spec.manualSelector !== true && { selector: undefined },
    ...isObject(metadata.labels) && { template: { ...template, metadata: { ...metadata, labels: cleaned(metadata.labels) } } },
  };
}

/** What stringData becomes when it is stored. */
function encoded(stringData: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(stringData)
    .map(([key, value]) => [key, typeof value === 'string' ? Buffer.from(value).toString('base64') : value]));
}

/** A map without the keys of controllers; nothing where it has no others. */
function cleaned(value: unknown): unknown {
  return isObject(value) && Object.keys(value).some((key) => KEYS.has(key)) ? nothingIfEmpty(without(value, KEYS)) : value;
}

function nothingIfEmpty(value: JsonObject): JsonObject | undefined {
  return Object.keys(value).length === 0 ? undefined : value;
}

function without(value: JsonObject, names: ReadonlySet<string>): JsonObject {
  return Object.fromEntries(Object.entries(value).filter(([name]) => !names.has(name)));
}
