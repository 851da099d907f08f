import { MetricDraft } from '../metric';
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
    observe: (context, window) => (options.telemetry ?? context.telemetry)._observe(where, context, { about: 'successRate', window }),
  });
}
