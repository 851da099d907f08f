import { resultOutcome } from '../../../src/review/simulation/result-outcome';

const metric = (successCondition?: string, failureCondition?: string) => ({ name: 'rate', successCondition, failureCondition, provider: {} });

test.each([
  ['nothing is asked for', metric(), [0], 'Successful'],
  ['the success condition holds', metric('result[0] >= 0.95'), [1], 'Successful'],
  ['it does not', metric('result[0] >= 0.95'), [0.5], 'Failed'],
  ['the failure condition holds', metric(undefined, 'result[0] < 0.9'), [0.5], 'Failed'],
  ['it does not hold', metric(undefined, 'result[0] < 0.9'), [0.92], 'Successful'],
  ['neither of both holds', metric('result[0] >= 0.95', 'result[0] < 0.9'), [0.92], 'Inconclusive'],
  ['both hold', metric('result[0] > 0', 'result[0] > 0'), [1], 'Failed'],
  ['there is no series to compare', metric('result[0] >= 0.95'), [], 'Error'],
  ['the server does not answer', metric('result[0] >= 0.95'), undefined, 'Error'],
  ['the result is no number', metric('result[0] >= 0.95'), [NaN], 'Failed'],
] as const)('a measurement when %s', (_, of, values, outcome) => {
  expect(resultOutcome(of, values)).toBe(outcome);
});
