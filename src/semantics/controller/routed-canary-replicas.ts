import { RolloutSpec } from '../../manifest/rollout';
import { ReplicaSplit } from '../replica-share';
import { canaryScale, podsForWeight } from './canary-weight';
import { ReleaseReplicaSets, ReleaseStatus, RoutedWeights } from './release-state';
import { maxTrafficWeight, specReplicas } from './rollout-defaults';

/**
 * The pods that each version of a canary with a router should have. The stable version keeps all of its pods, unless it follows the weight:
 * then it keeps what the requests need that it still gets, and so does a canary that was aborted.
 */
export function routedCanaryReplicas(rollout: RolloutSpec, status: ReleaseStatus, sets: ReleaseReplicaSets, routed?: RoutedWeights): ReplicaSplit {
  const replicas = specReplicas(rollout);
  const maxWeight = maxTrafficWeight(rollout);
  const scale = canaryScale(rollout, status, sets);
  const canary = scale.replicas ?? atLeastMinPods(rollout, podsForWeight(replicas, scale.weight, maxWeight));
  if (!rollout.strategy.canary!.dynamicStableScale) {
    return { canary, stable: replicas };
  }
  const needed = (weight: number | undefined) => weight === undefined ? -Infinity : podsForWeight(replicas, weight, maxWeight);
  return {
    canary: atLeastMinPods(rollout, Math.max(canary, needed(status.aborted ? routed?.canary : undefined))),
    stable: atLeastMinPods(rollout, Math.max(podsForWeight(replicas, maxWeight - scale.weight, maxWeight), needed(routed?.stable))),
  };
}

/** A version that has pods at all has this many, though never more than the Rollout asks for. */
function atLeastMinPods(rollout: RolloutSpec, pods: number): number {
  const { trafficRouting, minPodsPerReplicaSet } = rollout.strategy.canary!;
  const unbounded = pods === 0 || !trafficRouting || minPodsPerReplicaSet === undefined;
  return unbounded ? pods : Math.max(pods, Math.min(minPodsPerReplicaSet, specReplicas(rollout)));
}
