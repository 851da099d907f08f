import { AnalysisMetric } from '../../src/analysis/analysis-metric';
import { MetricContext } from '../../src/analysis/metric-context';
import { ApplicationTelemetry } from '../../src/analysis/recipes/application-telemetry';

/** The release of `orders` in `shop`. */
export function release(changes: Partial<MetricContext> = {}): MetricContext {
  return {
    workload: 'orders',
    namespace: 'shop',
    prometheus: { address: 'http://prometheus.monitoring:9090' },
    telemetry: new ApplicationTelemetry(),
    excludedPaths: [],
    ...changes,
  };
}

/** What the metric is for that release. */
export function metricOf(metric: AnalysisMetric, changes: Partial<MetricContext> = {}) {
  return metric._bind(release(changes)).metric;
}

/** The PromQL of the metric for that release. */
export function queryOf(metric: AnalysisMetric, changes: Partial<MetricContext> = {}): string {
  return prometheusOf(metric, changes).query as string;
}

/** The Prometheus provider of the metric for that release. */
export function prometheusOf(metric: AnalysisMetric, changes: Partial<MetricContext> = {}): Record<string, unknown> {
  return metricOf(metric, changes).provider.prometheus as Record<string, unknown>;
}

/** Names of the arguments that the metric brings. */
export function argumentsOf(metric: AnalysisMetric, changes: Partial<MetricContext> = {}): string[] {
  return metric._bind(release(changes)).args.map((argument) => argument.name);
}
