import { Duration } from 'cdk8s';
import { decimal, equals } from './promql';
import { RequestSeries } from './request-series';

/** PromQL: share of requests that did not fail. Nothing without requests. */
export function successRatio(series: RequestSeries, window: Duration): string {
  // Where every request fails there is no good series at all: that is a rate of 0, not a missing one.
  return `(sum(${series.good(window)}) or vector(0))\n/\n(sum(${series.all(window)}) > 0)`;
}

/** PromQL: share of requests that failed. Nothing without requests. */
export function errorRatio(series: RequestSeries, window: Duration): string {
  // Where no request fails there is no bad series at all: that is a rate of 0, not a missing one.
  return `(sum(${series.bad(window)}) or vector(0))\n/\n(sum(${series.all(window)}) > 0)`;
}

/** PromQL: seconds at the percentile. Nothing or NaN without requests, infinite above the largest bucket. */
export function latencySeconds(series: RequestSeries, window: Duration, percentile: number): string {
  const quantile = decimal(percentile);
  const estimate = `histogram_quantile(${quantile}, sum by (le) (${series.buckets(window)}))`;
  // Above the largest bucket histogram_quantile answers with that bucket's bound, which may look fast enough. Infinity is the honest answer.
  const beyond = `(${quantile} * sum(${series.buckets(window, equals('le', '+Inf'))}) > max(sum by (le) (${series.buckets(window, 'le!="+Inf"')}))) + Inf`;
  return `${beyond}\nor\n${series.second === 1 ? estimate : `${estimate} / ${series.second}`}`;
}
