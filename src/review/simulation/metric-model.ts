import { Outcome } from './environment';
import { MetricSpec } from '../../manifest/analysis';
import { goDuration } from '../../semantics/validation/durations';

/** The measurements of one metric in one run. */
export interface MetricModel {
  readonly spec: MetricSpec;
  readonly dryRun: boolean;
  readonly taken: Readonly<Record<Outcome, number>>;
  readonly consecutiveErrors: number;
  readonly consecutiveSuccesses: number;
  /** The last measurement, with the moment when it is or was known. */
  readonly last?: { readonly finishedAt: number; readonly outcome: Outcome; readonly known: boolean };
  /** Set when the metric needs no more measurements. */
  readonly outcome?: Outcome;
}

const NANOSECONDS = 1e9;
const ERROR_RETRY_SECONDS = 10;
/** Times are stored in whole seconds: a shorter interval would have no end. */
const LEAST_INTERVAL_SECONDS = 1;
const DEFAULT_CONSECUTIVE_ERROR_LIMIT = 4;

export function newMetric(spec: MetricSpec, dryRun: boolean): MetricModel {
  return { spec, dryRun, taken: { Successful: 0, Failed: 0, Inconclusive: 0, Error: 0 }, consecutiveErrors: 0, consecutiveSuccesses: 0 };
}

/** When the next measurement is due; undefined where none is to come. */
export function nextMeasurementAt({ spec, last, outcome, taken }: MetricModel, startedAt: number): number | undefined {
  if (outcome) {
    return undefined;
  }
  if (!last) {
    return startedAt + seconds(spec.initialDelay);
  }
  const count = effectiveCount(spec);
  if (!last.known || (count !== undefined && measurementsCounted(taken) >= count)) {
    return undefined;
  }
  const retried = last.outcome === 'Error' || spec.interval === undefined;
  return last.finishedAt + (retried ? ERROR_RETRY_SECONDS : Math.max(LEAST_INTERVAL_SECONDS, seconds(spec.interval)));
}

/** A metric after a measurement is known. */
export function withMeasurement(metric: MetricModel, outcome: Outcome, finishedAt: number): MetricModel {
  return {
    ...metric,
    taken: { ...metric.taken, [outcome]: metric.taken[outcome] + 1 },
    consecutiveErrors: outcome === 'Error' ? metric.consecutiveErrors + 1 : 0,
    consecutiveSuccesses: outcome === 'Successful' ? metric.consecutiveSuccesses + 1 : 0,
    last: { finishedAt, outcome, known: true },
  };
}

/** How a metric stands: undefined while it needs more measurements. Of several limits that are passed, errors count before inconclusive before failed. */
export function metricOutcome(metric: MetricModel, terminating: boolean): Outcome | undefined {
  const { spec, taken, last, consecutiveErrors, consecutiveSuccesses } = metric;
  if (metric.outcome || !last) {
    return metric.outcome ?? (terminating ? 'Successful' : undefined);
  }
  if (!last.known) {
    return undefined;
  }
  const failureLimit = Number(spec.failureLimit ?? 0);
  const successLimit = Number(spec.consecutiveSuccessLimit ?? 0);
  if (consecutiveErrors > Number(spec.consecutiveErrorLimit ?? DEFAULT_CONSECUTIVE_ERROR_LIMIT)) {
    return 'Error';
  }
  if (taken.Inconclusive > Number(spec.inconclusiveLimit ?? 0)) {
    return 'Inconclusive';
  }
  if (failureLimit >= 0 && taken.Failed > failureLimit) {
    return 'Failed';
  }
  if (successLimit > 0 && consecutiveSuccesses >= successLimit) {
    return 'Successful';
  }
  const count = effectiveCount(spec);
  if (count !== undefined && measurementsCounted(taken) >= count) {
    return successLimit <= 0 ? 'Successful' : failureLimit >= 0 ? 'Inconclusive' : 'Failed';
  }
  return terminating ? 'Successful' : undefined;
}

/** Measurements that are errors are taken again. */
function measurementsCounted(taken: MetricModel['taken']): number {
  return taken.Successful + taken.Failed + taken.Inconclusive;
}

/** How many measurements a metric needs; undefined where they never end. */
export function effectiveCount({ count, interval }: MetricSpec): number | undefined {
  return Number(count ?? 0) !== 0 ? Number(count) : interval === undefined ? 1 : undefined;
}

function seconds(duration: string | undefined): number {
  return duration === undefined ? 0 : (goDuration(duration) ?? 0) / NANOSECONDS;
}
