import { propError } from '../../semantics/errors';
import { MetricDraft } from '../metric';
import { askPrometheus } from './ask-prometheus';
import { percentileName, requirePercentile } from './latency';
import { decimal } from './promql';
import { ComparedErrorRateOptions, ComparedLatencyOptions } from './recipe-options';
import { errorRatio, latencySeconds } from './request-queries';
import { requireBound, thresholdMetric } from './threshold-recipe';

/** Error rate of the new version as a multiple of that of the stable one. */
export function comparedErrorRate(options: ComparedErrorRateOptions): MetricDraft {
  const where = 'AnalysisMetric.comparedErrorRate';
  const floor = options.floor ?? 0.001;
  requireBound(where, 'atMost', options.atMost, 'pass a multiple such as 1.5');
  if (typeof floor !== 'number' || !(floor > 0 && floor < 1)) {
    throw propError(where, { prop: 'floor', received: floor, accepted: 'a number above 0 and below 1', mend: 'pass a small error rate such as 0.001' });
  }
  return thresholdMetric({
    where,
    name: 'compared-error-rate',
    options,
    good: '<=',
    bound: options.atMost,
    observe: (context, window) => {
      const telemetry = options.telemetry ?? context.telemetry;
      const [fresh, stable] = (['new', 'stable'] as const).map((version) => errorRatio(telemetry._series(where, context, version), window));
      // The floor keeps 0 / 0 from being no number and one failure against none from being infinitely bad.
      return askPrometheus(where, context, `clamp_min(${fresh}, ${decimal(floor)})\n/\nclamp_min(${stable}, ${decimal(floor)})`);
    },
  });
}

/** Duration of the new version's requests at a percentile as a multiple of that of the stable one's. */
export function comparedLatency(options: ComparedLatencyOptions): MetricDraft {
  const where = 'AnalysisMetric.comparedLatency';
  requirePercentile(where, options.percentile);
  requireBound(where, 'atMost', options.atMost, 'pass a multiple such as 1.2');
  return thresholdMetric({
    where,
    name: `compared-latency-${percentileName(options.percentile)}`,
    options,
    good: '<=',
    bound: options.atMost,
    observe: (context, window) => {
      const telemetry = options.telemetry ?? context.telemetry;
      const [fresh, stable] = (['new', 'stable'] as const).map((version) => latencySeconds(telemetry._series(where, context, version), window, options.percentile));
      // Infinite over infinite, both above their largest bucket, is no number and so no data.
      return askPrometheus(where, context, `(${fresh})\n/\n(${stable})`);
    },
  });
}
