import { ROUTED, rollout, service, relationsOf } from './shop';
import { RolloutSpec } from '../../../src/manifest/rollout';
import { planReleases } from '../../../src/review/plan/plan-releases';
import { abortSeconds, rolloutCourse } from '../../../src/review/plan/rollout-course';

const NONE = { steps: new Map<number, number>(), prePromotion: 0, postPromotion: 0 };
const spec = (canary: object, more: object = {}) => rollout({ canary }, undefined, { minReadySeconds: 1, ...more }).spec as unknown as RolloutSpec;
const STEPS = [{ setWeight: 25 }, { pause: { duration: '3s' } }, { setWeight: 50 }, { pause: { duration: '3s' } }];

describe('The course of a release', () => {
  test.each([1, 1.25, 1.999])('lasts as long as its pauses and its pods do, with pods that are ready after %s s', (ready) => {
    const stages = rolloutCourse(spec({ ...ROUTED, steps: STEPS }), NONE, ready);
    expect(stages.map(({ stepIndex, kind }) => stepIndex ?? kind)).toEqual([0, 1, 2, 3, 'last pods', 'promoted']);
    [ready + 1, 3, ready + 1, 3, ready + 1].forEach((seconds, index) => expect(stages[index].seconds).toBeCloseTo(seconds, 6));
  });

  test('takes longer with slower pods, however small the difference', () => {
    const ends = [0.7, 0.8, 0.99, 1, 1.01, 1.5].map((ready) => rolloutCourse(spec({ ...ROUTED, steps: STEPS }), NONE, ready).slice(-1)[0].startsAt);
    expect([...ends].sort((one, other) => one - other)).toEqual(ends);
  });

  test('without a router the last old pod goes with the phase in which the last pods are replaced', () => {
    const stages = rolloutCourse(spec({ maxSurge: 1, maxUnavailable: 0, steps: STEPS }), NONE, 2);
    const [last] = stages.filter(({ kind }) => kind === 'last pods');
    expect(last).toMatchObject({ stableReplicas: 0, canaryReplicas: 4 });
    // Until then they wait for the new ones.
    expect(stages.find(({ stepIndex }) => stepIndex === 3)).toMatchObject({ stableReplicas: 2, canaryReplicas: 2 });
  });

  test('with dynamicStableScale the way back takes as many waves of pods as there are', () => {
    const dynamic = spec({ ...ROUTED, dynamicStableScale: true, steps: STEPS });
    const stages = rolloutCourse(dynamic, NONE, 1.14);
    const pause = stages.find(({ stepIndex }) => stepIndex === 3)!;
    expect(abortSeconds(dynamic, NONE, 1.14, pause.startsAt + pause.seconds)).toBeCloseTo(2 * 2.14, 6);
    expect(abortSeconds(spec({ ...ROUTED, steps: STEPS }), NONE, 1.14, pause.startsAt)).toBe(0);
  });
});

test('a plan says by how much its times may be shorter', () => {
  const { inventory } = relationsOf(rollout({ canary: { ...ROUTED, steps: STEPS } }), service(), service('orders-canary'));
  const [{ assumptions }] = planReleases(inventory);
  expect(assumptions).toContain('times are kept in whole seconds: each pause, each measurement and each minReadySeconds may be up to a second shorter');
});
