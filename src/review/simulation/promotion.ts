import { isAborted, Pass } from './pass';
import { latestSet, observed, replicasOf, rolloutOf, setOf, stableSet, World } from './world';
import { enoughAvailable } from '../../semantics/controller/canary-progress';

/** Whether the version that is applied is older than the stable one, and so few versions lie between them that steps are skipped. */
export function isRollbackInWindow(world: World): boolean {
  const latest = latestSet(world);
  const stable = stableSet(world);
  const window = rolloutOf(world).rollbackWindow?.revisions ?? 0;
  if (!stable || latest.createdAt >= stable.createdAt) {
    return false;
  }
  return world.sets.filter(({ createdAt }) => latest.createdAt < createdAt && createdAt < stable.createdAt).length < window;
}

/** Whether the release goes back to a version that needs no more trial. `withinDelay`: its pods were still there for the scale-down delay. */
export function isFastRollback(world: World, withinDelay: boolean): boolean {
  const latest = latestSet(world);
  const stable = stableSet(world);
  if (!stable) {
    return false;
  }
  const toStable = stable === latest;
  const toEarlier = latest.createdAt < stable.createdAt;
  const quick = isRollbackInWindow(world) || (withinDelay && rolloutOf(world).strategy.blueGreen !== undefined);
  return toStable || (toEarlier && quick);
}

/** Whether the version becomes the stable one now. */
export function becomesStable(pass: Pass, withinDelay: boolean): boolean {
  const { world, next } = pass;
  const rollout = rolloutOf(world);
  const { canary, blueGreen } = rollout.strategy;
  const { status } = world;
  if (!stableSet(world)) {
    return true;
  }
  if (canary) {
    const latest = observed(world, latestSet(world));
    if (isAborted(pass) || (latest.available < replicasOf(world) && !enoughAvailable(rollout, latest, replicasOf(world)))) {
      return false;
    }
    const stepCount = canary.steps?.length ?? 0;
    return status.promotedInFull || isFastRollback(world, withinDelay) || stepCount === 0 || (status.currentStepIndex ?? 0) === stepCount;
  }
  if (next.activeHash === undefined) {
    return true;
  }
  if (next.activeHash !== next.currentHash) {
    return false;
  }
  if (status.promotedInFull || isFastRollback(world, withinDelay)) {
    return true;
  }
  return !isAborted(pass) && (!blueGreen?.postPromotionAnalysis || next.runs.postPromotion?.outcome === 'Successful');
}

/** Makes the version the stable one. */
export function promote(pass: Pass): void {
  const { world, next } = pass;
  const steps = rolloutOf(world).strategy.canary?.steps?.length ?? 0;
  pass.clearPauses = true;
  pass.removeAbort = true;
  next.promotedInFull = false;
  next.previewPassed = false;
  next.currentStepIndex = steps > 0 ? steps : undefined;
  next.stableHash = next.currentHash;
}

/** Whether the ReplicaSet was to go and its time has not come. */
export function isWithinDelay(world: World): boolean {
  const set = setOf(world, world.version.name);
  return set?.deadline !== undefined && set.deadline > world.now;
}
