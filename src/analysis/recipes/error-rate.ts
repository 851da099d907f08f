import { MetricDraft } from '../metric';
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
    observe: (context, window) => (options.telemetry ?? context.telemetry)._observe(where, context, { about: 'errorRate', window }),
  });
}
