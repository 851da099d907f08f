import { Pass, isAborted } from './pass';
import { ReplicaSetModel } from './replica-set-model';
import { isFullyPromoted, latestSet, observed, replicasOf, rolloutOf, stableSet, World } from './world';

/** Lets the stable and the canary Service select the pods of their versions, once these have pods that can answer. */
export function switchCanaryServices(pass: Pass): void {
  const { world } = pass;
  const { stableService, canaryService, trafficRouting } = rolloutOf(world).strategy.canary!;
  selectWhenAvailable(world, stableService, stableSet(world), true);
  if (isAborted(pass) && !trafficRouting) {
    selectWhenAvailable(world, canaryService, stableSet(world), true);
  } else if (!abandonedCanary(world)) {
    selectWhenAvailable(world, canaryService, latestSet(world), true);
  }
}

/** Lets a Service select a version. A Service that is taken over must find all of the version's pods, later one is enough. */
export function selectWhenAvailable(world: World, service: string | undefined, set: ReplicaSetModel | undefined, checked: boolean): void {
  if (!service || !set || world.services.get(service) === set.hash) {
    return;
  }
  const { desired, available } = observed(world, set);
  const takenOver = world.services.get(service) !== undefined;
  const ready = takenOver ? available > 0 : desired > 0 && available >= desired;
  if (ready || !checked) {
    world.services.set(service, set.hash);
  }
}

/** The version that requests still go to, while the stable one, applied again in the middle of a release, has not all of its pods back. */
export function abandonedCanary(world: World): string | undefined {
  const { canary } = rolloutOf(world).strategy;
  const routed = world.status.weights?.canaryHash;
  const latest = latestSet(world);
  const returning = isFullyPromoted(world) && canary?.trafficRouting && canary.dynamicStableScale && routed !== undefined && routed !== latest.hash
    && observed(world, latest).available < replicasOf(world);
  return returning ? routed : undefined;
}
