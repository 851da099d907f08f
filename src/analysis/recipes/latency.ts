import { formatDuration } from '../../semantics/durations';
import { propError } from '../../semantics/errors';
import { MetricDraft } from '../metric';
import { decimal, equals, rate } from './promql';
import { LatencyOptions } from './recipe-options';
import { thresholdMetric } from './threshold-recipe';

/** Duration of the new version's requests at a percentile, in seconds. */
export function latency(options: LatencyOptions): MetricDraft {
  const where = 'AnalysisMetric.latency';
  const { percentile, atMost } = options;
  if (typeof percentile !== 'number' || !(percentile > 0 && percentile < 1)) {
    throw propError(where, {
      prop: 'percentile',
      received: percentile,
      accepted: 'a number above 0 and below 1',
      mend: percentile > 1 && percentile < 100 ? `pass ${percentile / 100}` : 'pass 0.99 for the 99th percentile',
    });
  }
  if (atMost.toMilliseconds() <= 0) {
    throw propError(where, { prop: 'atMost', received: formatDuration(atMost), accepted: 'a time above zero', mend: 'pass Duration.millis(500)' });
  }
  const quantile = decimal(percentile);
  return thresholdMetric({
    where,
    name: `latency-p${quantile.slice(2).padEnd(2, '0')}`,
    options,
    good: '<=',
    bound: atMost.toMilliseconds() / 1000,
    query: (context, window) => {
      const series = (options.telemetry ?? context.telemetry)._series(where, context);
      const buckets = (...more: string[]) => rate(series.durations, [...series.matchers, ...more], window);
      const estimate = `histogram_quantile(${quantile}, sum by (le) (${buckets()}))`;
      // Above the largest bucket histogram_quantile answers with that bucket's bound, which may look fast enough. Infinity is the honest answer.
      const beyond = `(${quantile} * sum(${buckets(equals('le', '+Inf'))}) > max(sum by (le) (${buckets('le!="+Inf"')}))) + Inf`;
      return `${beyond}\nor\n${series.second === 1 ? estimate : `${estimate} / ${series.second}`}`;
    },
  });
}
