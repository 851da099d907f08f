import { canary, pods, QUIET, serving } from './versions';
import { ReleaseSimulation } from '../../../src/review/simulation/release-simulation';

/** Pods of which none is ever ready. */
const never = { ...QUIET, readyAfter: () => undefined };
const STEPS = [{ setWeight: 25 }, { pause: { duration: '30s' } }, { setWeight: 50 }, { pause: {} }];

describe('a first deployment', () => {
  test('skips steps and analyses, and takes the Services over when all pods are available', () => {
    const simulation = serving(canary('v1', { steps: STEPS, analysis: { templates: [{ templateName: 'success' }] } }));
    expect(simulation.state).toMatchObject({ at: 5, step: 4, stable: 'v1', weight: 0, services: { 'shop': 'v1', 'shop-canary': 'v1' }, analyses: {} });
  });

  test('that never becomes ready is degraded after its deadline, and there is nothing to go back to', () => {
    const simulation = new ReleaseSimulation(canary('v1', {}, { progressDeadlineSeconds: 60, progressDeadlineAbort: true }), never);
    expect(simulation.advanceUntil(({ phase }) => phase === 'Degraded', 600)).toMatchObject({ stable: 'v1', aborted: false });
    expect(pods(simulation.state, 'v1')).toBe('4/0');
  });
});

describe('a canary', () => {
  const released = () => {
    const simulation = serving(canary('v1', { steps: STEPS }));
    simulation.after({ kind: 'apply', version: canary('v2', { steps: STEPS }) });
    return simulation;
  };

  test('has its pods before it gets requests', () => {
    const simulation = released();
    expect(simulation.state).toMatchObject({ step: 0, weight: 0 });
    expect(pods(simulation.state, 'v2')).toBe('1/0');
    simulation.advance(Infinity);
    expect(simulation.state).toMatchObject({ step: 1, weight: 25, phase: 'Paused', services: { 'shop': 'v1', 'shop-canary': 'v2' } });
  });

  test('goes on when a pause is over, and waits where it has no end', () => {
    const simulation = released();
    const paused = simulation.advanceUntil(({ step, phase }) => step === 3 && phase === 'Paused', 600)!;
    expect(paused).toMatchObject({ at: 45, weight: 50 });
    expect(simulation.awaitsPerson).toBe(true);
    expect(simulation.advance(10_000)).toBe(false);
  });

  test('keeps the old pods for the scale-down delay when it is promoted', () => {
    const simulation = released();
    simulation.advanceUntil(({ step, phase }) => step === 3 && phase === 'Paused', 600);
    simulation.after({ kind: 'promote' });
    const promoted = simulation.advanceUntil(({ stable }) => stable === 'v2', 600)!;
    const gone = simulation.advanceUntil((state) => pods(state, 'v1') === '0/0', 600)!;
    expect(gone.at - promoted.at).toBe(30);
    expect(simulation.state).toMatchObject({ phase: 'Healthy', weight: 0, services: { 'shop': 'v2', 'shop-canary': 'v2' } });
  });

  test('gives all requests back when it is aborted, and keeps its pods for the abort\'s delay', () => {
    const simulation = released();
    simulation.advanceUntil(({ weight }) => weight === 25, 600);
    const aborted = simulation.after({ kind: 'abort' });
    expect(aborted).toMatchObject({ phase: 'Degraded', weight: 0, services: { 'shop-canary': 'v1' } });
    const gone = simulation.advanceUntil((state) => pods(state, 'v2') === '0/0', 600)!;
    expect(gone.at - aborted.at).toBe(30);
  });

  test('starts over when it is tried again', () => {
    const simulation = released();
    simulation.advanceUntil(({ weight }) => weight === 25, 600);
    simulation.after({ kind: 'abort' });
    simulation.after({ kind: 'retry' });
    expect(simulation.state).toMatchObject({ step: 1, weight: 25, aborted: false });
  });

  test('gives way to a third version at once, whose release begins with the first step', () => {
    const simulation = released();
    simulation.advanceUntil(({ weight }) => weight === 50, 600);
    simulation.after({ kind: 'apply', version: canary('v3', { steps: STEPS }) });
    expect(simulation.state).toMatchObject({ step: 0, weight: 0, stable: 'v1', current: 'v3' });
    simulation.advanceUntil(({ weight }) => weight === 25, 600);
    expect(pods(simulation.state, 'v2')).toBe('0/0');
  });

  test('grows with the Rollout when an autoscaler acts', () => {
    const simulation = serving(canary('v1', { steps: STEPS }, { replicas: undefined }));
    simulation.after({ kind: 'scale', replicas: 8 });
    simulation.advanceUntil(({ phase }) => phase === 'Healthy', 600);
    simulation.after({ kind: 'apply', version: canary('v2', { steps: STEPS }, { replicas: undefined }) });
    simulation.advanceUntil(({ weight }) => weight === 25, 600);
    expect([pods(simulation.state, 'v1'), pods(simulation.state, 'v2')]).toEqual(['8/8', '2/2']);
    simulation.after({ kind: 'scale', replicas: 12 });
    expect([pods(simulation.state, 'v1'), pods(simulation.state, 'v2')]).toEqual(['12/8', '3/2']);
  });

  test('keeps what an autoscaler asked for until manifests say a number again', () => {
    const simulation = serving(canary('v1', { steps: STEPS }));
    simulation.after({ kind: 'scale', replicas: 8 });
    simulation.advanceUntil(({ phase }) => phase === 'Healthy', 600);
    expect(pods(simulation.state, 'v1')).toBe('8/8');
    simulation.after({ kind: 'apply', version: canary('v2', { steps: STEPS }) });
    simulation.advanceUntil(({ weight }) => weight === 25, 600);
    expect(pods(simulation.state, 'v1')).toBe('4/4');
  });

  test('gets evicted pods back without another step', () => {
    const simulation = released();
    simulation.advanceUntil(({ weight }) => weight === 25, 600);
    simulation.after({ kind: 'evict', version: 'v1', pods: 2 });
    expect(simulation.state).toMatchObject({ step: 1, weight: 25 });
    expect(pods(simulation.state, 'v1')).toBe('4/2');
    simulation.advance(Infinity);
    expect(pods(simulation.state, 'v1')).toBe('4/4');
  });
});

describe('a canary whose pods never become ready', () => {
  const neverV2 = { ...QUIET, readyAfter: (version: string) => version === 'v2' ? undefined : 5 };

  test('is aborted after the progress deadline, and never got a request', () => {
    const rollout = { progressDeadlineSeconds: 60, progressDeadlineAbort: true };
    const simulation = serving(canary('v1', { steps: STEPS }, rollout), neverV2);
    simulation.after({ kind: 'apply', version: canary('v2', { steps: STEPS }, rollout) });
    const aborted = simulation.advanceUntil(({ phase }) => phase === 'Degraded', 600)!;
    expect(aborted).toMatchObject({ at: 66, aborted: true, message: expect.stringContaining('timed out progressing') });
    expect(simulation.timeline.every(({ weight = 0 }) => weight === 0)).toBe(true);
  });

  test('stays where it is, degraded, if the deadline does not abort', () => {
    const simulation = serving(canary('v1', { steps: STEPS }, { progressDeadlineSeconds: 60 }), neverV2);
    simulation.after({ kind: 'apply', version: canary('v2', { steps: STEPS }, { progressDeadlineSeconds: 60 }) });
    expect(simulation.advanceUntil(({ phase }) => phase === 'Degraded', 600)).toMatchObject({ aborted: false });
    expect(pods(simulation.state, 'v2')).toBe('1/0');
  });
});

describe('dynamicStableScale', () => {
  const strategy = { steps: STEPS, dynamicStableScale: true };

  test('takes stable pods away only after their requests', () => {
    const simulation = serving(canary('v1', strategy));
    simulation.after({ kind: 'apply', version: canary('v2', strategy) });
    const states = () => simulation.timeline.map((state) => [state.weight, pods(state, 'v1'), pods(state, 'v2')].join(' '));
    simulation.advanceUntil(({ step, phase }) => step === 3 && phase === 'Paused', 600);
    expect(states().indexOf('50 3/3 2/2')).toBeGreaterThan(-1);
    expect(states().indexOf('50 2/2 2/2')).toBeGreaterThan(states().indexOf('50 3/3 2/2'));
  });

  test('brings them back before the requests when it is aborted', () => {
    const simulation = serving(canary('v1', strategy));
    simulation.after({ kind: 'apply', version: canary('v2', strategy) });
    simulation.advanceUntil((state) => pods(state, 'v1') === '2/2', 600);
    simulation.after({ kind: 'abort' });
    expect(simulation.state.weight).toBe(50);
    const back = simulation.advanceUntil(({ weight }) => weight === 0, 600)!;
    expect(pods(back, 'v1')).toBe('4/4');
    const served = simulation.timeline.filter(({ at }) => at >= 5)
      .map((state) => Object.values(state.pods).reduce((sum, { available }) => sum + available, 0));
    expect(Math.min(...served)).toBe(4);
  });
});

test('without a router the weight is the share of the pods, and old pods go one by one', () => {
  const strategy = { trafficRouting: undefined, stableService: undefined, canaryService: undefined, maxSurge: 1, maxUnavailable: 0, steps: STEPS };
  const simulation = serving(canary('v1', strategy));
  simulation.after({ kind: 'apply', version: canary('v2', strategy) });
  const quarter = simulation.advanceUntil(({ step }) => step === 1, 600)!;
  expect([pods(quarter, 'v1'), pods(quarter, 'v2'), quarter.weight]).toEqual(['3/3', '1/1', undefined]);
  expect(simulation.timeline.every((state) => Object.values(state.pods).reduce((sum, { desired }) => sum + desired, 0) <= 5)).toBe(true);
});

test('the same input gives the same timeline', () => {
  const play = () => {
    const simulation = serving(canary('v1', { steps: STEPS }));
    simulation.plan(20, { kind: 'evict', version: 'v1', pods: 1 });
    simulation.after({ kind: 'apply', version: canary('v2', { steps: STEPS }) });
    simulation.advanceUntil(() => false, 600);
    return simulation.timeline;
  };
  expect(play()).toEqual(play());
});
