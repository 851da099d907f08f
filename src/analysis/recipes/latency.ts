import { formatDuration } from '../../semantics/durations';
import { propError } from '../../semantics/errors';
import { MetricDraft } from '../metric';
import { decimal } from './promql';
import { LatencyOptions } from './recipe-options';
import { thresholdMetric } from './threshold-recipe';

/** Duration of the new version's requests at a percentile, in seconds. */
export function latency(options: LatencyOptions): MetricDraft {
  const where = 'AnalysisMetric.latency';
  const { percentile, atMost } = options;
  requirePercentile(where, percentile);
  if (atMost.toMilliseconds() <= 0) {
    throw propError(where, { prop: 'atMost', received: formatDuration(atMost), accepted: 'a time above zero', mend: 'pass Duration.millis(500)' });
  }
  return thresholdMetric({
    where,
    name: `latency-${percentileName(percentile)}`,
    options,
    good: '<=',
    bound: atMost.toMilliseconds() / 1000,
    observe: (context, window) => (options.telemetry ?? context.telemetry)._observe(where, context, { about: 'latency', window, percentile }),
  });
}

/** `p99` for 0.99. */
export function percentileName(percentile: number): string {
  return `p${decimal(percentile).slice(2).padEnd(2, '0')}`;
}

/** Throws unless the number is a percentile. */
export function requirePercentile(where: string, percentile: number): void {
  if (typeof percentile !== 'number' || !(percentile > 0 && percentile < 1)) {
    throw propError(where, {
      prop: 'percentile',
      received: percentile,
      accepted: 'a number above 0 and below 1',
      mend: percentile > 1 && percentile < 100 ? `pass ${percentile / 100}` : 'pass 0.99 for the 99th percentile',
    });
  }
}
