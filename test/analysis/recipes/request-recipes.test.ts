import { Duration } from 'cdk8s';
import { AnalysisMetric } from '../../../src/analysis/analysis-metric';
import { MetricAuthentication } from '../../../src/analysis/providers/metric-authentication';
import { LatencyOptions, NoData, RecipeOptions } from '../../../src/analysis/recipes/recipe-options';
import { SecretKeyRef } from '../../../src/analysis/secret-key-ref';
import { argumentsOf, metricOf, prometheusOf, queryOf } from '../release-context';

const PODS = 'namespace="shop",pod=~"orders-{{args.canary-hash}}-.*"';

function successRate(options: RecipeOptions = {}) {
  return AnalysisMetric.successRate({ atLeast: 0.99, ...options });
}

describe('success rate', () => {
  test('is what a careful engineer would write', () => {
    expect(metricOf(successRate())).toEqual({
      name: 'success-rate',
      initialDelay: '2m',
      interval: '1m',
      failureLimit: 1,
      inconclusiveLimit: 3,
      consecutiveErrorLimit: 4,
      successCondition: 'len(result) > 0 && !isNaN(result[0]) && result[0] >= 0.99',
      failureCondition: 'len(result) > 0 && !isNaN(result[0]) && result[0] < 0.99',
      provider: {
        prometheus: {
          address: 'http://prometheus.monitoring:9090',
          timeout: 20,
          query: [
            `(sum(rate(http_requests_total{${PODS},code!~"5.."}[2m])) or vector(0))`,
            '/',
            `(sum(rate(http_requests_total{${PODS}}[2m])) > 0)`,
          ].join('\n'),
        },
      },
    });
  });

  test('asks the Rollout for the hash of the new version', () => {
    expect(argumentsOf(successRate())).toEqual(['canary-hash']);
  });

  test('without a namespace asks the Rollout for it', () => {
    expect(queryOf(successRate(), { namespace: undefined })).toContain('namespace="{{args.namespace}}"');
    expect(argumentsOf(successRate(), { namespace: undefined })).toEqual(['canary-hash', 'namespace']);
  });

  test('without a workload asks the Rollout for its name', () => {
    expect(queryOf(successRate(), { workload: undefined })).toContain('pod=~"{{args.rollout}}-{{args.canary-hash}}-.*"');
    expect(argumentsOf(successRate(), { workload: undefined })).toEqual(['canary-hash', 'rollout']);
  });
});

describe('error rate', () => {
  test('counts failed requests, none of which is 0', () => {
    expect(queryOf(AnalysisMetric.errorRate({ atMost: 0.01 }))).toBe([
      `(sum(rate(http_requests_total{${PODS},code=~"5.."}[2m])) or vector(0))`,
      '/',
      `(sum(rate(http_requests_total{${PODS}}[2m])) > 0)`,
    ].join('\n'));
  });

  test('is good up to its bound', () => {
    expect(metricOf(AnalysisMetric.errorRate({ atMost: 0.01 }))).toMatchObject({
      name: 'error-rate',
      successCondition: expect.stringMatching(/ && result\[0\] <= 0\.01$/),
      failureCondition: expect.stringMatching(/ && result\[0\] > 0\.01$/),
    });
  });
});

describe('latency', () => {
  const latency = (options: Partial<LatencyOptions> = {}) => AnalysisMetric.latency({ percentile: 0.99, atMost: Duration.millis(250), ...options });

  test('is the percentile in seconds, and infinite above the largest bucket', () => {
    const buckets = 'http_request_duration_seconds_bucket';
    expect(queryOf(latency())).toBe([
      `(0.99 * sum(rate(${buckets}{${PODS},le="+Inf"}[2m])) > max(sum by (le) (rate(${buckets}{${PODS},le!="+Inf"}[2m])))) + Inf`,
      'or',
      `histogram_quantile(0.99, sum by (le) (rate(${buckets}{${PODS}}[2m])))`,
    ].join('\n'));
  });

  test('is good up to its bound', () => {
    expect(metricOf(latency()).successCondition).toBe('len(result) > 0 && !isNaN(result[0]) && result[0] <= 0.25');
  });

  test.each([[0.99, 'latency-p99'], [0.5, 'latency-p50'], [0.999, 'latency-p999']])('at %d is called %s', (percentile, name) => {
    expect(latency({ percentile }).name).toBe(name);
  });

  test.each([[99, 'pass 0.99'], [1, 'pass 0.99 for the 99th percentile'], [0, 'pass 0.99 for the 99th percentile']])('the percentile %d is refused', (percentile, mend) => {
    expect(() => latency({ percentile })).toThrow(`AnalysisMetric.latency: percentile is ${percentile}; accepted: a number above 0 and below 1. Mend: ${mend}.`);
  });

  test('a bound of nothing is refused', () => {
    expect(() => latency({ atMost: Duration.seconds(0) })).toThrow('AnalysisMetric.latency: atMost is "0s"; accepted: a time above zero. Mend: pass Duration.millis(500).');
  });
});

describe('no data', () => {
  test('pauses: neither condition holds, and the number of such samples is limited', () => {
    expect(metricOf(successRate({ noData: NoData.PAUSE }))).toMatchObject({
      successCondition: expect.stringMatching(/^len\(result\) > 0 && !isNaN/), failureCondition: expect.stringMatching(/^len\(result\) > 0 && !isNaN/), inconclusiveLimit: 3,
    });
  });

  test('fails: whatever is not successful is failed', () => {
    const metric = metricOf(successRate({ noData: NoData.FAIL }));
    expect(metric.successCondition).toBe('len(result) > 0 && !isNaN(result[0]) && result[0] >= 0.99');
    expect(metric).not.toHaveProperty('failureCondition');
    expect(metric).not.toHaveProperty('inconclusiveLimit');
  });

  test('passes: whatever is not failed is successful', () => {
    const metric = metricOf(successRate({ noData: NoData.PASS }));
    expect(metric.failureCondition).toBe('len(result) > 0 && !isNaN(result[0]) && result[0] < 0.99');
    expect(metric).not.toHaveProperty('successCondition');
  });
});

describe('sampling', () => {
  test('is as it is said', () => {
    const metric = metricOf(successRate({
      name: 'orders-ok',
      interval: Duration.seconds(30),
      initialDelay: Duration.minutes(3),
      window: Duration.minutes(5),
      failureLimit: 0,
      inconclusiveLimit: 1,
      consecutiveErrorLimit: 2,
      count: 4,
    }));
    expect(metric).toMatchObject({
      name: 'orders-ok', interval: '30s', initialDelay: '3m', failureLimit: 0, inconclusiveLimit: 1, consecutiveErrorLimit: 2, count: 4,
    });
    expect((metric.provider.prometheus as { query: string }).query).toContain('[5m]');
  });

  test('starts when the window covers the new version only', () => {
    expect(metricOf(successRate({ window: Duration.minutes(5) })).initialDelay).toBe('5m');
  });

  test('a single sample may fail the metric', () => {
    expect(metricOf(successRate({ count: 1 }))).toMatchObject({ count: 1, failureLimit: 0, inconclusiveLimit: 1 });
  });

  test('ends by itself where it has to, unless it says itself when', () => {
    expect(metricOf(successRate()._ending(5)).count).toBe(5);
    expect(metricOf(successRate({ count: 3 })._ending(5)).count).toBe(3);
  });

  test('a metric that could not fail within the samples is refused where it has to end', () => {
    expect(() => successRate({ failureLimit: 5 })._ending(5)).toThrow('AnalysisMetric.successRate: failureLimit is 5; accepted: less than count, here 5');
  });

  test('a window of nothing is refused', () => {
    expect(() => successRate({ window: Duration.millis(500) })).toThrow('AnalysisMetric.successRate: window is "500ms"; accepted: at least a second');
  });

  test('a name that cannot be part of an object\'s name is refused', () => {
    expect(() => successRate({ name: 'Success Rate' })).toThrow('AnalysisMetric.successRate: name is "Success Rate"');
  });
});

describe('bounds', () => {
  test.each([[99, 'pass 0.99 for 99 %'], [-0.1, 'pass a ratio such as 0.99'], [NaN, 'pass a ratio such as 0.99'], [1000, 'pass a ratio']])('%d is no ratio', (value, mend) => {
    expect(() => AnalysisMetric.successRate({ atLeast: value })).toThrow(`AnalysisMetric.successRate: atLeast is ${value}; accepted: a ratio from 0 to 1. Mend: ${mend}`);
    expect(() => AnalysisMetric.errorRate({ atMost: value })).toThrow(`AnalysisMetric.errorRate: atMost is ${value}; accepted: a ratio from 0 to 1. Mend: ${mend}`);
  });

  test.each([[0, '0'], [1, '1'], [0.0000001, '0.0000001']])('%d is written as %s', (atMost, text) => {
    expect(metricOf(AnalysisMetric.errorRate({ atMost })).successCondition).toMatch(new RegExp(`<= ${text}$`));
  });
});

describe('Prometheus', () => {
  test('is asked as it wants to be', () => {
    const prometheus = {
      address: 'https://prometheus.example.com',
      timeout: Duration.seconds(5),
      insecure: true,
      headers: { 'X-Scope-OrgID': 'shop' },
      secretHeaders: { 'X-Token': SecretKeyRef.of('metrics', 'token') },
      authentication: MetricAuthentication.sigV4({ region: 'eu-central-1' }),
    };
    expect(prometheusOf(successRate(), { prometheus })).toMatchObject({
      address: 'https://prometheus.example.com',
      timeout: 5,
      insecure: true,
      headers: [{ key: 'X-Scope-OrgID', value: 'shop' }, { key: 'X-Token', value: '{{args.secret-metrics-token}}' }],
      authentication: { sigv4: { region: 'eu-central-1' } },
    });
    expect(argumentsOf(successRate(), { prometheus })).toEqual(['secret-metrics-token', 'canary-hash']);
  });

  test('is missed where there is none', () => {
    expect(() => metricOf(successRate(), { prometheus: undefined })).toThrow(
      'AnalysisMetric.successRate: prometheus is not given; accepted: a Prometheus that the controller can ask. '
      + 'Mend: pass prometheus: { address: "http://prometheus.monitoring:9090" } to a template or run of your own; for services say it once, to Platform.define, which only they look at.');
  });
});
