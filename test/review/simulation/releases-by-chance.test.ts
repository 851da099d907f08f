import { canary, SUCCESS_RATE } from './versions';
import { MetricSpec } from '../../../src/manifest/analysis';
import { SimulatedLoad } from '../../../src/review/simulation/load-environment';
import { simulateReleases } from '../../../src/review/simulation/release-distribution';
import { ReleaseScenario, simulateRelease } from '../../../src/review/simulation/simulate-release';

const overlapping: MetricSpec = { ...SUCCESS_RATE, name: 'overlapping', interval: '30s', failureLimit: 2, provider: { prometheus: { query: 'rate(a[2m])' } } };
const errorRatio: MetricSpec = {
  name: 'error-ratio', interval: '45s', count: 6, failureLimit: 0, successCondition: 'result[0] <= 0.02', provider: { prometheus: { query: 'rate(e[1m]) / rate(a[1m])' } },
};
const undecided: MetricSpec = { ...SUCCESS_RATE, name: 'undecided', failureCondition: 'len(result) > 0 && result[0] < 0.97', inconclusiveLimit: 2 };
const patient: MetricSpec = { ...SUCCESS_RATE, name: 'patient', count: 8, consecutiveSuccessLimit: 3, failureLimit: 4 };

function scenario(metrics: MetricSpec[], load: Partial<SimulatedLoad> = {}): ReleaseScenario {
  const strategy = {
    steps: [{ setWeight: 10 }, { pause: { duration: '3m' } }, { analysis: { templates: [{ templateName: 'success' }] } }, { setWeight: 50 }, { pause: { duration: '2m' } }],
    analysis: { templates: [{ templateName: 'success' }], startingStep: 1 },
  };
  const counted = metrics.map((metric) => ({ ...metric, count: metric.count ?? 8 }));
  return {
    stable: canary('v1', strategy, {}, counted),
    load: {
      released: canary('v2', strategy, {}, counted), requestsPerSecond: 25, errorRate: 0.015, baseline: 0.001, readySeconds: 10, scrapeInterval: 15, seed: 7, ...load,
    },
    limit: 3600,
  };
}

describe('a hundred releases at once', () => {
  test.each<[string, MetricSpec[], Partial<SimulatedLoad>]>([
    ['of one metric', [SUCCESS_RATE], {}],
    ['whose samples overlap', [overlapping], {}],
    ['of two metrics', [overlapping, errorRatio], {}],
    ['that may be inconclusive', [undecided], {}],
    ['whose errors come in bursts', [overlapping, errorRatio], { dispersion: 5 }],
    ['that fail under load only', [SUCCESS_RATE, errorRatio], { errorsFrom: 5, errorRate: 0.03, baseline: 0.006 }],
    ['that need successes in a row', [patient], {}],
    ['without Prometheus', [SUCCESS_RATE], { prometheusDown: true }],
  ])('are those that are simulated one by one: %s', (_, metrics, load) => {
    const one = scenario(metrics, load);
    const all = simulateReleases(one, 100);
    const different = new Set(all.map(({ outcome, at }) => `${outcome} ${at}`)).size;
    all.filter((__, run) => run % 8 === 0).forEach((release, index) => {
      const { states, ...rest } = simulateRelease({ ...one, load: { ...one.load, seed: one.load.seed + 8 * index } });
      expect(release).toMatchObject(rest);
      expect(release.states.map(({ at, weight }) => [at, weight])).toEqual(states.map(({ at, weight }) => [at, weight]));
    });
    expect(different).toBeGreaterThanOrEqual(load.prometheusDown ? 1 : 2);
  });
});

test('samples of one window agree, whatever metric asks', () => {
  const twice = [SUCCESS_RATE, { ...SUCCESS_RATE, name: 'again' }];
  const runs = simulateReleases(scenario(twice), 60);
  // The first that fails is named: the other one fails with the same sample, never later, so that it is never the only one.
  expect(new Set(runs.map(({ caughtBy }) => caughtBy?.metric))).toEqual(new Set(['success-rate', undefined].slice(0, runs.some(({ caughtBy }) => !caughtBy) ? 2 : 1)));
});
