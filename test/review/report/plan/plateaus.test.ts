import { canary, phase } from './releases';
import { indexes, plateaus, span } from '../../../../src/review/report/plan/plateaus';

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

test('there is no abort after the promotion', () => {
  expect(plateaus([phase(0, {})])[0]).not.toHaveProperty('abortSeconds');
});

test('a range of one is a number', () => {
  expect([span(2, 5), span(2, 2), span(2)]).toEqual(['2–5', '2', '2']);
});
