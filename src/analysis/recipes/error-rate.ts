import { MetricDraft } from '../metric';
import { matches, rate } from './promql';
import { ErrorRateOptions } from './recipe-options';
import { requireRatio, thresholdMetric } from './threshold-recipe';

/** Share of the new version's requests that failed. */
export function errorRate(options: ErrorRateOptions): MetricDraft {
  const where = 'AnalysisMetric.errorRate';
  requireRatio(where, 'atMost', options.atMost);
  return thresholdMetric({
    where,
    name: 'error-rate',
    options,
    good: '<=',
    bound: options.atMost,
    query: (context, window) => {
      const series = (options.telemetry ?? context.telemetry)._series(where, context);
      const bad = rate(series.requests, [...series.matchers, matches(series.statusLabel, series.failureStatus)], window);
      const all = rate(series.requests, series.matchers, window);
      // Where no request fails there is no bad series at all: that is a rate of 0, not a missing one.
      return `(sum(${bad}) or vector(0))\n/\n(sum(${all}) > 0)`;
    },
  });
}
