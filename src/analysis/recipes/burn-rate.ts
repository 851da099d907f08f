import { Duration } from 'cdk8s';
import { formatDuration } from '../../semantics/durations';
import { propError } from '../../semantics/errors';
import { MetricDraft } from '../metric';
import { askPrometheus } from './ask-prometheus';
import { decimal } from './promql';
import { BurnRateOptions } from './recipe-options';
import { errorRatio } from './request-queries';
import { requireBound, thresholdMetric } from './threshold-recipe';

/** How fast the new version burns the error budget, in the one of two windows in which it burns slower. */
export function burnRate(options: BurnRateOptions): MetricDraft {
  const where = 'AnalysisMetric.burnRate';
  const { objective, atMost = 14.4, longWindow = Duration.hours(1) } = options;
  if (typeof objective !== 'number' || !(objective > 0 && objective < 1)) {
    throw propError(where, {
      prop: 'objective',
      received: objective,
      accepted: 'a number above 0 and below 1',
      mend: objective > 1 && objective < 100 ? `pass ${decimal(Number((objective / 100).toFixed(12)))} for ${objective} %` : 'pass 0.999 for 99.9 %',
    });
  }
  requireBound(where, 'atMost', atMost, 'pass a multiple such as 14.4');
  const shortWindow = options.window ?? Duration.minutes(5);
  if (longWindow.toMilliseconds() <= shortWindow.toMilliseconds()) {
    throw propError(where, {
      prop: 'longWindow', received: formatDuration(longWindow), accepted: `more than window, here ${formatDuration(shortWindow)}`, mend: 'pass twelve times the short window',
    });
  }
  const budget = decimal(Number((1 - objective).toFixed(12)));
  if (atMost * Number(budget) >= 1) {
    throw propError(where, {
      prop: 'atMost', received: atMost, accepted: `less than ${decimal(1 / Number(budget))}, the rate at which every request fails`, mend: 'lower atMost, or raise objective',
    });
  }
  return thresholdMetric({
    where,
    name: 'burn-rate',
    options,
    good: '<=',
    bound: atMost,
    window: shortWindow,
    observe: (context, window) => {
      const series = (options.telemetry ?? context.telemetry)._series(where, context, 'new');
      const [short, long] = [window, longWindow].map((range) => `((${errorRatio(series, range)}) / ${budget})`);
      return askPrometheus(where, context, `${short} < ${long}\nor\n${long}`);
    },
  });
}
