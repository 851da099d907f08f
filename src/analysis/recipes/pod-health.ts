import { formatDuration } from '../../semantics/durations';
import { requireInteger } from '../../semantics/errors';
import { MetricDraft } from '../metric';
import { MetricContext } from '../metric-context';
import { askPrometheus } from './ask-prometheus';
import { equals, select } from './promql';
import { PodHealthOptions } from './recipe-options';
import { inNamespace, onPods } from './release-scope';
import { thresholdMetric } from './threshold-recipe';

/** Restarts of the new version's containers since their pods exist. */
export function restarts(options: PodHealthOptions): MetricDraft {
  return podHealth('AnalysisMetric.restarts', 'restarts', options, (context) => {
    const counters = select('kube_pod_container_status_restarts_total', newPods(context));
    return `sum(max by (pod, container) (${counters}))`;
  });
}

/** Pods of the new version that exist for a whole window and were not ready once in it. */
export function unreadyPods(options: PodHealthOptions): MetricDraft {
  return podHealth('AnalysisMetric.unreadyPods', 'unready-pods', options, (context, window, seconds) => {
    const ready = select('kube_pod_status_ready', [...newPods(context), equals('condition', 'true')]);
    const created = select('kube_pod_created', newPods(context));
    // A pod that has just been created is not ready yet, and that is no fault.
    return [
      'sum(',
      `  (max by (pod) (max_over_time(${ready}[${window}])) == bool 0)`,
      '  * on (pod)',
      `  (time() - max by (pod) (${created}) >= bool ${seconds})`,
      ')',
    ].join('\n');
  });
}

function podHealth(
  where: string, name: string, options: PodHealthOptions, query: (context: MetricContext, window: string, seconds: number) => string,
): MetricDraft {
  requireInteger(where, 'atMost', options.atMost, 0, 1_000_000, 'leave it out for 0');
  return thresholdMetric({
    where,
    name,
    options,
    good: '<=',
    bound: options.atMost ?? 0,
    observe: (context, window) => askPrometheus(where, context, query(context, formatDuration(window), window.toMilliseconds() / 1000)),
  });
}

function newPods(context: MetricContext): string[] {
  return [inNamespace('namespace', context), onPods('pod', context, 'new')];
}
