import { deployment, object, pod, relationsOf, rollout, ROUTED, service } from './shop';
import { PlanOptions } from '../../../src/review/plan/plan-options';
import { planReleases } from '../../../src/review/plan/plan-releases';
import { PlannedRelease } from '../../../src/review/plan/planned-release';

const planned = (objects: object[], options: PlanOptions = { readySeconds: 10 }): PlannedRelease =>
  planReleases(relationsOf(...objects).inventory, options)[0];
const SERVICES = [service('orders'), service('orders-canary'), service('orders-preview')];
const canary = (strategy: object, spec: object = {}, ...others: object[]) =>
  planned([rollout({ canary: strategy }, pod(), spec), ...SERVICES, ...others]);
const blueGreen = (strategy: object, spec: object = {}, ...others: object[]) =>
  planned([rollout({ blueGreen: { activeService: 'orders', previewService: 'orders-preview', ...strategy } }, pod(), spec), ...SERVICES, ...others]);
const template = (name: string, metric: object) => object('argoproj.io/v1alpha1', 'AnalysisTemplate', name, {
  metrics: [{ name, successCondition: 'result[0] >= 0.99', provider: { prometheus: { query: 'up' } }, ...metric }],
});
const judgedBy = (name: string) => ({ templates: [{ templateName: name }] });
const rows = ({ phases }: PlannedRelease) => phases.map(({ step, startsAt, stableReplicas, canaryReplicas, exposure }) =>
  `${startsAt} s ${step}: ${stableReplicas}+${canaryReplicas}, ${Math.round(100 * exposure)} %`);

describe('a canary on a router', () => {
  const steps = [{ setWeight: 25 }, { pause: { duration: '5m' } }, { setWeight: 50 }, { pause: {} }];

  test('goes from step to step; a step is over when its pods are there, or its pause', () => {
    expect(rows(canary({ ...ROUTED, steps }))).toEqual([
      '0 s setWeight: 25: 4+1, 25 %',
      '10 s pause: 5m: 4+1, 25 %',
      '310 s setWeight: 50: 4+2, 50 %',
      '320 s pause: 4+2, 50 %',
      '320 s the last pods are replaced: 4+4, 50 %',
      '330 s promoted: 0+4, 100 %',
    ]);
  });

  test('lists where people must act, with the command, and counts no time for them', () => {
    const { duration } = canary({ ...ROUTED, steps });
    expect(duration).toMatchObject({
      automatic: 330, manualGates: [{ phase: 3, description: 'manual promotion', command: 'kubectl argo rollouts promote orders -n shop' }],
    });
  });

  test('goes back at once while the stable version has all of its pods', () => {
    const { phases, abort } = canary({ ...ROUTED, steps });
    expect(phases.map(({ abortSeconds }) => abortSeconds)).toEqual([0, 0, 0, 0, 0, undefined]);
    expect(abort.during.command).toBe('kubectl argo rollouts abort orders -n shop');
    expect(abort.during).toMatchObject({ seconds: 0, effect: expect.stringContaining('as soon as the router follows') });
    expect(abort.afterwards.effect).toContain('An abort does nothing any more');
  });

  test('must start pods again where the stable version follows the weight', () => {
    const { phases, abort } = canary({ ...ROUTED, dynamicStableScale: true, steps });
    expect(phases[3]).toMatchObject({ stableReplicas: 2, canaryReplicas: 2, abortSeconds: 10 });
    expect(abort.during.effect).toContain('as pods of it must start again');
  });

  test('has at its peak both versions in full, and as many as an autoscaler allows', () => {
    expect(canary({ ...ROUTED, steps }).peakReplicas).toBe(8);
    const autoscaler = object('autoscaling/v2', 'HorizontalPodAutoscaler', 'orders', {
      scaleTargetRef: { apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout', name: 'orders' }, minReplicas: 2, maxReplicas: 20,
    });
    const scaled = canary({ ...ROUTED, steps }, { replicas: undefined }, autoscaler);
    expect(scaled.peakReplicas).toBe(40);
    expect(scaled.phases[1]).toMatchObject({ stableReplicas: 2, canaryReplicas: 1, mostStableReplicas: 20, mostCanaryReplicas: 5 });
    const given = planned([rollout({ canary: { ...ROUTED, steps } }, pod(), { replicas: undefined }), ...SERVICES, autoscaler], { replicas: 8 });
    expect(given.phases[1]).toMatchObject({ stableReplicas: 8, canaryReplicas: 2 });
    expect(given.phases[1].mostStableReplicas).toBeUndefined();
  });

  test('says when it is paused in its manifest', () => {
    expect(canary({ ...ROUTED, steps }, { paused: true }).assumptions.join()).toContain('spec.paused');
  });
});

test('a Rollout that Argo refuses is planned with a warning', () => {
  expect(canary({ ...ROUTED, steps: [{ setWeight: 150 }] }).warnings).toEqual([expect.stringMatching(/^Argo Rollouts refuses it: .*; what follows is a guess$/)]);
  expect(canary({ ...ROUTED, steps: [{ setWeight: 50 }] }).warnings).toEqual([]);
});

describe('without a router', () => {
  test('the Service of the stable version keeps to that, if it is named', () => {
    const plan = canary({ stableService: 'orders', canaryService: 'orders-canary', steps: [{ setWeight: 50 }, { pause: { duration: 60 } }] });
    expect(plan.phases[1]).toMatchObject({ stableReplicas: 2, canaryReplicas: 2, exposure: 0 });
    expect(plan.traffic.canary).toBe('Service orders-canary only: without a router Service orders keeps to the stable version, whose pods become fewer');
  });

  test('a canary reaches its share of the pods, which must be replaced on the way back', () => {
    const plan = canary({ steps: [{ setWeight: 10 }, { pause: { duration: 60 } }] });
    expect(rows(plan)).toEqual([
      '0 s setWeight: 10: 4+1, 20 %', '10 s pause: 60: 4+1, 20 %', '70 s the last pods are replaced: 0+4, 100 %', '90 s promoted: 0+4, 100 %',
    ]);
    expect(plan.traffic).toMatchObject({ stableService: 'orders', router: 'share of pods' });
    expect(plan.traffic.canary).toContain('20 %');
    expect(plan.phases[2].abortSeconds).toBeGreaterThan(0);
  });
});

describe('what judges a release', () => {
  const often = template('often', { interval: '1m', count: 5, failureLimit: 1 });

  test('is in the phases in which it runs, and stops the release meanwhile', () => {
    const steps = [{ setWeight: 10 }, { pause: { duration: '1m' } }, { analysis: judgedBy('often') }, { setWeight: 50 }];
    const { analyses, phases, exposureBeforeFirstGate } = canary({ ...ROUTED, steps }, {}, often);
    expect(analyses).toMatchObject([{ name: 'step 2', templates: ['often'], fromPhase: 2, untilPhase: 2, seconds: 240, complete: true }]);
    expect(phases[2]).toMatchObject({ step: 'analysis: often', seconds: 240, gate: { kind: 'analysis', analyses: ['step 2'] } });
    expect(exposureBeforeFirstGate).toBe(0.1);
  });

  test('aborts on a sample, at the earliest when that is taken', () => {
    const [{ metrics: [metric] }] = canary({ ...ROUTED, steps: [{ setWeight: 10 }, { analysis: judgedBy('often') }] }, {}, often).analyses;
    expect(metric).toMatchObject({ passes: 'at least 0.99', abortingSample: 2, earliestAbort: 60 });
    expect(metric.aborts).toContain('on the 2nd failed sample, at the earliest after 1 min');
  });

  test.each([
    [{ failureLimit: -1 }, 'never on failed samples'],
    [{ failureLimit: 5 }, 'never on failed samples'],
    [{ successCondition: undefined }, 'never on failed samples'],
    [{ initialDelay: '2m' }, 'on the 2nd failed sample, at the earliest after 3 min'],
  ])('with %p it aborts %s', (metric, words) => {
    const steps = [{ setWeight: 10 }, { analysis: judgedBy('often') }];
    const { analyses } = canary({ ...ROUTED, steps }, {}, template('often', { interval: '1m', count: 5, failureLimit: 1, ...metric }));
    expect(analyses[0].metrics[0].aborts).toContain(words);
  });

  test('in the background has judged only when it could have aborted', () => {
    const steps = [{ setWeight: 10 }, { pause: { duration: '90s' } }, { setWeight: 50 }, { pause: { duration: '10m' } }];
    const analysis = { ...judgedBy('always'), startingStep: 1 };
    const after = (delay: string) => canary({ ...ROUTED, steps, analysis }, {}, template('always', { interval: '1m', initialDelay: delay })).exposureBeforeFirstGate;
    expect([after('60s'), after('3m')]).toEqual([0.1, 0.5]);
  });

  test('is a person where an analysis never ends by itself', () => {
    const steps = [{ setWeight: 10 }, { analysis: judgedBy('endless') }];
    const { phases, warnings, duration } = canary({ ...ROUTED, steps: [...steps, { setWeight: 50 }] }, {}, template('endless', { interval: '1m' }));
    expect(phases[1].gate).toMatchObject({ kind: 'manual', description: expect.stringContaining('never ends by itself') });
    expect(phases.slice(2).map(({ step, gate }) => [step, gate])).toEqual([
      ['setWeight: 50', undefined], ['the last pods are replaced', undefined], ['promoted', undefined],
    ]);
    expect(warnings).toContain('Phase 1 never ends by itself: its analysis has metrics without a count');
    expect(duration.automatic).toBe(30);
  });

  test('is nothing where nobody looks', () => {
    expect(canary({ ...ROUTED, steps: [{ setWeight: 10 }, { pause: { duration: 60 } }] }).exposureBeforeFirstGate).toBe(1);
  });

  test('is not known where its template is elsewhere', () => {
    expect(canary({ ...ROUTED, steps: [{ analysis: judgedBy('elsewhere') }] }).analyses[0]).toMatchObject({ complete: false, metrics: [] });
  });
});

describe('blue-green', () => {
  const check = template('check', { interval: '1m', count: 3 });

  test('starts in full, is tried, waits for a person, and is switched', () => {
    const plan = blueGreen({ autoPromotionEnabled: false, prePromotionAnalysis: judgedBy('check'), scaleDownDelaySeconds: 300 }, {}, check);
    expect(rows(plan)).toEqual([
      '0 s the new version starts: 4+4, 0 %', '10 s prePromotionAnalysis: 4+4, 0 %', '130 s autoPromotionEnabled: false: 4+4, 0 %', '130 s promoted: 0+4, 100 %',
    ]);
    expect(plan.exposureBeforeFirstGate).toBe(0);
    expect(plan.phases[3].seconds).toBe(300);
    expect(plan.traffic).toMatchObject({ stableService: 'orders', canaryService: 'orders-preview', router: 'Service' });
  });

  test('has every user on the new version while it is analysed afterwards', () => {
    const plan = blueGreen({ postPromotionAnalysis: judgedBy('check') }, {}, check);
    expect(plan.phases.find(({ step }) => step === 'postPromotionAnalysis')).toMatchObject({ exposure: 1, seconds: 120, abortSeconds: 0 });
    expect(plan.exposureBeforeFirstGate).toBe(1);
  });

  test('with a small preview grows before the switch', () => {
    expect(rows(blueGreen({ previewReplicaCount: 1, autoPromotionSeconds: 60 }))).toEqual([
      '0 s the new version starts: 4+1, 0 %', '10 s autoPromotionSeconds: 60: 4+1, 0 %', '70 s the new version grows to its full size: 4+4, 0 %', '80 s promoted: 0+4, 100 %',
    ]);
  });

  test('never gets through an analysis that takes longer than it may go without progress', () => {
    const plan = blueGreen({ prePromotionAnalysis: judgedBy('check') }, { progressDeadlineSeconds: 60, progressDeadlineAbort: true }, check);
    expect(plan.phases[plan.phases.length - 1]).toMatchObject({ step: expect.stringContaining('aborted'), exposure: 0 });
    expect(plan.warnings).toEqual(['It never gets through: it is aborted after 1 min 11 s without progress, although everything passes']);
  });
});

describe('a Deployment', () => {
  test('replaces its pods in waves', () => {
    const plan = planned([deployment(pod(), { minReadySeconds: 5, strategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } } }), service()]);
    expect(plan).toMatchObject({ kind: 'Deployment', strategy: 'rolling', peakReplicas: 5, duration: { automatic: 60 }, exposureBeforeFirstGate: 1 });
    expect(plan.phases.map(({ canaryReplicas, exposure }) => [canaryReplicas, exposure])).toEqual([[1, 0.25], [2, 0.5], [3, 0.75], [4, 1], [4, 1]]);
    expect(plan.abort.during.command).toBe('kubectl rollout undo deployment/orders -n shop');
  });

  test('of many pods is told by quarters', () => {
    const plan = planned([deployment(pod(), { replicas: 100, strategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } } }), service()]);
    expect(plan.phases.length).toBeLessThan(8);
    expect(plan.duration.automatic).toBe(1000);
  });

  test('that is recreated has nobody to answer meanwhile', () => {
    const plan = planned([deployment(pod(), { strategy: { type: 'Recreate' } }), service()]);
    expect(plan).toMatchObject({ strategy: 'recreate', peakReplicas: 4 });
    expect(plan.phases[0].step).toContain('nobody answers');
  });

  test('whose pods a Rollout takes over is released by that', () => {
    const taking = rollout({ canary: {} }, undefined, { template: undefined, workloadRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'orders' } });
    expect(planReleases(relationsOf(taking, deployment()).inventory).map(({ kind }) => kind)).toEqual(['Rollout']);
  });
});

test('an Experiment by itself serves nobody, and goes when its time is over', () => {
  const plan = planned([object('argoproj.io/v1alpha1', 'Experiment', 'trial', {
    duration: '10m', templates: [{ name: 'new', replicas: 2, template: { spec: pod() } }],
  })]);
  expect(plan).toMatchObject({ kind: 'Experiment', peakReplicas: 2, duration: { automatic: 610 }, exposureBeforeFirstGate: 0 });
  expect(plan.images.map(({ tag }) => tag)).toEqual(['1.4.2']);
  expect(plan.abort.during.command).toBe('kubectl argo rollouts terminate experiment trial -n shop');
});

test('of nothing there is no plan', () => {
  expect(planReleases(relationsOf(service()).inventory)).toEqual([]);
});

test('Rollouts that are alike, and those that differ, are planned as each by itself', () => {
  const named = (name: string, pause: string) => {
    const steps = [{ setWeight: 25 }, { pause: { duration: pause } }];
    const { metadata, ...rest } = rollout({ canary: { ...ROUTED, steps } }, pod()) as { metadata: object };
    return { ...rest, metadata: { ...metadata, name } };
  };
  const all = [named('cart', '1m'), named('checkout', '1m'), named('search', '2m')];
  const together = planReleases(relationsOf(...all, ...SERVICES).inventory, { readySeconds: 10 });
  expect(together.map(({ duration }) => duration.automatic)).toEqual([80, 80, 140]);
  expect(together.map(({ name, phases }) => [name, phases])).toEqual(all.map((one) => {
    const { name, phases } = planned([one, ...SERVICES]);
    return [name, phases];
  }));
});
