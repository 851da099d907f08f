import { blueGreen, canary, pods, QUIET, serving, SUCCESS_RATE } from './versions';
import { BlueGreenStrategySpec } from '../../../src/manifest/rollout';
import { Measured, MeasurementRequest } from '../../../src/review/simulation/environment';

const analysis = { templates: [{ templateName: 'success' }] };
const STEPS = [{ setWeight: 25 }, { pause: { duration: '10m' } }];
/** Measurements that end as listed, the last one again and again. */
const measuring = (...outcomes: Measured['outcome'][]) => ({
  ...QUIET,
  measure: ({ ordinal }: MeasurementRequest): Measured => ({ outcome: outcomes[Math.min(ordinal, outcomes.length - 1)] }),
});

describe('a background analysis', () => {
  const strategy = { steps: STEPS, analysis: { ...analysis, startingStep: 1 } };
  const play = (environment: typeof QUIET, metrics = [SUCCESS_RATE]) => {
    const simulation = serving(canary('v1', strategy, {}, metrics), environment);
    simulation.after({ kind: 'apply', version: canary('v2', strategy, {}, metrics) });
    return simulation;
  };

  test('begins with its step, and aborts with the first failed sample that is over the limit', () => {
    const simulation = play(measuring('Successful', 'Failed', 'Successful', 'Failed'));
    const aborted = simulation.advanceUntil(({ phase }) => phase === 'Degraded', 3600)!;
    // Pods are ready at 10 s; samples at 10, 70, 130 and 190 s.
    expect(aborted).toMatchObject({ at: 190, analyses: { background: 'Failed' } });
    expect(simulation.runs[0].metrics[0].taken).toEqual({ Successful: 2, Failed: 2, Inconclusive: 0, Error: 0 });
  });

  test('tries again after ten seconds when Prometheus does not answer, and aborts with the fifth error in a row', () => {
    const simulation = play(measuring('Error'));
    expect(simulation.advanceUntil(({ phase }) => phase === 'Degraded', 3600)).toMatchObject({ at: 50, analyses: { background: 'Error' } });
  });

  test('pauses the release when it is inconclusive, and a new one begins when somebody promotes', () => {
    const simulation = play(measuring('Inconclusive'), [{ ...SUCCESS_RATE, inconclusiveLimit: 0 }]);
    simulation.advanceUntil(({ analyses }) => analyses.background === 'Inconclusive', 3600);
    expect(simulation.state).toMatchObject({ phase: 'Paused', aborted: false });
    simulation.after({ kind: 'promote' });
    expect(simulation.runs.length).toBeGreaterThan(1);
  });

  test('that nothing was wrong with is successful when the release is over', () => {
    const simulation = play(QUIET);
    simulation.advanceUntil(({ phase, stable }) => phase === 'Healthy' && stable === 'v2', 3600);
    expect(simulation.state.analyses).toEqual({ background: 'Successful' });
  });

  test('does not heed a metric that is only tried', () => {
    const dry = { steps: STEPS, analysis: { ...analysis, dryRun: [{ metricName: 'success.*' }] } };
    const simulation = serving(canary('v1', dry), measuring('Failed'));
    simulation.after({ kind: 'apply', version: canary('v2', dry) });
    expect(simulation.advanceUntil(({ stable }) => stable === 'v2', 3600)).toBeDefined();
  });
});

describe('an analysis in a step', () => {
  const strategy = { steps: [{ setWeight: 25 }, { analysis }, { setWeight: 50 }, { pause: {} }] };
  const metrics = [{ ...SUCCESS_RATE, count: '{{args.count}}', failureLimit: 0 }];
  const version = (name: string) => {
    const { rollout, templates } = canary(name, strategy, {}, metrics);
    return { name, rollout, templates: new Map(Array.from(templates, ([key, template]) => [key, { ...template, args: [{ name: 'count', value: '3' }] }])) };
  };

  test('lets the release go on when all its samples are taken', () => {
    const simulation = serving(version('v1'));
    simulation.after({ kind: 'apply', version: version('v2') });
    expect(simulation.advanceUntil(({ step }) => step === 2, 3600)).toMatchObject({ at: 130, analyses: { 1: 'Successful' } });
  });

  test('aborts the release when it fails', () => {
    const simulation = serving(version('v1'), measuring('Successful', 'Failed'));
    simulation.after({ kind: 'apply', version: version('v2') });
    expect(simulation.advanceUntil(({ phase }) => phase === 'Degraded', 3600)).toMatchObject({ at: 70, aborted: true });
  });
});

describe('blue-green', () => {
  test('switches when all pods are available, and keeps the old ones for the delay', () => {
    const simulation = serving(blueGreen('v1'));
    simulation.after({ kind: 'apply', version: blueGreen('v2') });
    expect(simulation.state.services).toEqual({ 'shop': 'v1', 'shop-preview': 'v2' });
    const switched = simulation.advanceUntil(({ services }) => services.shop === 'v2', 600)!;
    expect(pods(switched, 'v2')).toBe('4/4');
    expect(simulation.advanceUntil((state) => pods(state, 'v1') === '0/0', 600)!.at - switched.at).toBe(30);
  });

  test('waits for a person with a small preview, and grows before the switch', () => {
    const strategy = { autoPromotionEnabled: false, previewReplicaCount: 1 };
    const simulation = serving(blueGreen('v1', strategy));
    simulation.after({ kind: 'apply', version: blueGreen('v2', strategy) });
    simulation.advanceUntil(({ phase }) => phase === 'Paused', 600);
    expect(pods(simulation.state, 'v2')).toBe('1/1');
    simulation.after({ kind: 'promote' });
    expect(simulation.state.services.shop).toBe('v1');
    expect(pods(simulation.advanceUntil(({ services }) => services.shop === 'v2', 600)!, 'v2')).toBe('4/4');
  });

  test('switches by itself after autoPromotionSeconds', () => {
    const simulation = serving(blueGreen('v1', { autoPromotionSeconds: 60 }));
    simulation.after({ kind: 'apply', version: blueGreen('v2', { autoPromotionSeconds: 60 }) });
    expect(simulation.advanceUntil(({ services }) => services.shop === 'v2', 600)).toMatchObject({ at: 70 });
  });

  test('switches back when the analysis after the switch fails', () => {
    const strategy = { postPromotionAnalysis: analysis };
    const simulation = serving(blueGreen('v1', strategy), measuring('Failed'));
    simulation.after({ kind: 'apply', version: blueGreen('v2', strategy) });
    simulation.advanceUntil(({ phase }) => phase === 'Degraded', 600);
    expect(simulation.state).toMatchObject({ aborted: true, stable: 'v1', services: { shop: 'v1' } });
  });

  test('does not switch when the analysis before it fails', () => {
    const strategy = { prePromotionAnalysis: analysis };
    const simulation = serving(blueGreen('v1', strategy), measuring('Failed'));
    simulation.after({ kind: 'apply', version: blueGreen('v2', strategy) });
    simulation.advanceUntil(({ phase }) => phase === 'Degraded', 600);
    expect(simulation.timeline.every(({ services }) => services.shop !== 'v2')).toBe(true);
  });

  describe('whose analysis takes longer than the release may go without progress', () => {
    const released = (strategy: Partial<BlueGreenStrategySpec>) => {
      const version = (name: string) => {
        const { rollout } = blueGreen(name, strategy);
        const templates = new Map([['success', { metrics: [{ ...SUCCESS_RATE, count: 1 }] }]]);
        return { name, rollout: { ...rollout, progressDeadlineAbort: true, progressDeadlineSeconds: 60 }, templates };
      };
      const simulation = serving(version('v1'), { readyAfter: () => 5, measure: () => ({ outcome: 'Successful', seconds: 90 }) });
      simulation.after({ kind: 'apply', version: version('v2') });
      return simulation;
    };

    test('is aborted before the switch although nothing failed', () => {
      const simulation = released({ prePromotionAnalysis: analysis });
      expect(simulation.advanceUntil(({ aborted }) => aborted, 600)).toMatchObject({ stable: 'v1', services: { shop: 'v1' } });
    });

    test('is promoted after the switch if nothing else happens, and aborted if it is looked at meanwhile', () => {
      const undisturbed = released({ postPromotionAnalysis: analysis });
      expect(undisturbed.advanceUntil(({ phase }) => phase === 'Healthy', 600)).toMatchObject({ stable: 'v2', aborted: false });
      const disturbed = released({ postPromotionAnalysis: analysis });
      // The controller looks at it without anything to be done: somebody annotated it.
      disturbed.plan(disturbed.now + 75, { kind: 'retry' });
      expect(disturbed.advanceUntil(({ aborted }) => aborted, 600)).toMatchObject({ stable: 'v1' });
    });
  });
});
