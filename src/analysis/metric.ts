import { AnalysisArgument } from './analysis-argument';
import { MetricContext } from './metric-context';
import { MetricOptions, MetricParameters } from './metric-props';
import { isSaid, renderSampling, requireParameters } from './metric-sampling';
import { MetricSpec } from '../manifest/analysis';
import { formatDuration } from '../semantics/durations';
import { propError, requireInteger } from '../semantics/errors';
import { MetricProvider } from './providers/metric-provider';
import { requireText } from './required-text';

/** Where samples come from and what makes them good or bad. */
export interface Measurement {
  readonly provider: MetricProvider;
  readonly successCondition?: string;
  readonly failureCondition?: string;
}

/** A metric before it is known which release it watches. */
export interface MetricDraft extends MetricOptions {
  /** The call that made it, for error messages. */
  readonly where: string;
  readonly name: string;
  readonly args?: AnalysisArgument[];
  readonly parameters?: MetricParameters;
  readonly measure: (context: MetricContext) => Measurement;
}

/** The metric with its samples. Throws where conditions and provider do not fit. */
export function renderMetric(draft: MetricDraft, measurement: Measurement): MetricSpec {
  const { provider, successCondition, failureCondition } = measurement;
  requireFittingConditions(draft.where, measurement);
  provider._requireMetric(draft.where, { name: draft.name, sampledAgain: isSaid(draft, 'interval') });
  return {
    name: draft.name,
    ...renderSampling(draft),
    ...(successCondition !== undefined && { successCondition }),
    ...(failureCondition !== undefined && { failureCondition }),
    provider: provider._toJson(),
  };
}

function requireFittingConditions(where: string, measurement: Measurement): void {
  const { provider, successCondition, failureCondition } = measurement;
  const given = successCondition !== undefined ? 'successCondition' : failureCondition !== undefined ? 'failureCondition' : undefined;
  if (given !== undefined && provider._conditions === 'ignored') {
    throw propError(where, {
      prop: given,
      received: measurement[given],
      accepted: 'no condition: a Job or a Kayenta judgement succeeds or fails by itself and the controller ignores conditions',
      mend: 'leave the condition out and let the Job exit with 1, or the threshold of Kayenta decide',
    });
  }
  if (given === undefined && provider._conditions === 'needed') {
    throw propError(where, {
      prop: 'successCondition',
      received: undefined,
      accepted: 'a successCondition, a failureCondition or both: without any the controller calls every sample successful',
      mend: 'pass successCondition, for example "len(result) > 0 && result[0] >= 0.99"',
    });
  }
  for (const condition of ['successCondition', 'failureCondition'] as const) {
    if (measurement[condition] !== undefined) {
      requireText(where, condition, measurement[condition], '"len(result) > 0 && result[0] >= 0.99"');
    }
  }
}

/** Throws on what the controller would refuse when the analysis starts, which aborts the release. */
export function requireSoundMetric(draft: MetricDraft): void {
  const { where } = draft;
  requireText(where, 'name', draft.name, '"success-rate"');
  if (draft.interval !== undefined && draft.interval.toMilliseconds() <= 0) {
    throw propError(where, { prop: 'interval', received: formatDuration(draft.interval), accepted: 'a time above zero', mend: 'pass Duration.minutes(1)' });
  }
  const most = 1_000_000;
  requireInteger(where, 'count', draft.count, 1, most, 'leave count out for samples until the end of the release');
  requireInteger(where, 'failureLimit', draft.failureLimit, -1, most, 'pass 0 to fail on the first failed sample, -1 for no limit');
  requireInteger(where, 'inconclusiveLimit', draft.inconclusiveLimit, 0, most, 'pass 0 to pause on the first inconclusive sample');
  requireInteger(where, 'consecutiveErrorLimit', draft.consecutiveErrorLimit, 0, most, 'pass 0 to abort on the first error');
  requireInteger(where, 'consecutiveSuccessLimit', draft.consecutiveSuccessLimit, 0, most, 'leave it out for no such limit');
  requireParameters(draft);
  requireReachableLimits(draft);
}

function requireReachableLimits(draft: MetricDraft): void {
  const { where, count, failureLimit = 0, inconclusiveLimit = 0, consecutiveSuccessLimit = 0 } = draft;
  if (failureLimit === -1 && consecutiveSuccessLimit === 0 && !isSaid(draft, 'consecutiveSuccessLimit')) {
    throw propError(where, {
      prop: 'failureLimit', received: -1, accepted: '-1 only with a consecutiveSuccessLimit', mend: 'pass consecutiveSuccessLimit, or a failureLimit of 0 or more',
    });
  }
  if (count === undefined) {
    if (failureLimit > 0 && !(['count', 'interval', 'consecutiveSuccessLimit'] as const).some((field) => isSaid(draft, field))) {
      throw propError(where, {
        prop: 'failureLimit',
        received: failureLimit,
        accepted: 'at most 0 where neither count nor interval is said: the metric is measured once, and could not fail',
        mend: 'leave failureLimit out, or pass interval',
      });
    }
    return;
  }
  if (count > 1 && !isSaid(draft, 'interval')) {
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
