import { RolloutSpec } from '../../manifest/rollout';
import { ReplicaSplit } from '../replica-share';
import { basicCanaryReplicas } from './basic-canary-replicas';
import { ReleaseReplicaSets, ReleaseStatus, ReplicaSetState, RoutedWeights } from './release-state';
import { routedCanaryReplicas } from './routed-canary-replicas';

/** The pods that each version should have now, by whichever way the Rollout shifts requests. */
export function canaryReplicas(rollout: RolloutSpec, status: ReleaseStatus, sets: ReleaseReplicaSets, routed?: RoutedWeights): ReplicaSplit {
  return rollout.strategy.canary?.trafficRouting
    ? routedCanaryReplicas(rollout, status, sets, routed)
    : basicCanaryReplicas(rollout, status, sets);
}

/** Whether the versions have the pods that the current step asks for: only then does the weight move, and the next step begin. */
export function atDesiredReplicas(rollout: RolloutSpec, status: ReleaseStatus, sets: ReleaseReplicaSets, routed?: RoutedWeights): boolean {
  const wanted = canaryReplicas(rollout, status, sets, routed);
  const { trafficRouting, dynamicStableScale } = rollout.strategy.canary!;
  if (!enoughAvailable(rollout, sets.latest, wanted.canary)) {
    return false;
  }
  const stableFollowsWeight = trafficRouting !== undefined && dynamicStableScale;
  if (!stableFollowsWeight && (sets.stable?.desired !== wanted.stable || sets.stable.current !== wanted.stable)) {
    return false;
  }
  // Without a router every pod of an older version would still get requests.
  return trafficRouting !== undefined || sets.older.every(({ available }) => available === 0);
}

/** Whether as many pods are available as the Rollout's threshold asks for, by default all of them. */
export function enoughAvailable(rollout: RolloutSpec, set: ReplicaSetState | undefined, wanted: number): boolean {
  const threshold = rollout.strategy.canary?.replicaProgressThreshold;
  if (!threshold || !set || threshold.value < 0) {
    return set?.desired === wanted && set.available === wanted;
  }
  if (threshold.type !== 'Percent') {
    return set.available >= threshold.value;
  }
  // Division leaves 28 % of 25 pods a hair short of 28.
  return wanted === 0 || (set.available / wanted) * 100 >= threshold.value - 1e-10;
}
