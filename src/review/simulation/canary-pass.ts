import { runAnalyses } from './analyses';
import { routeRequests } from './canary-routing';
import { scaleCanary } from './canary-scaling';
import { switchCanaryServices } from './canary-services';
import { runExperiment } from './experiments';
import { beginPass, isAborted, Pass, pauseSince } from './pass';
import { persist } from './progress';
import { becomesStable, isRollbackInWindow, isWithinDelay, promote } from './promotion';
import { isFullyPromoted, latestSet, releaseSets, rolloutOf, World } from './world';
import { writeCounts } from './written-counts';
import { CanaryStepSpec } from '../../manifest/rollout';
import { atDesiredReplicas } from '../../semantics/controller/canary-progress';
import { currentStep } from '../../semantics/controller/canary-weight';
import { pauseSeconds } from '../../semantics/validation/durations';

/** One look at a canary: Services, router, experiment and analyses, then one move of one version's pods, then the step. */
export function canaryPass(world: World): void {
  const withinDelay = isWithinDelay(world);
  const pass = beginPass(world);
  const latest = latestSet(world);
  if (isNewRelease(world, latest.hash)) {
    return writeStatus(pass, withinDelay);
  }
  switchCanaryServices(pass);
  routeRequests(pass);
  runExperiment(pass);
  runAnalyses(pass, withinDelay);
  if (pass.pausesToAdd.size === 0 && !scaleCanary(pass)) {
    pauseAtStep(pass);
  }
  writeStatus(pass, withinDelay);
}

/** Whether the pod template or the steps are others than those that the status is about. */
function isNewRelease({ status, version }: World, hash: string): boolean {
  return status.steps !== stepsOf(version.rollout) || (status.currentHash !== undefined && status.currentHash !== hash);
}

function stepsOf({ strategy: { canary } }: World['version']['rollout']): string {
  const steps = canary?.steps ?? NO_STEPS;
  let written = WRITTEN.get(steps);
  if (written === undefined) {
    written = JSON.stringify(steps);
    WRITTEN.set(steps, written);
  }
  return written;
}

const NO_STEPS: CanaryStepSpec[] = [];
/** They are compared at every look. */
const WRITTEN = new WeakMap<readonly CanaryStepSpec[], string>();

function pauseAtStep(pass: Pass): void {
  const { world } = pass;
  const { status } = world;
  const step = currentStep(rolloutOf(world), status);
  if (step?.pause && !world.paused && !status.promotedInFull && pauseSince(status, 'CanaryPauseStep') === undefined && !status.controllerPause) {
    pass.pausesToAdd.add('CanaryPauseStep');
  }
}

function writeStatus(pass: Pass, withinDelay: boolean): void {
  const { world, next } = pass;
  const { status } = world;
  const rollout = rolloutOf(world);
  const stepCount = rollout.strategy.canary!.steps?.length ?? 0;
  const latest = latestSet(world);
  const newRelease = isNewRelease(world, latest.hash);
  writeCounts(pass);
  next.promotedInFull = status.promotedInFull;
  next.steps = stepsOf(world.version.rollout);
  if (newRelease) {
    pass.clearPauses = true;
    pass.removeAbort = true;
    next.promotedInFull = false;
    next.runs = {};
    next.currentStepIndex = stepCount > 0 ? 0 : undefined;
    const skipped = status.stableHash === latest.hash || (isRollbackInWindow(world) && latest.desired > 0);
    if (stepCount > 0 && skipped) {
      next.currentStepIndex = stepCount;
    }
    return persist(pass);
  }
  let index = stepCount > 0 ? status.currentStepIndex ?? 0 : status.currentStepIndex;
  if (status.promotedInFull || isRollbackInWindow(world)) {
    pass.clearPauses = true;
    pass.removeAbort = true;
    index = stepCount > 0 ? stepCount : index;
  }
  if (becomesStable(pass, withinDelay)) {
    promote(pass);
    return persist(pass);
  }
  if (isAborted(pass)) {
    next.currentStepIndex = stepCount === 0 ? undefined : isFullyPromoted(world) ? stepCount : 0;
    return persist(pass);
  }
  if (index !== undefined && isStepDone(pass)) {
    index++;
    next.runs = { ...next.runs, step: undefined };
    pass.pausesToRemove.add('CanaryPauseStep');
  }
  next.currentStepIndex = index;
  persist(pass);
}

function isStepDone(pass: Pass): boolean {
  const { world, next } = pass;
  const { status, now } = world;
  const rollout = rolloutOf(world);
  const step = currentStep(rollout, status);
  if (world.paused || !step) {
    return false;
  }
  if (step.pause) {
    const since = pauseSince(status, 'CanaryPauseStep');
    const resumed = status.controllerPause && since === undefined;
    return resumed || (since !== undefined && step.pause.duration !== undefined && since + (pauseSeconds(step.pause.duration) ?? 0) <= now);
  }
  if (step.setCanaryScale || step.setWeight !== undefined) {
    return atDesiredReplicas(rollout, status, releaseSets(world), next.weights);
  }
  if (step.experiment) {
    return next.experiment !== undefined && next.experiment.endsAt <= now && next.experiment.outcome === 'Successful';
  }
  if (step.analysis) {
    return next.runs.step?.outcome === 'Successful';
  }
  return step.setHeaderRoute !== undefined || step.setMirrorRoute !== undefined || step.plugin !== undefined;
}
