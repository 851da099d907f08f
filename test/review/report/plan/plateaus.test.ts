import { canary, phase } from './releases';
import { course, indexes, newPods, plateaus, share, span, stablePods, stepsOf } from '../../../../src/review/report/plan/plateaus';

test('a weight and what is waited for at it are one state; their indexes stay', () => {
  expect(plateaus(canary.phases).map(indexes)).toEqual(['0–1', '2–3', '4–6', '7', '8']);
});

test('it takes as long as its phases together, and has the most pods and the longest way back of any of them', () => {
  const [one, ...others] = plateaus([
    phase(0, { startsAt: 5, seconds: 30, peakReplicas: 4, abortSeconds: 9 }),
    phase(1, { startsAt: 35, seconds: 60, peakReplicas: 7, abortSeconds: 2 }),
  ]);
  expect(others).toEqual([]);
  expect(one).toMatchObject({ startsAt: 5, seconds: 90, peakReplicas: 7, abortSeconds: 9 });
});

test.each(['weight', 'exposure', 'stableReplicas', 'canaryReplicas', 'mostStableReplicas', 'mostCanaryReplicas', 'abortSeconds'] as const)('another %s is another state', (field) => {
  expect(plateaus([phase(0, {}), phase(1, { [field]: 0.5 })])).toHaveLength(2);
});

describe('pods that are replaced one by one', () => {
  const replaced = (count: number) => Array.from({ length: count }, (_, index) =>
    phase(index, { step: 'pods are replaced', exposure: (index + 1) / count, stableReplicas: count - index - 1, canaryReplicas: index + 1, seconds: 30 }));

  test('are one state from the first to the last, if they are many', () => {
    const [all, ...others] = plateaus(replaced(6));
    expect(others).toEqual([]);
    expect(all).toMatchObject({ seconds: 180, from: { stableReplicas: 5 }, state: { stableReplicas: 0 } });
    expect([course(all, share), course(all, stablePods), course(all, newPods), course(all, () => 'same'), stepsOf(all)])
      .toEqual(['16.7 % to 100 %', '5 to 0', '1 to 6', 'same', ['pods are replaced']]);
  });

  test('are listed one by one if they are few, or if a gate is between them', () => {
    expect(plateaus(replaced(5))).toHaveLength(5);
    const gate = { kind: 'pause', description: 'a pause', analyses: [] };
    expect(plateaus(replaced(6).map((one) => ({ ...one, gate })))).toHaveLength(6);
    expect(plateaus(replaced(6).map((one) => ({ ...one, weight: one.index })))).toHaveLength(6);
  });
});

test('there is no abort after the promotion', () => {
  expect(plateaus([phase(0, {})])[0]).not.toHaveProperty('abortSeconds');
});

test('a range of one is a number', () => {
  expect([span(2, 5), span(2, 2), span(2)]).toEqual(['2–5', '2', '2']);
});
