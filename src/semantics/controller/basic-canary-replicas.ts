import { RolloutSpec } from '../../manifest/rollout';
import { approximateReplicas, ReplicaSplit } from '../replica-share';
import { canaryScale } from './canary-weight';
import { ReleaseReplicaSets, ReleaseStatus, ReplicaSetState, separateStable } from './release-state';
import { maxTrafficWeight, rolloutFenceposts, specReplicas } from './rollout-defaults';

/**
 * The pods that each version of a canary without a router should have next: one move towards the share that the weight asks for,
 * within what maxSurge and maxUnavailable allow. Stable pods are added first; pods of older versions are left to be removed first.
 */
export function basicCanaryReplicas(rollout: RolloutSpec, status: ReleaseStatus, sets: ReleaseReplicaSets): ReplicaSplit {
  const replicas = specReplicas(rollout);
  const { maxSurge, maxUnavailable } = rolloutFenceposts(rollout);
  const { latest, older } = sets;
  const stable = separateStable(sets);
  const wanted = stable
    ? approximateReplicas(replicas, canaryScale(rollout, status, sets).weight, maxTrafficWeight(rollout), maxSurge)
    : { canary: replicas, stable: 0 };
  const most = replicas + maxSurge;

  let room = most - desiredPods([latest, stable, ...older]);
  const grown = (set: ReplicaSetState | undefined, wish: number): number => {
    if (!set) {
      return 0;
    }
    const added = room > 0 ? Math.min(room, Math.max(0, wish - set.desired)) : 0;
    room -= added;
    return set.desired + added;
  };
  const grownStable = grown(stable, wanted.stable);
  const next = { stable: grownStable, canary: grown(latest, wanted.canary) };
  if (desiredPods(older) > 0) {
    return next;
  }

  // The version that grows must be available before the other shrinks; whether the shrinking one is available does not matter.
  const growing = latest === undefined || wanted.canary >= latest.desired;
  const least = replicas - maxUnavailable;
  const spare = countedPods(latest, !growing) + countedPods(sets.stable, growing) - least;
  if (spare <= 0) {
    return next;
  }
  if (growing) {
    if (!stable) {
      return next;
    }
    const [drained, other] = withinLimits(stable, shrunk(stable, wanted.stable, spare, next.stable), latest, next.canary, most, least);
    return { stable: drained, canary: other };
  }
  const [drained, other] = withinLimits(latest, shrunk(latest, wanted.canary, spare, next.canary), sets.stable, next.stable, most, least);
  return { canary: drained, stable: other };
}

function desiredPods(sets: readonly (ReplicaSetState | undefined)[]): number {
  return sets.reduce((sum, set) => sum + (set?.desired ?? 0), 0);
}

/** The pods of a version that count when it is decided how many may go: those about to go do not. */
function countedPods(set: ReplicaSetState | undefined, ignoreAvailability: boolean): number {
  if (!set) {
    return 0;
  }
  return ignoreAvailability ? set.desired : Math.min(set.desired, set.available);
}

function shrunk(set: ReplicaSetState, wanted: number, spare: number, otherwise: number): number {
  return set.desired > wanted ? Math.max(wanted, set.desired - spare) : otherwise;
}

/**
 * Takes what is over the limit from the version that grows, gives it back as far as its pods are needed to stay available,
 * and then takes the rest from the version that shrinks.
 */
function withinLimits(
  drain: ReplicaSetState, drained: number, growing: ReplicaSetState | undefined, grown: number, most: number, least: number,
): [number, number] {
  if (!growing) {
    return [drained, grown];
  }
  const over = (pods: number) => Math.max(0, pods + drained - most);
  const capped = grown - over(grown);
  const available = Math.min(drain.available, drained) + Math.min(growing.available, capped);
  const kept = capped + Math.min(Math.max(0, growing.available - capped), Math.max(0, least - available));
  return [drained - over(kept), kept];
}
