import { Bundle, groupOf } from './bundle';
import { JsonObject, objectOf, optionalObject, textOf } from './json-values';
import { ProblemSink } from './problem';
import { ValidationOptions } from './validation-options';

/** A Rollout as its rules look at it: with the pod template and selector of the workload it refers to. */
export interface RolloutView {
  readonly manifest: JsonObject;
  readonly name: string;
  readonly namespace: string;
  readonly spec: JsonObject;
  readonly canary?: JsonObject;
  readonly blueGreen?: JsonObject;
  /** The pod template; undefined where it is that of a workload which is not here. */
  readonly template?: JsonObject;
  readonly selector?: JsonObject;
  readonly bundle: Bundle;
  readonly options: ValidationOptions;
  readonly problems: ProblemSink;
}

/** `trafficRouting` of the canary. */
export function trafficRoutingOf(rollout: RolloutView): JsonObject | undefined {
  return optionalObject(rollout.canary?.trafficRouting);
}

/** Looks at a Rollout, and for the workload that it refers to (AR158). */
export function viewRollout(manifest: JsonObject, bundle: Bundle, options: ValidationOptions, problems: ProblemSink): RolloutView {
  const spec = objectOf(manifest.spec);
  const metadata = objectOf(manifest.metadata);
  const namespace = textOf(metadata.namespace);
  const strategy = objectOf(spec.strategy);
  const workload = optionalObject(spec.workloadRef);
  const resolved = workload && !hasTemplateMetadata(spec) ? findWorkload(workload, namespace, bundle, problems) : undefined;
  return {
    manifest,
    name: textOf(metadata.name),
    namespace,
    spec,
    canary: optionalObject(strategy.canary),
    blueGreen: optionalObject(strategy.blueGreen),
    template: workload ? resolved?.template : objectOf(spec.template),
    selector: optionalObject(spec.selector) ?? resolved?.selector,
    bundle,
    options,
    problems,
  };
}

/** What Argo looks at to tell whether a template was given: its labels and annotations, not its containers. */
export function hasTemplateMetadata(spec: JsonObject): boolean {
  const metadata = objectOf(objectOf(spec.template).metadata);
  return Object.keys(objectOf(metadata.labels)).length + Object.keys(objectOf(metadata.annotations)).length > 0;
}

interface Workload {
  readonly template: JsonObject;
  readonly selector?: JsonObject;
}

const KINDS: Readonly<Record<string, string>> = { PodTemplate: '', Deployment: 'apps', ReplicaSet: 'apps' };

function findWorkload(reference: JsonObject, namespace: string, bundle: Bundle, problems: ProblemSink): Workload | undefined {
  const kind = textOf(reference.kind);
  const group = groupOf(reference.apiVersion);
  if (!Object.keys(KINDS).includes(kind) || KINDS[kind] !== group) {
    problems.add('AR158', 'spec.workloadRef', `a workload of kind ${kind || 'nothing'} in ${textOf(reference.apiVersion) || 'no API version'} is not supported`,
      'refer to a Deployment or ReplicaSet of apps/v1, or to a PodTemplate of v1');
    return undefined;
  }
  const name = textOf(reference.name);
  const found = bundle.find(group, kind, namespace, name);
  if (!found) {
    if (bundle.isMissing(kind, namespace, name)) {
      problems.missObject('AR158', 'spec.workloadRef.name', { kind, name });
    }
    return undefined;
  }
  const spec = kind === 'PodTemplate' ? found : objectOf(found.spec);
  return { template: objectOf(spec.template), selector: kind === 'PodTemplate' ? undefined : optionalObject(spec.selector) };
}
