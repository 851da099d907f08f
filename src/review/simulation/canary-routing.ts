import { abandonedCanary, selectWhenAvailable } from './canary-services';
import { isAborted, Pass } from './pass';
import { isFullyPromoted, latestSet, observed, releaseSets, replicasOf, rolloutOf, stableSet, World } from './world';
import { atDesiredReplicas, enoughAvailable } from '../../semantics/controller/canary-progress';
import { currentSetWeight, desiredCanaryWeight, weightSetBefore } from '../../semantics/controller/canary-weight';
import { maxTrafficWeight } from '../../semantics/controller/rollout-defaults';

/** Tells the router the weight that the release has come to. The stable version must have the pods for what it is to get. */
export function routeRequests(pass: Pass): void {
  const { world, next } = pass;
  const rollout = rolloutOf(world);
  if (!rollout.strategy.canary!.trafficRouting) {
    next.weights = undefined;
    return;
  }
  const maxWeight = maxTrafficWeight(rollout);
  const weight = weightToRoute(pass);
  const stable = stableSet(world);
  const needed = Math.trunc(((maxWeight - weight) * replicasOf(world)) / maxWeight);
  const observedStable = stable && observed(world, stable);
  if (!observedStable || (observedStable.available < needed && !enoughAvailable(rollout, observedStable, needed))) {
    return;
  }
  next.weights = { canary: weight, stable: maxWeight - weight, canaryHash: abandonedCanary(world) ?? latestSet(world).hash, stableHash: stable.hash };
}

function weightToRoute(pass: Pass): number {
  const { world } = pass;
  const { status } = world;
  const rollout = rolloutOf(world);
  const { canaryService, dynamicStableScale, steps = [] } = rollout.strategy.canary!;
  if (abandonedCanary(world) !== undefined) {
    return weightOnTheWayBack(world);
  }
  if (isFullyPromoted(world)) {
    return 0;
  }
  const latest = observed(world, latestSet(world));
  if (isAborted(pass)) {
    const weight = weightOnTheWayBack(world);
    if (!dynamicStableScale || weight === 0) {
      selectWhenAvailable(world, canaryService, stableSet(world), false);
    }
    return weight;
  }
  if (latest.available === 0) {
    return 0;
  }
  if (status.promotedInFull) {
    return dynamicStableScale
      ? Math.trunc((maxTrafficWeight(rollout) * latest.available) / replicasOf(world))
      : status.weights?.canary ?? 0;
  }
  if (steps.length === 0) {
    return 0;
  }
  const index = status.currentStepIndex ?? 0;
  if (!atDesiredReplicas(rollout, status, releaseSets(world))) {
    return weightSetBefore(rollout, index);
  }
  return index === steps.length ? maxTrafficWeight(rollout) : currentSetWeight(rollout, status);
}

/** The weight after an abort: none at once, or, where the stable version has to grow first, as much as it cannot serve yet. */
function weightOnTheWayBack(world: World): number {
  const rollout = rolloutOf(world);
  const replicas = replicasOf(world);
  const stable = stableSet(world);
  if (!rollout.strategy.canary!.dynamicStableScale || !stable || replicas === 0) {
    return 0;
  }
  const maxWeight = maxTrafficWeight(rollout);
  const wanted = desiredCanaryWeight(rollout, world.status, releaseSets(world));
  const served = Math.trunc((maxWeight * observed(world, stable).available) / replicas);
  const unserved = Math.max(0, maxWeight - served);
  const present = world.status.weights?.canary;
  if (present === undefined) {
    return Math.max(unserved, wanted);
  }
  if (wanted <= 0) {
    return Math.min(unserved, present);
  }
  return served < maxWeight - wanted ? present : Math.min(wanted, present);
}
