import { runAnalyses } from './analyses';
import { blueGreenStatus, isReadyForPause, isSaturated } from './blue-green-state';
import { beginPass, isHalted, Pass, pauseSince } from './pass';
import { persist } from './progress';
import { becomesStable, isFastRollback, isRollbackInWindow, isWithinDelay, promote } from './promotion';
import { isReferenced, podsUntilDeadline, removeDeadlines, scale, scaleAborted, waitsAfterAbort } from './scaling';
import { latestSet, observed, otherSets, replicasOf, rolloutOf, stableSet, World } from './world';
import { writeCounts } from './written-counts';
import { blueGreenReplicas } from '../../semantics/controller/blue-green-replicas';

/** One look at a blue-green release: the preview Service, pods, the pause, the active Service, analyses. */
export function blueGreenPass(world: World): void {
  const withinDelay = isWithinDelay(world);
  const pass = beginPass(world);
  const latest = latestSet(world);
  const { previewService } = rolloutOf(world).strategy.blueGreen!;
  if (previewService && !isHalted(world)) {
    world.services.set(previewService, latest.hash);
  }
  if (isNewRelease(world)) {
    return writeStatus(pass, withinDelay);
  }
  scaleBlueGreen(pass);
  pauseBeforeSwitch(pass, withinDelay);
  switchActiveService(pass, withinDelay);
  runAnalyses(pass, withinDelay);
  writeStatus(pass, withinDelay);
}

function isNewRelease(world: World): boolean {
  return world.status.currentHash !== undefined && world.status.currentHash !== latestSet(world).hash;
}

/** Scales every version; older ones stay for the scale-down delay after the switch. */
export function scaleBlueGreen(pass: Pass): void {
  const { world } = pass;
  const rollout = rolloutOf(world);
  const { blueGreen } = rollout.strategy;
  const latest = latestSet(world);
  removeDeadlines(pass);
  const stable = stableSet(world);
  if (stable) {
    scale(pass, stable, replicasOf(world));
  }
  const others = world.sets.filter((set) => set !== latest).map((set) => observed(world, set));
  const wanted = blueGreenReplicas(rollout, blueGreenStatus(world), observed(world, latest), others);
  if (waitsAfterAbort(pass)) {
    scaleAborted(pass, wanted);
  } else {
    scale(pass, latest, wanted);
  }
  const analysed = blueGreen!.postPromotionAnalysis && blueGreen!.scaleDownDelaySeconds === undefined
    && world.status.stableHash !== latest.hash && world.status.activeHash === latest.hash
    && world.status.runs.postPromotion?.outcome !== 'Successful';
  if (pauseSince(world.status, 'InconclusiveAnalysisRun') !== undefined || analysed) {
    return;
  }
  const older = otherSets(world).filter((set) => set.desired > 0 && !isReferenced(world, set)).sort((one, other) => other.revision - one.revision);
  older.forEach((set, position) => scale(pass, set, podsUntilDeadline(world, set, replicasOf(world), position)));
}

/** Whether nothing needs to be tried before the switch. */
function isFastTracked({ world }: Pass, withinDelay: boolean): boolean {
  const active = world.services.get(rolloutOf(world).strategy.blueGreen!.activeService);
  return isFastRollback(world, withinDelay) || world.status.promotedInFull || active === undefined || active === latestSet(world).hash;
}

function pauseBeforeSwitch(pass: Pass, withinDelay: boolean): void {
  const { world } = pass;
  const { status } = world;
  const { autoPromotionEnabled, autoPromotionSeconds = 0 } = rolloutOf(world).strategy.blueGreen!;
  if (status.aborted || !isReadyForPause(world) || isHalted(world)) {
    return;
  }
  if (isFastTracked(pass, withinDelay) || status.previewPassed || (autoPromotionEnabled !== false && autoPromotionSeconds <= 0)) {
    pass.pausesToRemove.add('BlueGreenPause');
  } else if (prePromotionPassed(world)) {
    if (pauseSince(status, 'BlueGreenPause') === undefined) {
      if (!status.controllerPause) {
        pass.pausesToAdd.add('BlueGreenPause');
      }
    } else if (isPauseOver(pass)) {
      pass.pausesToRemove.add('BlueGreenPause');
    }
  }
}

function prePromotionPassed(world: World): boolean {
  return !rolloutOf(world).strategy.blueGreen!.prePromotionAnalysis || world.status.runs.prePromotion?.outcome === 'Successful';
}

function isPauseOver(pass: Pass): boolean {
  const { world: { status, now, ...world } } = pass;
  const { autoPromotionEnabled, autoPromotionSeconds = 0 } = world.version.rollout.strategy.blueGreen!;
  const since = pauseSince(status, 'BlueGreenPause');
  if (pass.pausesToAdd.size > 0) {
    return false;
  }
  if (status.previewPassed) {
    return true;
  }
  if (autoPromotionEnabled !== false) {
    return autoPromotionSeconds === 0 || (since !== undefined && since + autoPromotionSeconds <= now);
  }
  return status.controllerPause && since === undefined;
}

function switchActiveService(pass: Pass, withinDelay: boolean): void {
  const { world } = pass;
  const { activeService } = rolloutOf(world).strategy.blueGreen!;
  if (isHalted(world) || !isReadyForPause(world) || !isSaturated(world)) {
    return;
  }
  const promoted = isFastTracked(pass, withinDelay) || (isPauseOver(pass) && prePromotionPassed(world));
  const active = promoted ? latestSet(world).hash : world.services.get(activeService);
  world.services.set(activeService, world.status.aborted ? world.status.stableHash : active);
}

function writeStatus(pass: Pass, withinDelay: boolean): void {
  const { world, next } = pass;
  const { status } = world;
  const { activeService, previewService, previewReplicaCount } = rolloutOf(world).strategy.blueGreen!;
  writeCounts(pass);
  next.promotedInFull = status.promotedInFull;
  if (isNewRelease(world)) {
    pass.clearPauses = true;
    pass.removeAbort = true;
    next.promotedInFull = false;
    next.runs = {};
  }
  if (status.promotedInFull || isRollbackInWindow(world)) {
    pass.clearPauses = true;
    pass.removeAbort = true;
  }
  next.previewHash = previewService ? world.services.get(previewService) : undefined;
  next.activeHash = world.services.get(activeService);
  if (becomesStable(pass, withinDelay)) {
    promote(pass);
  } else {
    next.previewPassed = previewReplicaCount !== undefined && (status.previewPassed
      || (prePromotionPassed(world) && isPauseOver(pass) && observed(world, latestSet(world)).available === previewReplicaCount));
  }
  const active = world.sets.find(({ hash }) => hash === next.activeHash);
  if (active) {
    next.availableReplicas = observed(world, active).available;
  }
  persist(pass);
}
