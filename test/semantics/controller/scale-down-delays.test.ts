import { RolloutStrategySpec } from '../../../src/manifest/rollout';
import { abortScaleDownDelaySeconds, abortWaitsForDelay, progressDeadlineSeconds, scaleDownDelaySeconds } from '../../../src/semantics/controller/scale-down-delays';

const routed = { trafficRouting: { nginx: { stableIngress: 'shop' } } };
const delays = (strategy: RolloutStrategySpec) =>
  [scaleDownDelaySeconds, abortScaleDownDelaySeconds, abortWaitsForDelay].map((delay) => delay({ strategy }));

test('pods stay for 30 seconds unless another delay is given', () => {
  expect(delays({ canary: routed })).toEqual([30, 30, true]);
  expect(delays({ canary: { ...routed, scaleDownDelaySeconds: 5, abortScaleDownDelaySeconds: 6 } })).toEqual([5, 6, true]);
  expect(delays({ blueGreen: { activeService: 'shop' } })).toEqual([30, 30, true]);
});

test('an abort delay of 0 keeps the pods for ever', () => {
  expect(delays({ canary: { ...routed, abortScaleDownDelaySeconds: 0 } })).toEqual([30, undefined, false]);
});

test('a canary without a router has no delays', () => {
  expect(delays({ canary: { scaleDownDelaySeconds: 5 } })).toEqual([0, 0, false]);
});

test('with a dynamic stable scale an abort waits only if it is told to', () => {
  expect(delays({ canary: { ...routed, dynamicStableScale: true } })).toEqual([30, 30, false]);
  expect(delays({ canary: { ...routed, dynamicStableScale: true, abortScaleDownDelaySeconds: 9 } })).toEqual([30, 9, true]);
});

test('a release has ten minutes for each bit of progress', () => {
  expect(progressDeadlineSeconds({})).toBe(600);
});
