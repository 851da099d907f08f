import { propError, requireInteger } from '../../semantics/errors';
import { MetricDraft } from '../metric';
import { askPrometheus } from './ask-prometheus';
import { normalQuantile } from './normal-quantile';
import { ErrorRateTestOptions } from './recipe-options';
import { thresholdMetric } from './threshold-recipe';

/** Two-proportion z-test: how many standard errors the new version's error rate lies above the stable one's. */
export function errorRateTest(options: ErrorRateTestOptions): MetricDraft {
  const where = 'AnalysisMetric.errorRateTest';
  const significance = options.significance ?? 0.01;
  const leastRequests = options.leastRequests ?? 100;
  if (typeof significance !== 'number' || !(significance >= 1e-9 && significance < 0.5)) {
    throw propError(where, { prop: 'significance', received: significance, accepted: 'a probability from 0.000000001 to below 0.5', mend: 'pass 0.01' });
  }
  requireInteger(where, 'leastRequests', leastRequests, 1, 1_000_000_000, 'pass 100');
  return thresholdMetric({
    where,
    name: 'error-rate-test',
    options,
    good: '<=',
    bound: normalQuantile(significance),
    observe: (context, window) => {
      const telemetry = options.telemetry ?? context.telemetry;
      const seconds = window.toMilliseconds() / 1000;
      const [fresh, stable] = (['new', 'stable'] as const).map((version) => {
        const series = telemetry._series(where, context, version);
        return {
          requests: `(sum(${series.all(window)}) * ${seconds} >= ${leastRequests})`,
          failures: `((sum(${series.bad(window)}) or vector(0)) * ${seconds})`,
        };
      });
      return askPrometheus(where, context, zScore(fresh, stable));
    },
  });
}

interface Sample {
  readonly requests: string;
  readonly failures: string;
}

function zScore(fresh: Sample, stable: Sample): string {
  const difference = `(${fresh.failures} / ${fresh.requests} - ${stable.failures} / ${stable.requests})`;
  const pooled = `((${fresh.failures} + ${stable.failures}) / (${fresh.requests} + ${stable.requests}))`;
  const error = `sqrt(${pooled} * (1 - ${pooled}) * (1 / ${fresh.requests} + 1 / ${stable.requests}))`;
  // Where no request failed, or every one did, the versions do not differ, and the standard error is 0.
  return `${difference}\n/\n(${error} > 0)\nor\n${difference} * 0`;
}
