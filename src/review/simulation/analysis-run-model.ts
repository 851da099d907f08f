import { Measured, MeasurementRequest, Outcome, RunKind } from './environment';
import { MetricModel, metricOutcome, newMetric, nextMeasurementAt, withMeasurement } from './metric-model';
import { storedTime } from './replica-set-model';
import { RunMetrics } from './simulated-version';

/** An AnalysisRun, which changes while a release is simulated. */
export interface AnalysisRunModel {
  readonly kind: RunKind;
  /** The step it belongs to. */
  readonly step?: number;
  readonly hash: string;
  readonly startedAt: number;
  metrics: readonly MetricModel[];
  /** Set when it was told to stop. */
  terminated: boolean;
  /** Set when it is over. */
  outcome?: Outcome;
}

/** The worst outcome counts for the run. */
const FROM_WORST: readonly Outcome[] = ['Error', 'Failed', 'Inconclusive', 'Successful'];

export function newRun(kind: RunKind, { metrics, dryRun }: RunMetrics, hash: string, now: number, step?: number): AnalysisRunModel {
  const models = metrics.map((metric) => newMetric(metric, dryRun.has(metric.name)));
  return { kind, hash, startedAt: storedTime(now), metrics: models, terminated: false, ...(step !== undefined && { step }) };
}

/** Takes the measurements that are due, and assesses the run. */
export function advanceRun(run: AnalysisRunModel, now: number, measure: (request: Omit<MeasurementRequest, 'state'>) => Measured): void {
  for (let unsettled = true; unsettled && run.outcome === undefined;) {
    const stopping = isStopping(run);
    const measured = run.metrics.map((metric) => afterDueMeasurement(run, metric, now, stopping, measure));
    const assessed = measured.map((metric) => withOutcome(metric, metricOutcome(metric, isStopping({ ...run, metrics: measured }))));
    unsettled = assessed.some((metric, index) => metric !== run.metrics[index]);
    run.metrics = assessed;
    run.outcome = runOutcome(run);
  }
}

/** When the run is to be looked at again. */
export function nextRunMoment(run: AnalysisRunModel): number {
  const moments = run.metrics.map((metric) => metric.last?.known === false ? metric.last.finishedAt : nextMeasurementAt(metric, run.startedAt));
  return run.outcome ? Infinity : Math.min(Infinity, ...moments.map((moment) => moment ?? Infinity));
}

function afterDueMeasurement(
  run: AnalysisRunModel, metric: MetricModel, now: number, stopping: boolean, measure: (request: Omit<MeasurementRequest, 'state'>) => Measured,
): MetricModel {
  const { last } = metric;
  if (last?.known === false) {
    return stopping ? withMeasurement(metric, 'Successful', now) : last.finishedAt <= now ? withMeasurement(metric, last.outcome, last.finishedAt) : metric;
  }
  const due = nextMeasurementAt(metric, run.startedAt);
  if (stopping || due === undefined || due > now) {
    return metric;
  }
  const ordinal = Object.values(metric.taken).reduce((sum, count) => sum + count, 0);
  const { outcome, seconds = 0 } = measure({
    run: run.kind, step: run.step, startedAt: run.startedAt, metric: metric.spec, dryRun: metric.dryRun, ordinal,
  });
  return seconds > 0 ? { ...metric, last: { finishedAt: now + seconds, outcome, known: false } } : withMeasurement(metric, outcome, storedTime(now));
}

function withOutcome(metric: MetricModel, outcome: Outcome | undefined): MetricModel {
  return metric.outcome === outcome ? metric : { ...metric, outcome };
}

/** A run that was told to stop, or that cannot succeed any more, takes no more measurements. */
function isStopping({ terminated, metrics }: Pick<AnalysisRunModel, 'terminated' | 'metrics'>): boolean {
  return terminated || metrics.some(({ dryRun, outcome }) => !dryRun && outcome !== undefined && outcome !== 'Successful');
}

function runOutcome(run: AnalysisRunModel): Outcome | undefined {
  const outcomes = run.metrics.map(({ dryRun, outcome }) => dryRun && outcome ? 'Successful' : outcome);
  const done = outcomes.every((outcome) => outcome !== undefined);
  return done || isStopping(run) ? FROM_WORST.find((outcome) => outcomes.includes(outcome)) ?? 'Successful' : undefined;
}
