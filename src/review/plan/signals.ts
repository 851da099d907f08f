import { MetricSpec } from '../../manifest/analysis';
import { AnalysisUse, UsedMetric } from '../inventory/analyses-of';
import { Workload } from '../inventory/workload';
import { filled } from '../rules/analysis/placeholders';
import { MetricSignal, metricSignal } from '../simulation/metric-signal';

/** What the metrics of a release measure. Undefined where that is not certain: they or a step plugin may look at anything. */
export function signalsOf(
  metrics: readonly { readonly used: UsedMetric; readonly use: AnalysisUse }[], { canary }: Workload,
): ReadonlySet<MetricSignal> | undefined {
  const signals = metrics.map(({ used: { metric }, use: { args } }) => {
    const conditions = { successCondition: filled(metric.successCondition ?? '', args), failureCondition: filled(metric.failureCondition ?? '', args) };
    return metric.provider && metricSignal({ ...metric, ...conditions } as MetricSpec);
  });
  const known = signals.filter((signal): signal is MetricSignal => signal !== undefined);
  return known.length < signals.length || canary?.steps?.some(({ plugin }) => plugin) ? undefined : new Set(known);
}
