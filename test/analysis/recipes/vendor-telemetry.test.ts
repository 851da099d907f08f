import { Duration } from 'cdk8s';
import { AnalysisMetric } from '../../../src/analysis/analysis-metric';
import { AlbTelemetry } from '../../../src/analysis/recipes/alb-telemetry';
import { DatadogTelemetry, DatadogTelemetryProps } from '../../../src/analysis/recipes/datadog-telemetry';
import { NewRelicTelemetry } from '../../../src/analysis/recipes/new-relic-telemetry';
import { TelemetrySource } from '../../../src/analysis/recipes/telemetry-source';
import { metricOf, release } from '../release-context';

const window = Duration.minutes(5);
const successRate = (telemetry: TelemetrySource) => AnalysisMetric.successRate({ atLeast: 0.99, telemetry, window });
const errorRate = (telemetry: TelemetrySource) => AnalysisMetric.errorRate({ atMost: 0.01, telemetry, window });
const latency = (telemetry: TelemetrySource) => AnalysisMetric.latency({ percentile: 0.999, atMost: Duration.seconds(1), telemetry, window });

const datadogProps: DatadogTelemetryProps = { requestsMetric: 'trace.http.request.hits', errorsMetric: 'trace.http.request.errors' };
const datadog = (props: Partial<DatadogTelemetryProps> = {}) => new DatadogTelemetry({ ...datadogProps, ...props });
const newRelic = new NewRelicTelemetry({ appName: 'or\'ders' });

test.each([['AlbTelemetry', new AlbTelemetry()], ['DatadogTelemetry', datadog()], ['NewRelicTelemetry', newRelic]])('%s needs no Prometheus', (_, telemetry) => {
  expect(() => metricOf(successRate(telemetry), { prometheus: undefined })).not.toThrow();
});

test.each([['AlbTelemetry', new AlbTelemetry()], ['DatadogTelemetry', datadog()], ['NewRelicTelemetry', newRelic]])('%s cannot compare in one query', (name, telemetry) => {
  for (const [recipe, metric] of [
    ['comparedErrorRate', AnalysisMetric.comparedErrorRate({ atMost: 2, telemetry })],
    ['comparedLatency', AnalysisMetric.comparedLatency({ percentile: 0.9, atMost: 2, telemetry })],
    ['errorRateTest', AnalysisMetric.errorRateTest({ telemetry })],
    ['burnRate', AnalysisMetric.burnRate({ objective: 0.999, telemetry })],
  ] as const) {
    expect(() => metricOf(metric)).toThrow(
      `AnalysisMetric.${recipe}: telemetry is "${name}"; accepted: a source whose series are in Prometheus: this recipe compares series in one query. Mend: pass telemetry`);
  }
});

describe('an AWS load balancer', () => {
  test('counts what went to the target group of the new version', () => {
    const metric = metricOf(errorRate(new AlbTelemetry()));
    const dimensions = [{ name: 'TargetGroup', value: '{{args.canary-target-group}}' }, { name: 'LoadBalancer', value: '{{args.load-balancer}}' }];
    expect(metric.provider.cloudWatch).toEqual({
      interval: '5m',
      metricDataQueries: [['requests', 'RequestCount'], ['failures', 'HTTPCode_Target_5XX_Count'], ['unreached', 'TargetConnectionErrorCount']].map(([id, metricName]) => (
        { id, metricStat: { metric: { namespace: 'AWS/ApplicationELB', metricName, dimensions }, period: 60, stat: 'Sum' } })),
    });
  });

  test('the Rollout passes the target group from its status', () => {
    const { args } = successRate(new AlbTelemetry())._bind(release());
    expect(args.map((argument) => argument._toRolloutJson('test'))).toEqual([
      { name: 'canary-target-group', valueFrom: { fieldRef: { fieldPath: 'status.alb.canaryTargetGroup.fullName' } } },
      { name: 'load-balancer', valueFrom: { fieldRef: { fieldPath: 'status.alb.loadBalancer.fullName' } } },
    ]);
  });

  test('asks for the percentile itself', () => {
    const metric = metricOf(latency(new AlbTelemetry()));
    expect(metric.provider.cloudWatch).toMatchObject({ metricDataQueries: [{ id: 'seconds', metricStat: { stat: 'p99.9', metric: { metricName: 'TargetResponseTime' } } }] });
    expect(metric.successCondition).toBe('len(find(result, {.Id == "seconds"}).Values) > 0 && max(find(result, {.Id == "seconds"}).Values) <= 1');
  });

  test('has no points in a short window', () => {
    const short = AnalysisMetric.successRate({ atLeast: 0.99, telemetry: new AlbTelemetry() });
    expect(() => metricOf(short)).toThrow(
      'AnalysisMetric.successRate: window is "2m"; accepted: five minutes or more with AlbTelemetry: CloudWatch gets its points minutes late. Mend: pass window: Duration.minutes(5).');
  });
});

describe('Datadog', () => {
  test('tells the new version by the tag of its hash', () => {
    expect(metricOf(successRate(datadog({ tags: { env: 'prod' }, secretRef: { name: 'datadog-shop', namespaced: true } })))).toMatchObject({
      successCondition: '!isNil(result) && default(result, 0) >= 0.99',
      failureCondition: '!isNil(result) && default(result, 0) < 0.99',
      provider: {
        datadog: {
          apiVersion: 'v2',
          interval: '5m',
          aggregator: 'sum',
          secretRef: { name: 'datadog-shop', namespaced: true },
          queries: {
            failures: 'sum:trace.http.request.errors{kube_namespace:shop,rollouts_pod_template_hash:{{args.canary-hash}},env:prod}.as_count()',
            requests: 'sum:trace.http.request.hits{kube_namespace:shop,rollouts_pod_template_hash:{{args.canary-hash}},env:prod}.as_count()',
          },
          formula: '1 - default_zero(failures) / requests',
        },
      },
    });
    expect(metricOf(errorRate(datadog())).provider.datadog).toMatchObject({ formula: 'default_zero(failures) / requests' });
  });

  test('has a latency where it is told its distribution', () => {
    expect(metricOf(latency(datadog({ durationMetric: 'trace.http.request', hashTag: 'hash' }))).provider.datadog).toMatchObject({
      queries: { seconds: 'p99.9:trace.http.request{kube_namespace:shop,hash:{{args.canary-hash}}}' },
    });
    expect(() => metricOf(latency(datadog()))).toThrow(
      'AnalysisMetric.latency: telemetry.durationMetric is not given; accepted: the distribution of durations. Mend: pass durationMetric to DatadogTelemetry.');
  });

  test.each<[Partial<DatadogTelemetryProps>, string]>([
    [{ requestsMetric: '' }, 'requestsMetric is ""'],
    [{ errorsMetric: '' }, 'errorsMetric is ""'],
    [{ requestsMetric: 'hits{*}' }, 'requestsMetric is "hits{*}"; accepted: text without braces, commas and spaces. Mend: pass the name or value alone.'],
    [{ tags: { env: 'a,b' } }, 'tags.env is "a,b"; accepted: text without braces'],
    [{ tags: { env: '{{args.env}}' } }, 'tags.env is "{{args.env}}"; accepted: text without "{{"'],
  ])('%p is refused', (props, message) => {
    expect(() => datadog(props)).toThrow(`DatadogTelemetry: ${message}`);
  });
});

describe('New Relic', () => {
  test('tells the new version by the names of its pods', () => {
    expect(metricOf(successRate(newRelic))).toMatchObject({
      successCondition: 'result.requests > 0 && result.value / 100 >= 0.99',
      provider: {
        newRelic: {
          query: 'SELECT percentage(count(*), WHERE error IS NOT true) AS value, count(*) AS requests FROM Transaction WHERE appName = \'or\\\'ders\''
            + ' AND `namespaceName` = \'shop\' AND `podName` LIKE \'orders-{{args.canary-hash}}-%\' SINCE 300 seconds ago',
        },
      },
    });
  });

  test('under other attributes, with other credentials, for any Rollout', () => {
    const telemetry = new NewRelicTelemetry({ appName: 'orders', podAttribute: 'k8s.pod.name', namespaceAttribute: 'k8s.namespace.name', profile: 'newrelic-shop' });
    const rendered = metricOf(errorRate(telemetry), { workload: undefined, namespace: undefined });
    const provider = rendered.provider.newRelic as { query: string; profile: string };
    expect(provider.profile).toBe('newrelic-shop');
    expect(provider.query).toContain('error IS true');
    expect(provider.query).toContain('`k8s.namespace.name` = \'{{args.namespace}}\' AND `k8s.pod.name` LIKE \'{{args.rollout}}-{{args.canary-hash}}-%\'');
  });

  test('reads a percentile out of its map', () => {
    expect(metricOf(latency(newRelic)).successCondition).toBe('result.requests > 0 && result.value["99.9"] <= 1');
  });

  test('over whole seconds only, as NRQL has nothing shorter', () => {
    const windowOf = (milliseconds: number) =>
      metricOf(AnalysisMetric.errorRate({ atMost: 0.01, telemetry: newRelic, window: Duration.millis(milliseconds) }));
    expect((windowOf(90_000).provider.newRelic as { query: string }).query).toMatch(/SINCE 90 seconds ago$/);
    expect(() => windowOf(90_001)).toThrow('AnalysisMetric.errorRate: window is "90001ms"; accepted: whole seconds, at least 1. Mend: pass Duration.seconds(n).');
  });

  test.each([[{ appName: '' }, 'appName is ""'], [{ appName: '{{args.app}}' }, 'appName is "{{args.app}}"; accepted: text without "{{"'],
    [{ appName: 'orders', podAttribute: 'a`b' }, 'podAttribute is "a`b"; accepted: the name of an attribute. Mend: pass a name such as "podName"']])('%p is refused', (props, message) => {
    expect(() => new NewRelicTelemetry(props)).toThrow(`NewRelicTelemetry: ${message}`);
  });
});
