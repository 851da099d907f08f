import { ReleaseReplicaSets, ReleaseStatus } from './release-state';
import { maxTrafficWeight, specReplicas } from './rollout-defaults';
import { abortScaleDownDelaySeconds } from './scale-down-delays';
import { CanaryStepSpec, RolloutSpec } from '../../manifest/rollout';

/** What the size of the canary follows: a number of pods that a step says, or a weight. */
export interface CanaryScale {
  readonly replicas?: number;
  readonly weight: number;
}

/** The step that is to be done next, or undefined where there are none or all are done. */
export function currentStep(rollout: RolloutSpec, { currentStepIndex = 0 }: ReleaseStatus): CanaryStepSpec | undefined {
  return rollout.strategy.canary?.steps?.[currentStepIndex];
}

/** The last weight that a step set, the current one included. All of it when the steps are done, none after an abort. */
export function currentSetWeight(rollout: RolloutSpec, status: ReleaseStatus): number {
  if (status.aborted) {
    return 0;
  }
  if (!currentStep(rollout, status)) {
    return maxTrafficWeight(rollout);
  }
  return weightSetBefore(rollout, (status.currentStepIndex ?? 0) + 1);
}

/** The last weight that was set by a step before this index. */
export function weightSetBefore(rollout: RolloutSpec, index: number): number {
  return (rollout.strategy.canary?.steps ?? []).slice(0, index).reverse().find(({ setWeight }) => setWeight !== undefined)?.setWeight ?? 0;
}

/** What the size of the canary follows now. */
export function canaryScale(rollout: RolloutSpec, status: ReleaseStatus, sets: ReleaseReplicaSets): CanaryScale {
  const { promotedInFull, stableHash, currentHash } = status;
  if (promotedInFull || !stableHash || currentHash === stableHash) {
    return { weight: maxTrafficWeight(rollout) };
  }
  const scale = scaleInForce(rollout, status);
  if (scale?.replicas !== undefined) {
    return { replicas: scale.replicas, weight: 0 };
  }
  return { weight: scale?.weight ?? desiredCanaryWeight(rollout, status, sets) };
}

/**
 * The weight that the sizes of both versions aim at. An abort with a dynamic stable scale goes back the way that the release came,
 * one weight after the other, as the stable version grows.
 */
export function desiredCanaryWeight(rollout: RolloutSpec, status: ReleaseStatus, { latest, stable }: ReleaseReplicaSets): number {
  const { canary } = rollout.strategy;
  if (!(status.aborted && canary?.dynamicStableScale && latest && stable)) {
    return currentSetWeight(rollout, status);
  }
  const replicas = specReplicas(rollout);
  const left = Math.max(replicas - stable.available, latest.available);
  const lower = (canary.steps ?? []).slice().reverse()
    .find(({ setWeight }) => setWeight !== undefined && podsForWeight(replicas, setWeight, maxTrafficWeight(rollout)) < left);
  return lower?.setWeight ?? 0;
}

/** The pods that a share of the requests needs. */
export function podsForWeight(replicas: number, weight: number, maxWeight: number): number {
  // A quotient of -0 is no number of pods.
  return Math.ceil((weight * replicas) / maxWeight) + 0;
}

/** The setCanaryScale step that still holds. It needs a router, and an abort ends it unless the aborted pods are to stay. */
function scaleInForce(rollout: RolloutSpec, status: ReleaseStatus): CanaryStepSpec['setCanaryScale'] {
  const { canary } = rollout.strategy;
  const ended = status.aborted && abortScaleDownDelaySeconds(rollout) !== undefined;
  if (!canary?.trafficRouting || ended || !currentStep(rollout, status)) {
    return undefined;
  }
  const scale = canary.steps!.slice(0, (status.currentStepIndex ?? 0) + 1).reverse().find(({ setCanaryScale }) => setCanaryScale)?.setCanaryScale;
  return scale?.matchTrafficWeight ? undefined : scale;
}
