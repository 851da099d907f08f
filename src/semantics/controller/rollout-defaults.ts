import { RolloutSpec } from '../../manifest/rollout';
import { Fenceposts, resolveFenceposts } from '../replica-share';

/** What the controller puts in place of fields that a Rollout leaves out. */
const DEFAULT_REPLICAS = 1;
const DEFAULT_MAX_WEIGHT = 100;

export function specReplicas(rollout: RolloutSpec): number {
  return rollout.replicas ?? DEFAULT_REPLICAS;
}

/** The weight that stands for all requests. */
export function maxTrafficWeight(rollout: RolloutSpec): number {
  return rollout.strategy.canary?.trafficRouting?.maxTrafficWeight ?? DEFAULT_MAX_WEIGHT;
}

/** How many pods more and fewer than `spec.replicas` there may be. Blue-green has no surge: its second version exists in full beside the first. */
export function rolloutFenceposts(rollout: RolloutSpec): Fenceposts {
  const { canary, blueGreen } = rollout.strategy;
  const replicas = specReplicas(rollout);
  if (canary) {
    return resolveFenceposts('Rollout', replicas, canary.maxSurge, canary.maxUnavailable);
  }
  // A surge of one keeps maxUnavailable at the zero that it may come to: only a canary must be able to replace pods within it.
  return { maxSurge: 0, maxUnavailable: resolveFenceposts('Rollout', replicas, 1, blueGreen?.maxUnavailable).maxUnavailable };
}
