import { Outcome, outcomeOf } from './outcome';
import { filled } from './placeholders';
import { prometheusQuery } from './queries';
import { Ratio, ratioOf } from './ratio';
import { AnalysisUse, UsedMetric } from '../../inventory/analyses-of';

const MEASURED = new WeakMap<UsedMetric, { readonly ratio: Ratio | undefined }>();

/** The ratio that a metric of Prometheus measures, where that is certain. Several rules ask: it is worked out once. */
export function measuredRatio(used: UsedMetric, use: AnalysisUse): Ratio | undefined {
  const known = MEASURED.get(used) ?? { ratio: workOut(used, use) };
  MEASURED.set(used, known);
  return known.ratio;
}

function workOut(used: UsedMetric, use: AnalysisUse): Ratio | undefined {
  const query = used.metric.provider?.prometheus?.rangeQuery === undefined ? prometheusQuery(used, use) : undefined;
  return query && ratioOf(query);
}

/** What comes of a measurement of a metric that gives these samples; undefined where its conditions are not for vectors, or not certain. */
export function outcomeOfSamples({ metric }: UsedMetric, { args }: AnalysisUse, samples: readonly number[]): Outcome | undefined {
  const [successCondition, failureCondition] = [filled(metric.successCondition ?? '', args), filled(metric.failureCondition ?? '', args)];
  if (successCondition === undefined || failureCondition === undefined || (successCondition === '' && failureCondition === '')) {
    return undefined;
  }
  const conditions = { successCondition, failureCondition };
  const forVectors = outcomeOf(conditions, [1]);
  return forVectors === undefined || forVectors === 'error' ? undefined : outcomeOf(conditions, samples);
}
