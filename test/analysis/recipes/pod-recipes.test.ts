import { Duration } from 'cdk8s';
import { AnalysisMetric } from '../../../src/analysis/analysis-metric';
import { metricOf, queryOf } from '../release-context';

const PODS = 'namespace="shop",pod=~"orders-{{args.canary-hash}}-.*"';

describe('restarts', () => {
  test('are those of the new version, each container counted once', () => {
    expect(queryOf(AnalysisMetric.restarts())).toBe(`sum(max by (pod, container) (kube_pod_container_status_restarts_total{${PODS}}))`);
  });

  test('are none unless some are allowed', () => {
    expect(metricOf(AnalysisMetric.restarts())).toMatchObject({ name: 'restarts', failureCondition: expect.stringMatching(/> 0$/) });
    expect(metricOf(AnalysisMetric.restarts({ atMost: 2 })).failureCondition).toMatch(/ && result\[0\] > 2$/);
  });

  test('come in whole numbers', () => {
    expect(() => AnalysisMetric.restarts({ atMost: 0.5 })).toThrow('AnalysisMetric.restarts: atMost is 0.5; accepted: a whole number from 0 to 1000000. Mend: leave it out for 0.');
  });
});

describe('unready pods', () => {
  test('are old enough and were not ready once in the window', () => {
    expect(queryOf(AnalysisMetric.unreadyPods({ window: Duration.minutes(3) }))).toBe([
      'sum(',
      `  (max by (pod) (max_over_time(kube_pod_status_ready{${PODS},condition="true"}[3m])) == bool 0)`,
      '  * on (pod)',
      `  (time() - max by (pod) (kube_pod_created{${PODS}}) >= bool 180)`,
      ')',
    ].join('\n'));
  });

  test('a missing kube-state-metrics is no data, not zero pods', () => {
    expect(queryOf(AnalysisMetric.unreadyPods())).not.toContain('vector');
    expect(metricOf(AnalysisMetric.unreadyPods()).successCondition).toBe('len(result) > 0 && !isNaN(result[0]) && result[0] <= 0');
  });
});

describe('smoke test', () => {
  test('is one run of a Job', () => {
    expect(metricOf(AnalysisMetric.smokeTest({ image: 'smoke:1' }), { prometheus: undefined })).toMatchObject({
      name: 'smoke-test', count: 1, provider: { job: { spec: { backoffLimit: 0 } } },
    });
  });

  test('has neither interval nor conditions', () => {
    expect(Object.keys(metricOf(AnalysisMetric.smokeTest({ image: 'smoke:1', initialDelay: Duration.seconds(30) }))))
      .toEqual(['name', 'initialDelay', 'count', 'provider']);
  });

  test('an image is needed', () => {
    expect(() => AnalysisMetric.smokeTest({ image: '' })).toThrow('JobProvider: image is ""');
    expect(() => AnalysisMetric.smokeTest({ image: 'smoke:1', name: 'Smoke' })).toThrow('AnalysisMetric.smokeTest: name is "Smoke"');
  });
});
