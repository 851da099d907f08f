import { readFileSync } from 'fs';
import { join } from 'path';
import { loadAll } from 'js-yaml';
import { Inventory } from '../../../src/review/inventory/inventory';
import { SIMULATION_DEFAULTS, SimulationOptions } from '../../../src/review/simulation/simulation-options';
import { RolloutSimulation, simulateReport } from '../../../src/review/simulation/simulation-report';

interface Manifest {
  readonly kind: string;
  spec: { strategy: { canary: Record<string, unknown> }; metrics: Record<string, unknown>[]; progressDeadlineAbort?: boolean; replicas?: number };
}

/** Changes the Rollout and its metric. */
type Change = (rollout: Manifest['spec'], metric: Record<string, unknown>) => void;

/** The objects of the README's first program. */
function shop(change: Change = () => undefined): Inventory {
  const objects = loadAll(readFileSync(join(__dirname, '../../../docs/first-lines.yaml'), 'utf8')) as Manifest[];
  const spec = (kind: string) => objects.find((object) => object.kind === kind)!.spec;
  change(spec('Rollout'), spec('AnalysisTemplate').metrics[0]);
  return new Inventory(objects.map((object) => ({ object })));
}

const options = (more: Partial<SimulationOptions> = {}): SimulationOptions =>
  ({ ...SIMULATION_DEFAULTS, runs: 20, requestsPerSecond: 200, errorRate: 0.05, ...more });
const simulate = (more: Partial<SimulationOptions> = {}, inventory = shop()): RolloutSimulation =>
  simulateReport(inventory, options(more)).simulations[0];
/** How all releases end. */
const endings = ({ distribution }: RolloutSimulation) => distribution.endings.map(({ runs: _, ...ending }) => ending);

describe('a version that fails 5 % of its requests', () => {
  test('is aborted at the first weight, and a healthy one is promoted', () => {
    const { distribution, healthy, example, ungated } = simulate();
    expect(distribution).toMatchObject({ runs: 20, aborted: 20, caughtBy: [{ metric: 'success-rate', sample: 2, outcome: 'Failed', runs: 20 }] });
    expect(healthy).toMatchObject({ promoted: 20 });
    expect(example).toMatchObject({ outcome: 'aborted', phase: 'Degraded' });
    expect(Math.max(...example.course.map(({ share }) => share))).toBe(0.05);
    expect(ungated).toMatchObject({ outcome: 'promoted' });
    expect(ungated.cost.failedMore).toBeGreaterThan(100 * distribution.failedMore.worst);
  });

  test('costs what was lost until a limit, an hour unless it is given', () => {
    expect(simulate().limit).toBe(3600);
    expect(simulate({ limit: 7200 }).ungated.cost.exposed - simulate().ungated.cost.exposed).toBeCloseTo(3600 * 200, 3);
    const long = shop(({ strategy: { canary } }) => (canary.steps as object[]).push({ pause: { duration: '2h' } }));
    expect(simulate({}, long).limit).toBeGreaterThan(7200);
  });

  test('is the same for the same seed only', () => {
    const few = { requestsPerSecond: 20, errorRate: 0.015 };
    expect(simulate(few).distribution).toEqual(simulate(few).distribution);
    expect(simulate({ ...few, seed: 500 }).distribution).not.toEqual(simulate(few).distribution);
  });

  test('under load only is caught when the weight rises', () => {
    const { distribution, example } = simulate({ errorsFrom: 40 });
    expect(distribution.aborted).toBe(20);
    expect(Math.max(...example.course.map(({ share }) => share))).toBe(0.25);
  });

  test('in bursts is caught less surely', () => {
    const few = { requestsPerSecond: 20, errorRate: 0.02 };
    const caught = (dispersion: number) => simulate({ ...few, dispersion }).gates.sights[0].stages[0].caught.probability;
    expect(caught(20)).toBeLessThan(caught(1));
  });
});

describe('what goes wrong beside', () => {
  test('pods that are never ready end at the deadline, with no request to them', () => {
    const simulation = simulate({ neverReady: true });
    expect(endings(simulation)).toEqual([{ outcome: 'aborted', phase: 'Degraded', message: 'RolloutAborted: ReplicaSet "new" has timed out progressing.' }]);
    expect(simulation.distribution).toMatchObject({ caughtBy: [], exposed: { worst: 0 }, abortedAt: { median: 601 } });
    const endless = shop((rollout) => delete rollout.progressDeadlineAbort);
    expect(endings(simulate({ neverReady: true }, endless)))
      .toEqual([{ outcome: 'unfinished', phase: 'Degraded', message: expect.stringContaining('ProgressDeadlineExceeded') }]);
  });

  test('without Prometheus it is aborted by the fifth measurement that is an error, however good the version is', () => {
    const { distribution, healthy } = simulate({ prometheusDown: true, errorRate: 0.002 });
    expect(distribution).toMatchObject({ aborted: 20, caughtBy: [{ sample: 5, outcome: 'Error', runs: 20 }] });
    expect(healthy.aborted).toBe(20);
    const patient = shop((_, metric) => (metric.consecutiveErrorLimit = 1));
    expect(simulate({ prometheusDown: true }, patient).distribution.caughtBy).toMatchObject([{ sample: 2, outcome: 'Error' }]);
  });

  test('without traffic it waits for a person or is promoted, as its conditions say', () => {
    expect(endings(simulate({ requestsPerSecond: 0 }))).toEqual([{ outcome: 'unfinished', phase: 'Paused', message: 'InconclusiveAnalysisRun' }]);
    const passing = shop((_, metric) => Object.assign(metric, { successCondition: 'len(result) == 0 || result[0] >= 0.99' }));
    expect(simulate({ requestsPerSecond: 0 }, passing).distribution.promoted).toBe(20);
    const failing = shop((_, metric) => Object.assign(metric, { failureCondition: 'len(result) == 0 || result[0] < 0.99' }));
    expect(simulate({ requestsPerSecond: 0 }, failing).distribution.caughtBy).toMatchObject([{ outcome: 'Failed' }]);
  });

  test('latency is caught by a metric of latency only', () => {
    expect(simulate({ errorRate: 0.001, slow: 3 }).distribution.promoted).toBe(20);
    const latency = shop((_, metric) => Object.assign(metric, {
      name: 'latency',
      successCondition: 'len(result) > 0 && result[0] <= 0.5',
      failureCondition: 'len(result) > 0 && result[0] > 0.5',
      provider: { prometheus: { query: 'histogram_quantile(0.99, sum(rate(request_seconds_bucket[2m])) by (le))' } },
    }));
    expect(simulate({ errorRate: 0.001, slow: 3 }, latency).distribution).toMatchObject({ aborted: 20, caughtBy: [{ metric: 'latency' }] });
    expect(simulate({ errorRate: 0.001, slow: 0.2 }, latency).distribution.promoted).toBe(20);
  });

  test('an autoscaler\'s number is what the versions grow to', () => {
    const { example } = simulate({ errorRate: 0.001, scaleOut: { after: 120, replicas: 16 } });
    expect(Math.max(...example.course.map(({ stablePods }) => stablePods))).toBe(16);
    expect(Math.max(...simulate({ errorRate: 0.001 }).example.course.map(({ stablePods }) => stablePods))).toBe(10);
  });

  test('another version takes its place', () => {
    const simulation = simulate({ errorRate: 0.001, push: 200 });
    expect(endings(simulation)).toMatchObject([{ outcome: 'replaced' }]);
    expect(simulation.example.at).toBe(200);
    expect(simulation.distribution.exposed.worst).toBeLessThan(200 * 0.05 * 200);
  });

  test('a drained node takes pods of both versions, which come again', () => {
    const { example, distribution } = simulate({ errorRate: 0.001, drain: { after: 200, pods: 1 } });
    expect(example.course.filter(({ at }) => at === 200).pop()).toMatchObject({ stablePods: 9, newPods: 1 });
    expect(distribution.promoted).toBe(20);
  });

  test.each([[1, 0.05], [3, 0.25], [7, 1]])('a person who aborts at step %d has exposed at most a share of %d', (abortAtStep, share) => {
    const { example } = simulate({ errorRate: 0.001, abortAtStep });
    expect(example.outcome).toBe('aborted');
    expect(Math.max(...example.course.map((moment) => moment.share))).toBe(share);
    expect(example.course[example.course.length - 1].share).toBe(0);
  });

  test('a person who promotes late lets it wait', () => {
    const manual = () => shop(({ strategy: { canary } }) => (canary.steps as object[]).splice(1, 1, { pause: {} }));
    const at = (manualGateSeconds: number) => simulate({ errorRate: 0.001, manualGateSeconds }, manual()).example.at;
    expect(at(900) - at(100)).toBe(800);
    expect(simulate({}, manual()).manualGates).toBe(true);
    expect(simulate().manualGates).toBe(false);
  });
});

const OF_ROUTERS = ['trafficRouting', 'stableService', 'canaryService', 'minPodsPerReplicaSet', 'abortScaleDownDelaySeconds', 'scaleDownDelaySeconds'];

test('without a router an aborted version costs until its pods are replaced', () => {
  const pods = shop(({ strategy: { canary } }) => OF_ROUTERS.forEach((field) => delete canary[field]));
  const report = simulateReport(pods, options());
  expect(report.unsimulated).toEqual([]);
  const [{ example }] = report.simulations;
  const aborted = example.course.find(({ at }) => at === example.at)!;
  expect(aborted.share).toBeGreaterThan(0);
  expect(example.course[example.course.length - 1]).toMatchObject({ share: 0, newPods: 0 });
});

describe('a Rollout that is not simulated', () => {
  test('is one that Argo Rollouts refuses', () => {
    const broken = shop((rollout) => Object.assign(rollout.strategy, { canary: undefined }));
    const { simulations, unsimulated } = simulateReport(broken, options());
    expect(simulations).toEqual([]);
    expect(unsimulated).toMatchObject([{ object: { name: 'orders' }, reason: expect.stringContaining('Argo Rollouts refuses it') }]);
  });

  test('is one that the API server refuses, or whose template nobody can read', () => {
    const reasons = (change: Change) => simulateReport(shop(change), options()).unsimulated.map(({ reason }) => reason);
    expect(reasons((rollout) => Object.assign(rollout, { replicas: 'five' }))).toEqual(['the API server refuses Rollout orders: spec.replicas has to be a whole number']);
    expect(reasons((_, metric) => Object.assign(metric, { successCondition: 'result[0] >>= (0.99' })))
      .toEqual([expect.stringMatching(/^Argo Rollouts refuses what AnalysisTemplate orders-success-rate says: /)]);
  });

  test('is one of thousands of pods', () => {
    expect(simulateReport(shop((rollout) => (rollout.replicas = 5000)), options()).unsimulated).toMatchObject([{ reason: expect.stringContaining('5000 replicas') }]);
  });
});

test('metrics without a pause between their samples are measured every second', () => {
  const always = shop((_, metric) => Object.assign(metric, { interval: '0s', failureLimit: 1000, initialDelay: '5m' }));
  const [sight] = simulateReport(always, options({ runs: 1, requestsPerSecond: 2, limit: 600 })).simulations[0].gates.sights;
  expect(sight.stages[0].samples).toBeGreaterThan(30);
});

test('templates that are missing are said to be', () => {
  const objects = loadAll(readFileSync(join(__dirname, '../../../docs/first-lines.yaml'), 'utf8')) as Manifest[];
  const without = new Inventory(objects.filter(({ kind }) => kind !== 'AnalysisTemplate').map((object) => ({ object })));
  expect(simulateReport(without, options()).simulations[0]).toMatchObject({ missingTemplates: true, distribution: { promoted: 20 } });
});

test('a metric that asks about both versions together sees nothing of the bad one', () => {
  const both = 'sum(rate(http_requests_total{app="orders",code!~"5.."}[2m])) / sum(rate(http_requests_total{app="orders"}[2m]))';
  const { gates, distribution } = simulate({}, shop((_, metric) => Object.assign(metric, { provider: { prometheus: { address: 'http://p', query: both } } })));
  expect(gates).toEqual({ sights: [], unseen: [{ run: 'background', metric: 'success-rate', reason: 'both versions' }] });
  expect(distribution.promoted).toBe(20);
});
