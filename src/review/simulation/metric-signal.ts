import { resultOutcome } from './result-outcome';
import { MetricSpec } from '../../manifest/analysis';
import { goDuration } from '../../semantics/validation/durations';

/** What a metric measures of a version's requests. */
export type MetricSignal = 'successRatio' | 'errorRatio' | 'latency';

const LATENCY = /histogram_quantile|latency|duration/i;
const DEFAULT_WINDOW_SECONDS = 300;

/**
 * What a metric of Prometheus measures: by its query where that is about time, else by which of 0 and 1 its conditions like.
 * Undefined where that is not to be seen.
 */
export function metricSignal(metric: MetricSpec): MetricSignal | undefined {
  const query = queryOf(metric);
  if (query === undefined || LATENCY.test(query)) {
    return query === undefined ? undefined : 'latency';
  }
  const likes = (value: number) => resultOutcome(metric, [value]) === 'Successful';
  return likes(1) === likes(0) ? undefined : likes(1) ? 'successRatio' : 'errorRatio';
}

/** The seconds that a query looks back: the longest range in it. */
export function metricWindow(metric: MetricSpec): number {
  const ranges = Array.from((queryOf(metric) ?? '').matchAll(/\[([0-9a-z]+)\]/g), ([, range]) => (goDuration(range) ?? 0) / 1e9);
  return Math.max(0, ...ranges) || DEFAULT_WINDOW_SECONDS;
}

function queryOf({ provider }: MetricSpec): string | undefined {
  return (provider.prometheus as { readonly query?: string } | undefined)?.query;
}
