import { stageAt, stagesOf } from '../../../src/review/inventory/canary-stages';

const weights = (canary: Parameters<typeof stagesOf>[0]) => stagesOf(canary).map(({ weight }) => weight);

test('a canary goes from nothing over its weights to everything', () => {
  expect(weights({ steps: [{ setWeight: 5 }, { setWeight: 50 }] })).toEqual([0, 5, 50, 100]);
  expect(weights({ steps: [{ setWeight: 5 }, { setWeight: 100 }, { pause: {} }] })).toEqual([0, 5, 100]);
  expect(weights({})).toEqual([0, 100]);
});

test('weights are shares of maxTrafficWeight', () => {
  expect(weights({ steps: [{ setWeight: 50 }], trafficRouting: { maxTrafficWeight: 1000 } })).toEqual([0, 5, 100]);
});

test('what holds a weight is known with its step, and pauses with their seconds', () => {
  const stages = stagesOf({
    steps: [{ pause: {} }, { setWeight: 5 }, { pause: { duration: '1m30s' } }, { pause: { duration: 30 } }, { analysis: {} }, { setWeight: 50 }, { experiment: {} }, { plugin: {} }],
  });
  expect(stages.map(({ holds }) => holds)).toEqual([
    [{ step: 0, by: 'person' }],
    [{ step: 2, by: 'time', seconds: 90 }, { step: 3, by: 'time', seconds: 30 }, { step: 4, by: 'analysis' }],
    [{ step: 6, by: 'experiment' }, { step: 7, by: 'plugin' }],
    [],
  ]);
});

test('the weight at a step is the one that was set last', () => {
  const stages = stagesOf({ steps: [{ pause: {} }, { setWeight: 5 }, { pause: {} }, { setWeight: 50 }] });
  expect([0, 1, 2, 3, 9].map((step) => stageAt(stages, step).weight)).toEqual([0, 5, 5, 50, 50]);
});
