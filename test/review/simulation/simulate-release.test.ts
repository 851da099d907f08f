import { blueGreen, canary, SUCCESS_RATE } from './versions';
import { SimulatedLoad } from '../../../src/review/simulation/load-environment';
import { metricSignal, metricWindow } from '../../../src/review/simulation/metric-signal';
import { ReleaseScenario, simulateRelease } from '../../../src/review/simulation/simulate-release';

const strategy = {
  steps: [{ setWeight: 10 }, { pause: { duration: '5m' } }, { setWeight: 50 }, { pause: { duration: '5m' } }],
  analysis: { templates: [{ templateName: 'success' }], startingStep: 1 },
};
const load = (differing: Partial<SimulatedLoad> = {}): SimulatedLoad => ({
  released: canary('v2', strategy), requestsPerSecond: 200, errorRate: 0.05, baseline: 0.001, readySeconds: 10, scrapeInterval: 15, seed: 1, ...differing,
});
const scenario = (differing: Partial<SimulatedLoad> = {}, more: Partial<ReleaseScenario> = {}): ReleaseScenario =>
  ({ stable: canary('v1', strategy), load: load(differing), limit: 900, ...more });

describe('a bad version', () => {
  test('is caught by the second sample that sees its requests, at the smallest weight', () => {
    const release = simulateRelease(scenario());
    // Ready at 10 s; the sample then sees nothing, those at 70 s and 130 s do.
    expect(release).toMatchObject({ outcome: 'aborted', at: 130, caughtBy: { metric: 'success-rate', sample: 3 } });
    expect(release.cost.exposed).toBeCloseTo(120 * 200 * 0.1, 0);
    expect(release.cost.failedMore).toBeCloseTo(120 * 200 * 0.1 * 0.049, 0);
  });

  test('costs more without a gate', () => {
    const ungated = simulateRelease(scenario({}, { gated: false }));
    expect(ungated.outcome).toBe('promoted');
    expect(ungated.cost.failedMore).toBeGreaterThan(30 * simulateRelease(scenario()).cost.failedMore);
  });

  test('that is bad only under load is seen when it gets the load', () => {
    expect(simulateRelease(scenario({ errorsFrom: 50 })).at).toBeGreaterThan(310);
  });

  test('is not seen when it gets no requests', () => {
    expect(simulateRelease(scenario({ requestsPerSecond: 0 })).outcome).toBe('promoted');
  });

  test('is aborted for errors of measurement when Prometheus is down', () => {
    expect(simulateRelease(scenario({ prometheusDown: true, errorRate: 0 }))).toMatchObject({ outcome: 'aborted', at: 50, cost: { failedMore: expect.any(Number) } });
  });

  test('whose pods are never ready costs nothing', () => {
    const release = simulateRelease(scenario({ neverReady: true }));
    expect(release).toMatchObject({ outcome: 'unfinished', cost: { exposed: 0 } });
  });
});

describe('a healthy version', () => {
  test('is promoted, and every request is its own from then on', () => {
    const release = simulateRelease(scenario({ errorRate: 0.001 }));
    expect(release).toMatchObject({ outcome: 'promoted', cost: { failedMore: 0 } });
    expect(release.cost.failed).toBeCloseTo(900 * 200 * 0.001, 6);
  });

  test('waits for a person at a pause without an end', () => {
    const manual = { ...strategy, steps: [{ setWeight: 10 }, { pause: {} }] };
    const release = simulateRelease({
      stable: canary('v1', manual), load: load({ released: canary('v2', manual), errorRate: 0 }), manualGateSeconds: 100, limit: 900,
    });
    expect(release).toMatchObject({ outcome: 'promoted', at: 120 });
  });
});

describe('what happens beside', () => {
  test('a node that is drained does not stop the release', () => {
    const happenings = [{ after: 30, happening: { kind: 'evict', version: 'v1', pods: 2 } as const }];
    expect(simulateRelease(scenario({ errorRate: 0 }, { happenings })).outcome).toBe('promoted');
  });

  test('an abort at a step gives the requests back at once', () => {
    const happenings = [{ after: 60, happening: { kind: 'abort' } as const }];
    expect(simulateRelease(scenario({ errorRate: 0 }, { happenings }))).toMatchObject({ outcome: 'aborted', at: 60 });
  });
});

test('blue-green exposes every user from the switch on', () => {
  const release = simulateRelease({ stable: blueGreen('v1'), load: load({ released: blueGreen('v2') }), limit: 100 });
  expect(release).toMatchObject({ outcome: 'promoted', at: 10, cost: { exposed: 90 * 200 } });
});

describe('what a metric measures', () => {
  const metric = (query: string, successCondition: string) => ({ name: 'm', successCondition, provider: { prometheus: { query } } });

  test('is seen from its conditions, or from a query about time', () => {
    expect(metricSignal(SUCCESS_RATE)).toBe('successRatio');
    expect(metricSignal(metric('sum(errors) / sum(all)', 'result[0] <= 0.01'))).toBe('errorRatio');
    expect(metricSignal(metric('histogram_quantile(0.99, sum(rate(request_seconds_bucket[5m])) by (le))', 'result[0] <= 0.5'))).toBe('latency');
    expect(metricSignal(metric('up', 'result[0] >= 0'))).toBeUndefined();
    expect(metricSignal({ name: 'job', provider: { job: {} } })).toBeUndefined();
  });

  test('looks back as far as its longest range', () => {
    expect(metricWindow(metric('rate(a[1m]) / rate(b[10m])', ''))).toBe(600);
    expect(metricWindow(metric('up', ''))).toBe(300);
  });
});
