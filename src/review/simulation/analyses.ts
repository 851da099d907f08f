import { AnalysisRunModel, newRun } from './analysis-run-model';
import { isSaturated } from './blue-green-state';
import { CurrentRuns } from './controller-status';
import { RunKind } from './environment';
import { isAborted, Pass, pauseSince } from './pass';
import { isFastRollback } from './promotion';
import { runMetrics } from './simulated-version';
import { isFullyPromoted, latestSet, observed, rolloutOf, World } from './world';
import { RolloutAnalysisSpec } from '../../manifest/analysis';
import { currentStep } from '../../semantics/controller/canary-weight';

/** Starts the runs that are due, stops those that nobody needs any more, and acts on how they end. */
export function runAnalyses(pass: Pass, withinDelay: boolean): void {
  const { world, next } = pass;
  const { status } = world;
  const { canary } = rolloutOf(world).strategy;
  const decided = isFullyPromoted(world) || isAborted(pass) || status.promotedInFull;
  const needless = decided || isFastRollback(world, withinDelay) || status.stableHash === undefined;
  if (needless) {
    stop(Object.values(status.runs));
    // A canary's runs are forgotten; those of blue-green stay to be seen.
    const { prePromotion, postPromotion } = status.runs;
    next.runs = canary ? {} : given({ prePromotion, postPromotion });
  } else if (canary) {
    const step = stepRun(pass);
    next.runs = given({ step, background: backgroundRun(pass) });
  } else {
    const prePromotion = blueGreenRun(pass, 'prePromotion', beforePrePromotion(world));
    heed(pass, prePromotion, 'Blue/green pre-promotion analysis phase error/failed');
    const postPromotion = blueGreenRun(pass, 'postPromotion', beforePostPromotion(world));
    heed(pass, postPromotion, 'Blue/green post-promotion analysis phase error/failed');
    next.runs = given({ prePromotion, postPromotion });
  }
  const current = Object.values(next.runs);
  stop(world.runs.filter((run) => !current.includes(run)));
}

function stepRun(pass: Pass): AnalysisRunModel | undefined {
  const { world } = pass;
  const { status } = world;
  const index = status.currentStepIndex ?? 0;
  const analysis = currentStep(rolloutOf(world), status)?.analysis;
  const present = status.runs.step;
  if (status.pauses.length > 0 || status.aborted) {
    return present;
  }
  if (!analysis?.templates?.length || (present && present.step !== index)) {
    stop([present]);
    return undefined;
  }
  if (needsAnother(world, present)) {
    return start(world, 'step', analysis, index);
  }
  heed(pass, present, 'Step-based analysis phase error/failed');
  return present;
}

function backgroundRun(pass: Pass): AnalysisRunModel | undefined {
  const { world } = pass;
  const { status } = world;
  const analysis = rolloutOf(world).strategy.canary!.analysis;
  const present = status.runs.background;
  if (!analysis?.templates?.length) {
    stop([present]);
    return undefined;
  }
  const before = currentStep(rolloutOf(world), status) !== undefined && (status.currentStepIndex ?? 0) < (analysis.startingStep ?? 0);
  if (before || status.currentHash === undefined) {
    return undefined;
  }
  if (pauseSince(status, 'InconclusiveAnalysisRun') !== undefined) {
    return present;
  }
  if (needsAnother(world, present)) {
    return start(world, 'background', analysis);
  }
  heed(pass, present, 'Background analysis phase error/failed');
  return present;
}

function blueGreenRun(pass: Pass, kind: 'prePromotion' | 'postPromotion', tooEarly: boolean): AnalysisRunModel | undefined {
  const { world } = pass;
  const analysis = rolloutOf(world).strategy.blueGreen![`${kind}Analysis`];
  const present = world.status.runs[kind];
  if (!analysis?.templates?.length || tooEarly) {
    stop([present]);
    return analysis?.templates?.length ? present : undefined;
  }
  const waiting = pauseSince(world.status, 'InconclusiveAnalysisRun') !== undefined;
  return !waiting && needsAnother(world, present) ? start(world, kind, analysis) : present;
}

function beforePrePromotion(world: World): boolean {
  const { stableHash, activeHash, runs } = world.status;
  const latest = latestSet(world);
  if (stableHash === latest.hash || activeHash === undefined || activeHash === latest.hash) {
    return true;
  }
  const preview = rolloutOf(world).strategy.blueGreen!.previewReplicaCount;
  const { desired, available } = observed(world, latest);
  return !runs.prePromotion && (preview === undefined ? !isSaturated(world) : desired !== preview || available !== preview);
}

function beforePostPromotion(world: World): boolean {
  const { stableHash, activeHash, runs } = world.status;
  const { hash } = latestSet(world);
  return stableHash === hash || activeHash !== hash || (!runs.postPromotion && !isSaturated(world));
}

/** A run is started where there is none, after an inconclusive one that somebody has looked at, and after an abort that was taken back. */
function needsAnother({ status }: World, present: AnalysisRunModel | undefined): boolean {
  if (!present) {
    return true;
  }
  const waiting = pauseSince(status, 'CanaryPauseStep') !== undefined || pauseSince(status, 'BlueGreenPause') !== undefined;
  return status.controllerPause && !waiting ? present.outcome === 'Inconclusive' : status.abortedAt !== undefined;
}

function start(world: World, kind: RunKind, analysis: RolloutAnalysisSpec, step?: number): AnalysisRunModel {
  const run = newRun(kind, runMetrics(world.version, analysis), latestSet(world).hash, world.now, step);
  world.runs.push(run);
  return run;
}

function heed(pass: Pass, run: AnalysisRunModel | undefined, message: string): void {
  if (run?.outcome === 'Inconclusive') {
    pass.pausesToAdd.add('InconclusiveAnalysisRun');
  } else if (run?.outcome === 'Failed' || run?.outcome === 'Error') {
    pass.abort = message;
  }
}

function stop(runs: readonly (AnalysisRunModel | undefined)[]): void {
  runs.forEach((run) => {
    if (run && run.outcome === undefined) {
      run.terminated = true;
    }
  });
}

function given(runs: CurrentRuns): CurrentRuns {
  return Object.fromEntries(Object.entries(runs).filter(([, run]) => run !== undefined));
}
