import { Duration } from 'cdk8s';
import { AnalysisMetric } from '../../../src/analysis/analysis-metric';
import { normalQuantile } from '../../../src/analysis/recipes/normal-quantile';
import { BurnRateOptions } from '../../../src/analysis/recipes/recipe-options';
import { argumentsOf, metricOf, queryOf } from '../release-context';

const NEW = 'namespace="shop",pod=~"orders-{{args.canary-hash}}-.*"';
const STABLE = 'namespace="shop",pod=~"orders-{{args.stable-hash}}-.*"';
const errors = (pods: string, window = '2m') => (
  `(sum(rate(http_requests_total{${pods},code=~"5.."}[${window}])) or vector(0))\n/\n(sum(rate(http_requests_total{${pods}}[${window}])) > 0)`);

describe('compared error rate', () => {
  const compared = (options: object = {}) => AnalysisMetric.comparedErrorRate({ atMost: 1.5, ...options });

  test('is a multiple of the stable version\'s, neither less than the floor', () => {
    expect(queryOf(compared({ floor: 0.01 }))).toBe(`clamp_min(${errors(NEW)}, 0.01)\n/\nclamp_min(${errors(STABLE)}, 0.01)`);
    expect(metricOf(compared())).toMatchObject({ name: 'compared-error-rate', failureCondition: expect.stringMatching(/ && result\[0\] > 1\.5$/) });
  });

  test('asks the Rollout for both hashes', () => {
    expect(argumentsOf(compared())).toEqual(['canary-hash', 'stable-hash']);
  });

  test.each([[{ atMost: -1 }, 'atMost is -1; accepted: a number of 0 or more. Mend: pass a multiple such as 1.5.'],
    [{ floor: 0 }, 'floor is 0; accepted: a number above 0 and below 1. Mend: pass a small error rate such as 0.001.']])('%p is refused', (options, message) => {
    expect(() => compared(options)).toThrow(`AnalysisMetric.comparedErrorRate: ${message}`);
  });
});

describe('compared latency', () => {
  const compared = (options: object = {}) => AnalysisMetric.comparedLatency({ percentile: 0.99, atMost: 1.2, ...options });

  test('is a multiple of the stable version\'s', () => {
    const [fresh, stable] = queryOf(compared()).split('\n/\n');
    expect(fresh.replaceAll('canary-hash', 'stable-hash')).toBe(stable);
    expect(fresh).toContain(`histogram_quantile(0.99, sum by (le) (rate(http_request_duration_seconds_bucket{${NEW}}[2m])))`);
    expect(metricOf(compared())).toMatchObject({ name: 'compared-latency-p99', successCondition: expect.stringMatching(/ && result\[0\] <= 1\.2$/) });
  });

  test.each([[{ percentile: 99 }, 'percentile is 99; accepted: a number above 0 and below 1. Mend: pass 0.99.'],
    [{ atMost: Infinity }, 'atMost is Infinity; accepted: a number of 0 or more. Mend: pass a multiple such as 1.2.']])('%p is refused', (options, message) => {
    expect(() => compared(options)).toThrow(`AnalysisMetric.comparedLatency: ${message}`);
  });
});

describe('error rate test', () => {
  test.each([[0.5, 0], [0.05, 1.6449], [0.01, 2.3263], [0.001, 3.0902], [1e-9, 5.9978]])('a probability of %d is exceeded at %d', (probability, z) => {
    expect(normalQuantile(probability)).toBeCloseTo(z, 3);
  });

  test('fails above the quantile of its significance', () => {
    expect(metricOf(AnalysisMetric.errorRateTest())).toMatchObject({ name: 'error-rate-test', failureCondition: expect.stringMatching(/ && result\[0\] > 2\.3263$/) });
    expect(metricOf(AnalysisMetric.errorRateTest({ significance: 0.05 })).failureCondition).toMatch(/> 1\.6449$/);
  });

  test('counts the requests of both versions over the window, and needs enough of them', () => {
    const query = queryOf(AnalysisMetric.errorRateTest({ leastRequests: 50, window: Duration.minutes(5) }));
    expect(query).toContain(`(sum(rate(http_requests_total{${NEW}}[5m])) * 300 >= 50)`);
    expect(query).toContain(`(sum(rate(http_requests_total{${STABLE}}[5m])) * 300 >= 50)`);
  });

  test.each([[{ significance: 0.5 }, 'significance is 0.5; accepted: a probability from 0.000000001 to below 0.5. Mend: pass 0.01.'],
    [{ leastRequests: 0 }, 'leastRequests is 0; accepted: a whole number from 1 to 1000000000. Mend: pass 100.']])('%p is refused', (options, message) => {
    expect(() => AnalysisMetric.errorRateTest(options)).toThrow(`AnalysisMetric.errorRateTest: ${message}`);
  });
});

describe('burn rate', () => {
  const burnRate = (options: Partial<BurnRateOptions> = {}) => AnalysisMetric.burnRate({ objective: 0.999, ...options });

  test('is the lower one of two windows, in multiples of the budget', () => {
    const [short, long] = ['5m', '1h'].map((window) => `((${errors(NEW, window)}) / 0.001)`);
    expect(queryOf(burnRate())).toBe(`${short} < ${long}\nor\n${long}`);
  });

  test('starts when the short window covers the new version only', () => {
    expect(metricOf(burnRate())).toMatchObject({ name: 'burn-rate', initialDelay: '5m', failureCondition: expect.stringMatching(/ && result\[0\] > 14\.4$/) });
    expect(metricOf(burnRate({ window: Duration.minutes(2) })).initialDelay).toBe('2m');
  });

  test.each<[Partial<BurnRateOptions>, string]>([
    [{ objective: 99.9 }, 'objective is 99.9; accepted: a number above 0 and below 1. Mend: pass 0.999 for 99.9 %.'],
    [{ objective: 1 }, 'objective is 1; accepted: a number above 0 and below 1. Mend: pass 0.999 for 99.9 %.'],
    [{ longWindow: Duration.minutes(5) }, 'longWindow is "5m"; accepted: more than window, here 5m. Mend: pass twelve times the short window.'],
    [{ objective: 0.9 }, 'atMost is 14.4; accepted: less than 10, the rate at which every request fails. Mend: lower atMost, or raise objective.'],
    [{ atMost: -1 }, 'atMost is -1; accepted: a number of 0 or more. Mend: pass a multiple such as 14.4.'],
  ])('%p is refused', (options, message) => {
    expect(() => burnRate(options)).toThrow(`AnalysisMetric.burnRate: ${message}`);
  });
});
