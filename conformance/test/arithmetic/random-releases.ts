import { BlueGreenStrategySpec, CanaryStepSpec, CanaryStrategySpec, RolloutSpec } from '../../../src/manifest/rollout';
import { BlueGreenStatus } from '../../../src/semantics/controller/blue-green-replicas';
import { ReleaseReplicaSets, ReleaseStatus, ReplicaSetState, RoutedWeights } from '../../../src/semantics/controller/release-state';
import { Dice } from '../validation/dice';

/** A canary at any moment, reachable or not: the arithmetic is defined for all of them. */
export interface RandomCanary {
  readonly rollout: RolloutSpec;
  readonly status: ReleaseStatus;
  readonly sets: ReleaseReplicaSets;
  readonly routed?: RoutedWeights;
}

export interface RandomBlueGreen {
  readonly rollout: RolloutSpec;
  readonly status: BlueGreenStatus;
  readonly latest: ReplicaSetState;
  readonly others: readonly ReplicaSetState[];
}

const FENCEPOSTS = [0, 1, 2, 5, '0%', '1%', '10%', '25%', '34%', '50%', '100%', '150%', '1', '25'];

export function randomCanary(dice: Dice): RandomCanary {
  const replicas = randomReplicas(dice);
  const maxWeight = dice.chance(0.8) ? undefined : dice.pick([10, 1000, 256]);
  const steps = Array.from({ length: dice.integer(0, 7) }, () => randomStep(dice, maxWeight ?? 100));
  const canary: CanaryStrategySpec = {
    ...(dice.chance(0.15) ? {} : { steps }),
    ...(dice.chance(0.6) ? { trafficRouting: { ...(maxWeight && { maxTrafficWeight: maxWeight }), nginx: { stableIngress: 'a' } } } : {}),
    ...(dice.chance(0.4) ? { dynamicStableScale: true } : {}),
    ...(dice.chance(0.3) ? { minPodsPerReplicaSet: dice.integer(0, 6) } : {}),
    ...(dice.chance(0.5) ? { maxSurge: dice.pick(FENCEPOSTS) } : {}),
    ...(dice.chance(0.5) ? { maxUnavailable: dice.pick(FENCEPOSTS) } : {}),
    ...(dice.chance(0.3) ? { abortScaleDownDelaySeconds: dice.pick([0, 1, 30, 600]) } : {}),
    ...(dice.chance(0.3) ? { scaleDownDelaySeconds: dice.pick([0, 1, 30, 600]) } : {}),
    ...(dice.chance(0.25) ? { replicaProgressThreshold: randomThreshold(dice) } : {}),
  };
  const all = replicas ?? 1;
  const resting = dice.chance(0.15);
  const latest = dice.chance(0.92) ? randomReplicaSet(dice, 'new', all) : undefined;
  const stable = resting ? latest : dice.chance(0.92) ? randomReplicaSet(dice, 'old', all) : undefined;
  return {
    rollout: {
      ...(replicas !== undefined && { replicas }),
      ...(dice.chance(0.3) && { progressDeadlineSeconds: dice.integer(1, 900) }),
      strategy: { canary },
    },
    status: {
      ...(dice.chance(0.9) ? { currentStepIndex: dice.integer(0, steps.length + (dice.chance(0.1) ? 1 : 0)) } : {}),
      ...(dice.chance(0.25) ? { aborted: true } : {}),
      ...(dice.chance(0.1) ? { promotedInFull: true } : {}),
      ...(dice.chance(0.95) ? { stableHash: stable?.hash ?? 'old' } : {}),
      ...(dice.chance(0.95) ? { currentHash: latest?.hash ?? 'new' } : {}),
    },
    sets: { latest, stable, older: Array.from({ length: dice.pick([0, 0, 0, 1, 2]) }, (_, index) => randomReplicaSet(dice, `older${index}`, all)) },
    ...(dice.chance(0.6) ? { routed: randomWeights(dice, maxWeight ?? 100) } : {}),
  };
}

export function randomBlueGreen(dice: Dice): RandomBlueGreen {
  const replicas = randomReplicas(dice);
  const blueGreen: BlueGreenStrategySpec = {
    activeService: 'active',
    ...(dice.chance(0.6) ? { previewReplicaCount: dice.integer(0, 6) } : {}),
    ...(dice.chance(0.5) ? { maxUnavailable: dice.pick(FENCEPOSTS) } : {}),
    ...(dice.chance(0.4) ? { abortScaleDownDelaySeconds: dice.pick([0, 1, 30, 600]) } : {}),
    ...(dice.chance(0.4) ? { scaleDownDelaySeconds: dice.pick([0, 1, 30, 600]) } : {}),
  };
  const others = ['old', 'older'].slice(0, dice.integer(0, 2)).map((hash) => randomReplicaSet(dice, hash, replicas ?? 1));
  return {
    rollout: { ...(replicas !== undefined && { replicas }), strategy: { blueGreen } },
    status: {
      ...(dice.chance(0.9) ? { activeHash: dice.pick(['old', 'new', 'gone']) } : {}),
      ...(dice.chance(0.9) ? { currentHash: dice.pick(['new', 'new', 'old']) } : {}),
      promotedInFull: dice.chance(0.1),
      paused: dice.chance(0.4),
      previewPassed: dice.chance(0.4),
    },
    latest: randomReplicaSet(dice, 'new', blueGreen.previewReplicaCount ?? replicas ?? 1),
    others,
  };
}

function randomReplicas(dice: Dice): number | undefined {
  return dice.chance(0.04) ? undefined : dice.chance(0.9) ? dice.integer(0, 12) : dice.integer(13, 200);
}

function randomStep(dice: Dice, maxWeight: number): CanaryStepSpec {
  const weight = () => dice.chance(0.1) ? dice.pick([0, maxWeight]) : dice.integer(0, maxWeight);
  switch (dice.integer(0, 5)) {
    case 0:
    case 1:
    case 2: return { setWeight: weight() };
    case 3: return { pause: {} };
    case 4: return { setCanaryScale: randomScale(dice, weight()) };
    default: return { analysis: { templates: [{ templateName: 'a' }] } };
  }
}

function randomScale(dice: Dice, weight: number): CanaryStepSpec['setCanaryScale'] {
  const replicas = dice.integer(0, 8);
  return dice.pick([{ replicas }, { weight }, { matchTrafficWeight: true }, { matchTrafficWeight: false }, { replicas, weight }]);
}

function randomThreshold(dice: Dice): CanaryStrategySpec['replicaProgressThreshold'] {
  return { type: dice.pick(['Percent', 'Pods']), value: dice.pick([-1, 0, 1, 3, 28, 50, 90, 100]) };
}

/** Mostly at rest at some size near the wanted one, where decisions are close. */
function randomReplicaSet(dice: Dice, hash: string, all: number): ReplicaSetState {
  const desired = dice.chance(0.4) ? all : dice.integer(0, Math.ceil(all * 1.3));
  const current = dice.chance(0.7) ? desired : dice.integer(0, Math.ceil(all * 1.3));
  return { hash, desired, current, available: dice.chance(0.6) ? current : dice.integer(0, Math.max(current, desired)) };
}

function randomWeights(dice: Dice, maxWeight: number): RoutedWeights {
  const canary = dice.integer(0, maxWeight);
  return { canary, stable: dice.chance(0.9) ? maxWeight - canary : dice.integer(0, maxWeight - canary) };
}
