import { NextStatus, Progress } from './controller-status';
import { isAborted, Pass, writePauses } from './pass';
import { releasePhase } from './release-phase';
import { otherSets, replicasOf, rolloutOf, storedNow, World } from './world';
import { currentStep } from '../../semantics/controller/canary-weight';
import { progressDeadlineSeconds } from '../../semantics/controller/scale-down-delays';

/** Writes the status down, after it was seen whether the release takes too long. */
export function persist(pass: Pass): void {
  const { world, next } = pass;
  next.observed = true;
  abortWhenTooLong(pass);
  writePauses(pass);
  writeProgress(pass);
  [next.phase, next.message] = releasePhase(rolloutOf(world), world.paused, next);
  world.status = { ...next };
}

/**
 * When a release that makes no more progress is to be looked at. While all pods of the new version are available and get the requests, nobody looks
 * by itself: a blue-green release that is analysed after the switch is aborted then only if something else happens meanwhile.
 */
export function nextDeadline(world: World): number {
  const { progress } = world.status;
  const looked = progress && countsProgress(world) && !isHealthy(world, { ...world.status });
  return looked ? progress.updatedAt + progressDeadlineSeconds(rolloutOf(world)) + 1 : Infinity;
}

/** Notes that the release was paused or goes on, which the deadline must know; says whether there was anything to note. */
export function notePauses(world: World): boolean {
  const { status } = world;
  const paused = status.pauses.length > 0 || world.paused;
  const reason = status.progress?.reason;
  const completed = status.stableHash !== undefined && status.stableHash === status.currentHash;
  const abortNoted = reason === 'RolloutAborted';
  let progress = status.progress;
  if (paused !== (reason === 'RolloutPaused') && !abortNoted && !completed) {
    progress = noted(world, paused ? 'RolloutPaused' : 'RolloutResumed', '');
  }
  if (!status.aborted && abortNoted) {
    progress = noted(world, 'RolloutRetry', '');
  }
  const pausedCondition = abortNoted ? status.pausedCondition : paused;
  if (progress === status.progress && pausedCondition === status.pausedCondition) {
    return false;
  }
  const next = { ...status, progress, pausedCondition, observed: true };
  const [phase, message] = releasePhase(rolloutOf(world), world.paused, next);
  world.status = { ...next, phase, message };
  return true;
}

function abortWhenTooLong(pass: Pass): void {
  const { world, next } = pass;
  const completed = next.stableHash !== undefined && next.stableHash === next.currentHash;
  if (!rolloutOf(world).progressDeadlineAbort || isAborted(pass) || completed || hasProgressed(world, next) || !countsProgress(world)) {
    return;
  }
  if (isTooLong(world, world.status.progress)) {
    pass.abort = tooLong(world);
  }
}

function writeProgress(pass: Pass): void {
  const { world, next } = pass;
  const { status } = world;
  const healthy = isHealthy(world, next);
  const pausedNow = next.pauses.length > 0 || world.paused;
  const becameUnhealthy = !(healthy && !pausedNow) && status.healthyCondition === true;
  next.healthyCondition = healthy && !pausedNow ? true : status.healthyCondition === undefined ? undefined : false;
  if (next.aborted) {
    if (status.progress?.reason !== 'RolloutAborted') {
      next.progress = noted(world, 'RolloutAborted', pass.abort ?? '');
    }
  } else if (healthy) {
    if (status.progress?.reason !== 'NewReplicaSetAvailable') {
      next.progress = noted(world, 'NewReplicaSetAvailable', '');
    }
  } else if (hasProgressed(world, next) || becameUnhealthy) {
    next.progress = noted(world, 'ReplicaSetUpdated', '');
  } else if (countsProgress(world) && isTooLong(world, status.progress)) {
    next.progress = status.progress?.reason === 'ProgressDeadlineExceeded' ? status.progress : noted(world, 'ProgressDeadlineExceeded', tooLong(world));
  }
}

/** Whether all pods are those of the version that is applied, available, and the ones that requests reach. */
function isHealthy(world: World, next: NextStatus): boolean {
  const { canary, blueGreen } = rolloutOf(world).strategy;
  const replicas = replicasOf(world);
  const { currentHash, stableHash, activeHash, previewHash, currentStepIndex } = next;
  const blueGreenDone = !blueGreen || (activeHash === currentHash && (!blueGreen.previewService || previewHash === currentHash));
  const stepCount = canary?.steps?.length ?? 0;
  const stepsDone = stepCount === 0 || currentStepIndex === undefined || currentStepIndex === stepCount;
  const canaryDone = !canary || (stepsDone && stableHash !== undefined && stableHash === currentHash && next.replicas === replicas);
  return next.updatedReplicas === replicas && next.availableReplicas === replicas && world.status.observed && blueGreenDone && canaryDone;
}

function hasProgressed(world: World, next: NextStatus): boolean {
  const { status } = world;
  const { canary } = rolloutOf(world).strategy;
  const strategy = canary
    ? next.stableHash !== status.stableHash || next.steps !== status.steps
      || (next.currentStepIndex !== undefined && status.currentStepIndex !== undefined && next.currentStepIndex !== status.currentStepIndex)
    : next.activeHash !== status.activeHash || next.previewHash !== status.previewHash;
  return strategy || next.updatedReplicas !== status.updatedReplicas
    || next.replicas - next.updatedReplicas < status.replicas - status.updatedReplicas
    || next.readyReplicas > status.readyReplicas || next.availableReplicas > status.availableReplicas;
}

/** Pauses, analyses and experiments may take as long as they want, and so may pods that are kept for a while. */
function countsProgress(world: World): boolean {
  const { status } = world;
  const step = currentStep(rolloutOf(world), status);
  const indefinite = step?.experiment ?? step?.analysis ?? step?.pause ?? status.pausedCondition;
  return !indefinite && otherSets(world).every(({ deadline }) => deadline === undefined);
}

function isTooLong(world: World, progress: Progress | undefined): boolean {
  if (!progress || progress.reason === 'RolloutAborted' || progress.reason === 'RolloutPaused') {
    return false;
  }
  return progress.reason === 'ProgressDeadlineExceeded' || progress.updatedAt + progressDeadlineSeconds(rolloutOf(world)) < world.now;
}

function tooLong({ version }: World): string {
  return `ReplicaSet "${version.name}" has timed out progressing.`;
}

function noted(world: World, reason: Progress['reason'], message: string): Progress {
  return { reason, message, updatedAt: storedNow(world) };
}
