import { isObject, JsonObject, objectOf, textOf } from '../../semantics/validation/json-values';

/** An object as linters are to see it, and as it is. */
export interface ShownObject {
  readonly object: JsonObject;
  readonly original: JsonObject;
}

export interface LintView {
  readonly shown: readonly ShownObject[];
  /** Rollouts whose pods are not defined among the objects. */
  readonly leftOut: readonly JsonObject[];
}

const ROLLOUT_KINDS: ReadonlySet<string> = new Set(['Rollout', 'AnalysisTemplate', 'ClusterAnalysisTemplate', 'AnalysisRun', 'Experiment']);
const DEPLOYMENT = { apiVersion: 'apps/v1', kind: 'Deployment' } as const;
/** Fields of a Rollout's spec that mean the same in a Deployment's. */
const SHARED_FIELDS = ['replicas', 'selector', 'minReadySeconds', 'revisionHistoryLimit', 'progressDeadlineSeconds', 'paused'];
/** How many pods of both versions there are beside each other where requests are switched, not pods replaced. */
const BOTH_VERSIONS = { maxSurge: '100%', maxUnavailable: 0 } as const;
const POD_TEMPLATE_HASH = { rollout: 'rollouts-pod-template-hash', deployment: 'pod-template-hash' } as const;

/**
 * Most linters look into the pods of kinds that they know, and a Rollout is none. Here Rollouts become Deployments, what points at them points at these,
 * and what only a release needs is left out; everything else stays as it is. The result is for linters, not for a cluster.
 */
export function lintView(objects: readonly JsonObject[]): LintView {
  const deployments = new Map(objects.filter(({ kind }) => kind === 'Deployment').map((object) => [keyOf(object), object]));
  const rollouts = objects.filter(isRollout);
  const templates = new Map(rollouts.flatMap((rollout) => {
    const deployment = deployments.get(`${namespaceOf(rollout)}/${referredDeployment(rollout)}`);
    return deployment ? [[rollout, deployment] as const] : [];
  }));
  const rolloutOf = new Map([...templates].map(([rollout, deployment]) => [deployment, rollout]));
  const targetNames = new Map([...templates].map(([rollout, deployment]) => [keyOf(rollout), nameOf(deployment)]));

  const see = (object: JsonObject): JsonObject | undefined => {
    if (isRollout(object)) {
      return hasPods(object) ? asDeployment(object) : undefined;
    }
    const rollout = rolloutOf.get(object);
    return rollout ? takenOver(object, rollout) : isOfRollouts(object) ? undefined : pointedAtDeployment(object, targetNames);
  };
  return {
    shown: objects.map((original) => ({ original, object: see(original) })).filter((one): one is ShownObject => one.object !== undefined),
    leftOut: rollouts.filter((rollout) => !hasPods(rollout) && !templates.has(rollout)),
  };
}

function isOfRollouts({ apiVersion, kind }: JsonObject): boolean {
  return textOf(apiVersion).startsWith('argoproj.io/') && ROLLOUT_KINDS.has(textOf(kind));
}

function isRollout(object: JsonObject): boolean {
  return isOfRollouts(object) && object.kind === 'Rollout';
}

function hasPods({ spec }: JsonObject): boolean {
  return isObject(objectOf(objectOf(spec).template).spec);
}

/** The name of the Deployment that a Rollout takes its pods from. */
function referredDeployment(rollout: JsonObject): string | undefined {
  const { kind, name } = objectOf(objectOf(rollout.spec).workloadRef);
  return kind === 'Deployment' && !hasPods(rollout) ? textOf(name) : undefined;
}

function asDeployment({ metadata, spec }: JsonObject): JsonObject {
  const fields = objectOf(spec);
  return {
    ...DEPLOYMENT,
    metadata,
    spec: { ...only(fields, SHARED_FIELDS), strategy: strategyOf(fields), template: withHashOfDeployments(fields.template) },
  };
}

/** The Deployment that holds the pods of a Rollout: it stands at zero replicas itself, and they are rolled out as the Rollout says. */
function takenOver(deployment: JsonObject, rollout: JsonObject): JsonObject {
  const fields = objectOf(rollout.spec);
  const spec = objectOf(deployment.spec);
  const own = { ...only(spec, ['replicas']), ...only(fields, SHARED_FIELDS.filter((field) => field !== 'selector')) };
  return { ...deployment, spec: { ...spec, ...own, strategy: strategyOf(fields), template: withHashOfDeployments(spec.template) } };
}

function strategyOf(spec: JsonObject): JsonObject {
  const { canary, blueGreen } = objectOf(spec.strategy);
  const bySteps = isObject(canary) && !isObject(canary.trafficRouting);
  return { type: 'RollingUpdate', rollingUpdate: bySteps || !blueGreen && !canary ? only(objectOf(canary), ['maxSurge', 'maxUnavailable']) : BOTH_VERSIONS };
}

/** Autoscalers of any kind name what they scale in one of two fields. */
function pointedAtDeployment(object: JsonObject, nameOfTemplate: ReadonlyMap<string, string>): JsonObject {
  const spec = objectOf(object.spec);
  const field = ['scaleTargetRef', 'targetRef'].find((name) => {
    const { apiVersion, kind } = objectOf(spec[name]);
    return kind === 'Rollout' && (apiVersion === undefined || textOf(apiVersion).startsWith('argoproj.io/'));
  });
  if (field === undefined) {
    return object;
  }
  const target = objectOf(spec[field]);
  const name = nameOfTemplate.get(`${namespaceOf(object)}/${textOf(target.name)}`) ?? target.name;
  return { ...object, spec: { ...spec, [field]: { ...target, ...DEPLOYMENT, name } } };
}

/** The label by which constraints tell versions apart, where pods are counted by version. */
function withHashOfDeployments(value: unknown, key?: string): unknown {
  if (Array.isArray(value)) {
    return value.map((item) => (key === 'matchLabelKeys' || key === 'mismatchLabelKeys') && item === POD_TEMPLATE_HASH.rollout
      ? POD_TEMPLATE_HASH.deployment : withHashOfDeployments(item));
  }
  return isObject(value) ? Object.fromEntries(Object.entries(value).map(([name, item]) => [name, withHashOfDeployments(item, name)])) : value;
}

function only(object: JsonObject, fields: readonly string[]): JsonObject {
  return Object.fromEntries(fields.filter((field) => Object.hasOwn(object, field)).map((field) => [field, object[field]]));
}

function nameOf({ metadata }: JsonObject): string {
  return textOf(objectOf(metadata).name);
}

function namespaceOf({ metadata }: JsonObject): string {
  return textOf(objectOf(metadata).namespace);
}

function keyOf(object: JsonObject): string {
  return `${namespaceOf(object)}/${nameOf(object)}`;
}
