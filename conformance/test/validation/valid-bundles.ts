import { Dice } from './dice';
import { analyses } from './valid-analyses';
import { routing, routerKeys } from './valid-routing';
import { canarySteps } from './valid-steps';

/** An object that mutations may change anywhere. */
export type Json = any; // eslint-disable-line @typescript-eslint/no-explicit-any -- a mutation may put anything in the place of anything

/** What a bundle must have, so that a mutation finds what it changes. */
export interface Demand {
  readonly strategy?: 'canary' | 'blueGreen';
  /** A router by its key, or `none`. */
  readonly router?: string;
  readonly steps?: boolean;
  readonly background?: boolean;
  readonly workloadRef?: boolean;
}

export interface ValidBundle {
  readonly objects: Json[];
  readonly rollout: Json;
}

export const labelsOf = (name: string) => ({ 'app.kubernetes.io/name': name });

export function podTemplate(name: string, dice: Dice): Json {
  return {
    metadata: { labels: { ...labelsOf(name), ...(dice.chance(0.3) && { tier: 'web' }) }, ...(dice.chance(0.2) && { annotations: { 'example.com/note': 'x' } }) },
    spec: { containers: [{ name: 'app', image: 'registry.example.com/app:1', ports: [{ containerPort: 8080 }] }], ...(dice.chance(0.2) && { restartPolicy: 'Always' }) },
  };
}

export function service(name: string, app: string): Json {
  return { apiVersion: 'v1', kind: 'Service', metadata: { name }, spec: { selector: labelsOf(app), ports: [{ port: 80 }] } };
}

/** A bundle that nobody objects to: a Rollout with everything it refers to, and sometimes an Experiment and an AnalysisRun beside it. */
export function validBundle(dice: Dice, demand: Demand): ValidBundle {
  const name = 'orders';
  const strategy = demand.strategy ?? (dice.chance(0.75) ? 'canary' : 'blueGreen');
  const template = podTemplate(name, dice);
  const objects: Json[] = [];
  const spec: Json = {
    ...(dice.chance(0.7) && { replicas: dice.integer(0, 20) }),
    ...(dice.chance(0.3) && { minReadySeconds: dice.integer(0, 60) }),
    ...(dice.chance(0.3) && { progressDeadlineSeconds: dice.integer(61, 900) }),
    ...(dice.chance(0.3) && { revisionHistoryLimit: dice.integer(3, 12) }),
    ...(dice.chance(0.2) && { rollbackWindow: { revisions: dice.integer(1, 3) } }),
    selector: dice.chance(0.8) ? { matchLabels: labelsOf(name) } : { matchExpressions: [{ key: 'app.kubernetes.io/name', operator: 'In', values: [name, 'other'] }] },
  };
  if (demand.workloadRef ?? dice.chance(0.15)) {
    const kind = dice.pick(['Deployment', 'ReplicaSet', 'PodTemplate']);
    const selector = { matchLabels: labelsOf(name) };
    const workload = kind === 'PodTemplate' ? { template } : { spec: { selector, template, replicas: 1 } };
    objects.push({ apiVersion: kind === 'PodTemplate' ? 'v1' : 'apps/v1', kind, metadata: { name: 'workload' }, ...workload });
    spec.workloadRef = { apiVersion: kind === 'PodTemplate' ? 'v1' : 'apps/v1', kind, name: 'workload', ...(dice.chance(0.5) && { scaleDown: dice.pick(['never', 'onsuccess', 'progressively']) }) };
    if (kind !== 'PodTemplate' && dice.chance(0.5)) {
      delete spec.selector;
    }
  } else {
    spec.template = template;
  }
  const rollout: Json = { apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout', metadata: { name, labels: { team: 'shop' }, annotations: { 'example.com/owner': 'shop' } }, spec };
  const analysis = analyses(dice, objects);
  spec.strategy = { [strategy]: strategy === 'canary' ? canary(dice, demand, objects, analysis) : blueGreen(dice, objects, analysis) };
  objects.push(rollout);
  if (dice.chance(0.3)) {
    const namespaced = objects.map((object) => (object.kind === 'ClusterAnalysisTemplate' ? object : { ...object, metadata: { ...object.metadata, namespace: 'shop' } }));
    return { objects: namespaced, rollout: namespaced[namespaced.length - 1] };
  }
  return { objects, rollout };
}

function antiAffinity(dice: Dice): Json {
  return dice.chance(0.5)
    ? { preferredDuringSchedulingIgnoredDuringExecution: { weight: dice.integer(1, 100) } }
    : { requiredDuringSchedulingIgnoredDuringExecution: {} };
}

function blueGreen(dice: Dice, objects: Json[], analysis: (awaited: boolean) => Json): Json {
  objects.push(service('orders-active', 'orders'), service('orders-preview', 'orders'));
  return {
    activeService: 'orders-active',
    ...(dice.chance(0.7) && { previewService: 'orders-preview' }),
    ...(dice.chance(0.3) && { scaleDownDelayRevisionLimit: dice.integer(0, 3) }),
    ...(dice.chance(0.3) && { antiAffinity: antiAffinity(dice) }),
    ...(dice.chance(0.5) && { prePromotionAnalysis: analysis(true) }),
    ...(dice.chance(0.5) && { postPromotionAnalysis: analysis(true) }),
  };
}

function canary(dice: Dice, demand: Demand, objects: Json[], analysis: (awaited: boolean) => Json): Json {
  const router = demand.router ?? dice.pick([...routerKeys, 'none', 'none']);
  const strategy: Json = {
    ...(dice.chance(0.3) && { maxSurge: dice.pick([1, '25%', '1%']) }),
    ...(dice.chance(0.3) && { maxUnavailable: dice.pick([1, 0, '25%', '0%']) }),
    ...(dice.chance(0.3) && { antiAffinity: antiAffinity(dice) }),
    ...(dice.chance(0.2) && { replicaProgressThreshold: { type: 'Percent', value: dice.integer(1, 100) } }),
  };
  if (strategy.maxSurge === undefined) {
    delete strategy.maxUnavailable;
  }
  if (router !== 'none') {
    routing(dice, router, strategy, objects);
    Object.assign(strategy, dice.pick([{}, {}, { scaleDownDelaySeconds: 30 }, { dynamicStableScale: true }]));
  }
  strategy.steps = canarySteps(dice, router, demand.steps === true, strategy.trafficRouting?.maxTrafficWeight ?? 100, analysis);
  if (demand.background ?? dice.chance(0.4)) {
    const startingStep = strategy.steps.length > 0 && dice.chance(0.5) ? { startingStep: dice.integer(0, strategy.steps.length - 1) } : {};
    strategy.analysis = { ...analysis(false), ...startingStep };
  }
  return strategy;
}
