import { Pass } from './pass';
import { timelineState } from './timeline';
import { latestSet, rolloutOf } from './world';
import { currentStep } from '../../semantics/controller/canary-weight';

/** Starts the experiment of the current step, and acts on how it ends. */
export function runExperiment(pass: Pass): void {
  const { world, next } = pass;
  const { status, environment, now } = world;
  const step = status.currentStepIndex ?? 0;
  const hash = latestSet(world).hash;
  if (!currentStep(rolloutOf(world), status)?.experiment || status.aborted || status.stableHash === undefined || status.stableHash === hash) {
    next.experiment = undefined;
    return;
  }
  const present = status.experiment?.step === step && status.experiment.hash === hash ? status.experiment : undefined;
  const answer = present ? undefined : environment.experiment?.(step, timelineState(world));
  const outcome = present?.outcome ?? answer?.outcome ?? 'Successful';
  next.experiment = present ?? { step, hash, outcome, endsAt: now + (answer?.seconds ?? 0) };
  if (next.experiment.endsAt > now) {
    return;
  }
  if (outcome === 'Inconclusive') {
    pass.pausesToAdd.add('InconclusiveAnalysisRun');
  } else if (outcome !== 'Successful') {
    pass.abort = 'Experiment phase error/failed';
  }
}
