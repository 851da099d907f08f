import { formatDuration } from '../../semantics/durations';
import { propError } from '../../semantics/errors';
import { MetricDraft } from '../metric';
import { askPrometheus } from './ask-prometheus';
import { equals, requireLabelName, requireMetricName, requirePlainText, select } from './promql';
import { QueueDepthOptions, QueueScope } from './recipe-options';
import { inNamespace, onPods } from './release-scope';
import { requireBound, thresholdMetric } from './threshold-recipe';

/** Messages that wait, on average over the window, in the fullest of the series. */
export function queueDepth(options: QueueDepthOptions): MetricDraft {
  const where = 'AnalysisMetric.queueDepth';
  const labels = Object.entries(options.labels ?? {});
  requireMetricName(where, 'metric', options.metric);
  requireBound(where, 'atMost', options.atMost, 'pass a number of messages');
  for (const [label, value] of labels) {
    requireLabelName(where, 'labels', label);
    requirePlainText(where, `labels.${label}`, value);
  }
  if (options.scope !== QueueScope.NEW_PODS && labels.length === 0) {
    throw propError(where, {
      prop: 'labels', received: options.labels, accepted: 'labels that name the queue: without any, all queues of the Prometheus would count', mend: 'pass labels: { queue: "orders" }',
    });
  }
  return thresholdMetric({
    where,
    name: 'queue-depth',
    options,
    good: '<=',
    bound: options.atMost,
    observe: (context, window) => {
      const matchers = [
        ...(options.scope === QueueScope.NEW_PODS ? [inNamespace('namespace', context), onPods('pod', context, 'new')] : []),
        ...labels.map(([label, value]) => equals(label, value)),
      ];
      // The maximum, because several replicas of an exporter report one queue.
      return askPrometheus(where, context, `max(avg_over_time(${select(options.metric, matchers)}[${formatDuration(window)}]))`);
    },
  });
}
