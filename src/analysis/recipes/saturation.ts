import { MetricDraft } from '../metric';
import { MetricContext } from '../metric-context';
import { askPrometheus } from './ask-prometheus';
import { equals, rate, select } from './promql';
import { SaturationOptions } from './recipe-options';
import { inNamespace, onPods } from './release-scope';
import { requireRatio, thresholdMetric } from './threshold-recipe';

/** Share of scheduling periods in which the most throttled container of the new version was stopped at its CPU limit. */
export function cpuThrottling(options: SaturationOptions): MetricDraft {
  const where = 'AnalysisMetric.cpuThrottling';
  requireRatio(where, 'atMost', options.atMost);
  return thresholdMetric({
    where,
    name: 'cpu-throttling',
    options,
    good: '<=',
    bound: options.atMost,
    observe: (context, window) => {
      const periods = (metric: string) => `sum by (pod, container) (${rate(metric, newContainers(context), window)})`;
      return askPrometheus(where, context, [
        'max(',
        `  ${periods('container_cpu_cfs_throttled_periods_total')}`,
        `  / (${periods('container_cpu_cfs_periods_total')} > 0)`,
        ')',
      ].join('\n'));
    },
  });
}

/** Memory of the container of the new version that is nearest to its limit, as a share of the limit. */
export function memorySaturation(options: SaturationOptions): MetricDraft {
  const where = 'AnalysisMetric.memorySaturation';
  requireRatio(where, 'atMost', options.atMost);
  return thresholdMetric({
    where,
    name: 'memory-saturation',
    options,
    good: '<=',
    bound: options.atMost,
    observe: (context) => {
      const used = select('container_memory_working_set_bytes', newContainers(context));
      const limit = select('kube_pod_container_resource_limits', [...newContainers(context), equals('resource', 'memory')]);
      return askPrometheus(where, context, [
        'max(',
        `  max by (pod, container) (${used})`,
        `  / (max by (pod, container) (${limit}) > 0)`,
        ')',
      ].join('\n'));
    },
  });
}

/** Series of containers, not those of whole pods, which cAdvisor writes beside them with an empty label. */
function newContainers(context: MetricContext): string[] {
  return [inNamespace('namespace', context), onPods('pod', context, 'new'), 'container!=""'];
}
