import { isAborted, Pass } from './pass';
import { ReplicaSetModel } from './replica-set-model';
import { observed, replicasOf, rolloutOf, setOf, stableSet, storedNow, World, latestSet } from './world';
import { abortScaleDownDelaySeconds, abortWaitsForDelay, scaleDownDelaySeconds } from '../../semantics/controller/scale-down-delays';

/** Tells a ReplicaSet how many pods to have; says whether that is news to it. */
export function scale(pass: Pass, set: ReplicaSetModel, desired: number): boolean {
  const changed = set.desired !== desired;
  set.desired = desired;
  set.rolloutReplicas = replicasOf(pass.world);
  if (changed && desired === 0 && !waitsAfterAbort(pass)) {
    set.deadline = undefined;
  }
  return changed;
}

/** Whether the pods of the aborted version wait for the abort's own delay. */
export function waitsAfterAbort(pass: Pass): boolean {
  return isAborted(pass) && stableSet(pass.world) !== undefined && abortWaitsForDelay(rolloutOf(pass.world));
}

/** The pods that the aborted version keeps: all of them until the stable version can serve everything, and then for the delay. */
export function scaleAborted(pass: Pass, wanted: number): boolean {
  const { world } = pass;
  const latest = latestSet(world);
  if (latest.deadline !== undefined) {
    if (latest.deadline > world.now) {
      latest.rolloutReplicas = replicasOf(world);
      return false;
    }
    return scale(pass, latest, 0);
  }
  const delay = abortScaleDownDelaySeconds(rolloutOf(world));
  if (delay === undefined) {
    return scale(pass, latest, wanted);
  }
  latest.rolloutReplicas = replicasOf(world);
  if (observed(world, stableSet(world)!).available >= replicasOf(world)) {
    setDeadline(world, latest, delay);
  }
  return false;
}

/** Forgets that the latest and the stable version were to go. */
export function removeDeadlines(pass: Pass): void {
  const stable = stableSet(pass.world);
  if (!waitsAfterAbort(pass)) {
    latestSet(pass.world).deadline = undefined;
  }
  if (stable && (stable !== latestSet(pass.world) || !waitsAfterAbort(pass))) {
    stable.deadline = undefined;
  }
}

/** The pods that an older version keeps: what it has until its deadline, which is set when it is first seen to be old. */
export function podsUntilDeadline(world: World, set: ReplicaSetModel, kept: number, position: number): number {
  const { canary, blueGreen } = rolloutOf(world).strategy;
  const limit = (canary ?? blueGreen)?.scaleDownDelayRevisionLimit ?? Infinity;
  if (position >= limit) {
    return 0;
  }
  if (set.deadline === undefined) {
    setDeadline(world, set, scaleDownDelaySeconds(rolloutOf(world)));
    return set.desired;
  }
  return set.deadline > world.now ? kept : 0;
}

/** Whether the version still has a role, or a Service still selects it. */
export function isReferenced(world: World, { hash }: ReplicaSetModel): boolean {
  const { stableHash, currentHash, activeHash, previewHash, weights } = world.status;
  return [stableHash, currentHash, activeHash, previewHash, weights?.canaryHash, weights?.stableHash, ...world.services.values()].includes(hash);
}

/** Whether the number of pods changed since the versions were last scaled. */
export function isScalingEvent(world: World): boolean {
  return [world.version.name, world.status.stableHash].some((hash) => {
    const set = setOf(world, hash);
    return set !== undefined && set.desired > 0 && set.rolloutReplicas !== undefined && set.rolloutReplicas !== replicasOf(world);
  });
}

/** A delay of zero sets no deadline. */
function setDeadline(world: World, set: ReplicaSetModel, seconds: number): void {
  set.deadline = seconds === 0 ? undefined : storedNow(world, seconds);
}
