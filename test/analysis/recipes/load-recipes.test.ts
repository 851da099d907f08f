import { Duration } from 'cdk8s';
import { AnalysisMetric } from '../../../src/analysis/analysis-metric';
import { QueueDepthOptions, QueueScope } from '../../../src/analysis/recipes/recipe-options';
import { argumentsOf, metricOf, queryOf } from '../release-context';

const PODS = 'namespace="shop",pod=~"orders-{{args.canary-hash}}-.*"';

describe('queue depth', () => {
  const queueDepth = (options: Partial<QueueDepthOptions> = {}) => (
    AnalysisMetric.queueDepth({ metric: 'rabbitmq_queue_messages_ready', labels: { queue: 'a"b' }, atMost: 100, ...options }));

  test('of a shared queue is the greatest average of its series', () => {
    expect(queryOf(queueDepth({ window: Duration.minutes(5) }))).toBe('max(avg_over_time(rabbitmq_queue_messages_ready{queue="a\\"b"}[5m]))');
    expect(argumentsOf(queueDepth())).toEqual([]);
    expect(metricOf(queueDepth())).toMatchObject({ name: 'queue-depth', failureCondition: expect.stringMatching(/ && result\[0\] > 100$/) });
  });

  test('of the new pods needs no labels', () => {
    expect(queryOf(queueDepth({ scope: QueueScope.NEW_PODS, labels: undefined }))).toBe(`max(avg_over_time(rabbitmq_queue_messages_ready{${PODS}}[2m]))`);
  });

  test.each<[Partial<QueueDepthOptions>, string]>([
    [{ labels: {} }, 'labels is {}; accepted: labels that name the queue: without any, all queues of the Prometheus would count. Mend: pass labels: { queue: "orders" }.'],
    [{ metric: 'queue depth' }, 'metric is "queue depth"; accepted: letters, digits, "_" and ":"'],
    [{ atMost: NaN }, 'atMost is NaN; accepted: a number of 0 or more. Mend: pass a number of messages.'],
    [{ labels: { 'queue-name': 'a' } }, 'labels is "queue-name"; accepted: letters, digits and "_"'],
    [{ labels: { queue: '{{args.queue}}' } }, 'labels.queue is "{{args.queue}}"; accepted: text without "{{"'],
  ])('%p is refused', (options, message) => {
    expect(() => queueDepth(options)).toThrow(`AnalysisMetric.queueDepth: ${message}`);
  });
});

describe('saturation', () => {
  test('of CPU is that of the most throttled container', () => {
    const periods = (metric: string) => `sum by (pod, container) (rate(container_cpu_cfs_${metric}_total{${PODS},container!=""}[2m]))`;
    expect(queryOf(AnalysisMetric.cpuThrottling({ atMost: 0.25 }))).toBe(`max(\n  ${periods('throttled_periods')}\n  / (${periods('periods')} > 0)\n)`);
    expect(metricOf(AnalysisMetric.cpuThrottling({ atMost: 0.25 }))).toMatchObject({ name: 'cpu-throttling', successCondition: expect.stringMatching(/ <= 0\.25$/) });
  });

  test('of memory is that of the container nearest to its limit', () => {
    expect(queryOf(AnalysisMetric.memorySaturation({ atMost: 0.9 }))).toBe([
      'max(',
      `  max by (pod, container) (container_memory_working_set_bytes{${PODS},container!=""})`,
      `  / (max by (pod, container) (kube_pod_container_resource_limits{${PODS},container!="",resource="memory"}) > 0)`,
      ')',
    ].join('\n'));
    expect(metricOf(AnalysisMetric.memorySaturation({ atMost: 0.9 })).name).toBe('memory-saturation');
  });

  test('is a share', () => {
    expect(() => AnalysisMetric.cpuThrottling({ atMost: 25 })).toThrow('AnalysisMetric.cpuThrottling: atMost is 25; accepted: a ratio from 0 to 1. Mend: pass 0.25 for 25 %.');
    expect(() => AnalysisMetric.memorySaturation({ atMost: 90 })).toThrow('AnalysisMetric.memorySaturation: atMost is 90; accepted: a ratio from 0 to 1. Mend: pass 0.9 for 90 %.');
  });
});
