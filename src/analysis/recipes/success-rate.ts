import { MetricDraft } from '../metric';
import { matchesNot, rate } from './promql';
import { SuccessRateOptions } from './recipe-options';
import { requireRatio, thresholdMetric } from './threshold-recipe';

/** Share of the new version's requests that did not fail. */
export function successRate(options: SuccessRateOptions): MetricDraft {
  const where = 'AnalysisMetric.successRate';
  requireRatio(where, 'atLeast', options.atLeast);
  return thresholdMetric({
    where,
    name: 'success-rate',
    options,
    good: '>=',
    bound: options.atLeast,
    query: (context, window) => {
      const series = (options.telemetry ?? context.telemetry)._series(where, context);
      const good = rate(series.requests, [...series.matchers, matchesNot(series.statusLabel, series.failureStatus)], window);
      const all = rate(series.requests, series.matchers, window);
      // Where every request fails there is no good series at all: that is a rate of 0, not a missing one.
      return `(sum(${good}) or vector(0))\n/\n(sum(${all}) > 0)`;
    },
  });
}
