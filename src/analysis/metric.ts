import { AnalysisArgument } from './analysis-argument';
import { MetricContext } from './metric-context';
import { MetricOptions } from './metric-props';
import { MetricSpec } from '../manifest/analysis';
import { formatDuration } from '../semantics/durations';
import { propError, requireInteger } from '../semantics/errors';
import { requireJobMetricName } from './providers/job-pod';
import { MetricProvider } from './providers/metric-provider';
import { requireText } from './required-text';

/** A metric before it is known which release it watches. */
export interface MetricDraft extends MetricOptions {
  /** The call that made it, for error messages. */
  readonly where: string;
  readonly name: string;
  readonly successCondition?: string;
  readonly failureCondition?: string;
  readonly args?: AnalysisArgument[];
  readonly provide: (context: MetricContext) => MetricProvider;
}

/** Whether a metric has samples until someone else ends the analysis. */
export function isEndless(metric: MetricSpec | MetricOptions): boolean {
  return metric.interval !== undefined && metric.count === undefined;
}

/** The metric with the samples of the provider. Throws where conditions and provider do not fit. */
export function renderMetric(draft: MetricDraft, provider: MetricProvider): MetricSpec {
  const conditions = [draft.successCondition, draft.failureCondition].filter((condition) => condition !== undefined);
  if (provider._decidesAlone() && conditions.length > 0) {
    throw propError(draft.where, {
      prop: draft.successCondition !== undefined ? 'successCondition' : 'failureCondition',
      received: conditions[0],
      accepted: 'no condition: a Job succeeds or fails by itself and the controller ignores conditions',
      mend: 'leave the condition out and let the Job exit with 1',
    });
  }
  if (provider._decidesAlone()) {
    requireJobMetricName(draft.where, draft.name);
  }
  if (!provider._decidesAlone() && conditions.length === 0) {
    throw propError(draft.where, {
      prop: 'successCondition',
      received: undefined,
      accepted: 'a successCondition, a failureCondition or both: without any the controller calls every sample successful',
      mend: 'pass successCondition, for example "len(result) > 0 && result[0] >= 0.99"',
    });
  }
  return {
    name: draft.name,
    ...(draft.initialDelay && { initialDelay: formatDuration(draft.initialDelay) }),
    ...(draft.interval && { interval: formatDuration(draft.interval) }),
    ...(draft.count !== undefined && { count: draft.count }),
    ...(draft.failureLimit !== undefined && { failureLimit: draft.failureLimit }),
    ...(draft.inconclusiveLimit !== undefined && { inconclusiveLimit: draft.inconclusiveLimit }),
    ...(draft.consecutiveErrorLimit !== undefined && { consecutiveErrorLimit: draft.consecutiveErrorLimit }),
    ...(draft.consecutiveSuccessLimit !== undefined && { consecutiveSuccessLimit: draft.consecutiveSuccessLimit }),
    ...(draft.successCondition !== undefined && { successCondition: draft.successCondition }),
    ...(draft.failureCondition !== undefined && { failureCondition: draft.failureCondition }),
    provider: provider._toJson(),
  };
}

/** Throws on what the controller would refuse when the analysis starts, which aborts the release. */
export function requireSoundMetric(draft: MetricDraft): void {
  const { where } = draft;
  requireText(where, 'name', draft.name, '"success-rate"');
  for (const condition of ['successCondition', 'failureCondition'] as const) {
    if (draft[condition] !== undefined) {
      requireText(where, condition, draft[condition], '"len(result) > 0 && result[0] >= 0.99"');
    }
  }
  if (draft.interval !== undefined && draft.interval.toMilliseconds() <= 0) {
    throw propError(where, { prop: 'interval', received: formatDuration(draft.interval), accepted: 'a time above zero', mend: 'pass Duration.minutes(1)' });
  }
  const most = 1_000_000;
  requireInteger(where, 'count', draft.count, 1, most, 'leave count out for samples until the end of the release');
  requireInteger(where, 'failureLimit', draft.failureLimit, -1, most, 'pass 0 to fail on the first failed sample, -1 for no limit');
  requireInteger(where, 'inconclusiveLimit', draft.inconclusiveLimit, 0, most, 'pass 0 to pause on the first inconclusive sample');
  requireInteger(where, 'consecutiveErrorLimit', draft.consecutiveErrorLimit, 0, most, 'pass 0 to abort on the first error');
  requireInteger(where, 'consecutiveSuccessLimit', draft.consecutiveSuccessLimit, 0, most, 'leave it out for no such limit');
  requireReachableLimits(draft);
}

function requireReachableLimits(draft: MetricDraft): void {
  const { where, count, failureLimit = 0, inconclusiveLimit = 0, consecutiveSuccessLimit = 0 } = draft;
  if (failureLimit === -1 && consecutiveSuccessLimit === 0) {
    throw propError(where, {
      prop: 'failureLimit', received: -1, accepted: '-1 only with a consecutiveSuccessLimit', mend: 'pass consecutiveSuccessLimit, or a failureLimit of 0 or more',
    });
  }
  if (count === undefined) {
    return;
  }
  if (count > 1 && draft.interval === undefined) {
    throw propError(where, { prop: 'interval', received: undefined, accepted: `a time between ${count} samples`, mend: 'pass interval, or count: 1' });
  }
  const least = Math.max(failureLimit, 0) + consecutiveSuccessLimit;
  if (count < least) {
    throw propError(where, {
      prop: 'count', received: count, accepted: `at least failureLimit + consecutiveSuccessLimit, here ${least}`, mend: 'raise count or lower the limits',
    });
  }
  if (failureLimit >= count) {
    throw propError(where, {
      prop: 'failureLimit',
      received: failureLimit,
      accepted: `less than count, here ${count}: the metric fails only when more samples fail than failureLimit`,
      mend: 'lower failureLimit, or name the metric in dryRun if it must not fail',
    });
  }
  if (count < inconclusiveLimit) {
    throw propError(where, {
      prop: 'inconclusiveLimit', received: inconclusiveLimit, accepted: `at most count, here ${count}`, mend: 'lower inconclusiveLimit or raise count',
    });
  }
}
