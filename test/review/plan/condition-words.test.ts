import { passingValues } from '../../../src/review/plan/condition-words';

test.each([
  ['result[0] >= 0.99', '', 'at least 0.99'],
  ['result[0] > 0.99', '', 'above 0.99'],
  ['len(result) > 0 && !isNaN(result[0]) && result[0] >= 0.99', 'len(result) > 0 && !isNaN(result[0]) && result[0] < 0.99', 'at least 0.99'],
  ['', 'result[0] > 500', 'at most 500'],
  ['result[0] >= 0.99', 'result[0] < 0.95', 'at least 0.99 (at least 0.95 and below 0.99 is inconclusive)'],
  ['result[0] >= 1 && result[0] <= 3', '', 'at least 1 and at most 3'],
  ['all(result, # >= 0.5)', '', 'at least 0.5'],
])('success %p and failure %p pass %p', (successCondition, failureCondition, words) => {
  expect(passingValues({ successCondition, failureCondition })).toBe(words);
});

test.each([
  ['true', ''], ['result == true', ''], ['result[0] ===', ''], ['result[0] >= result[1]', ''], ['false', 'result[0] > 3'],
])('nothing is said of success %p and failure %p, which no single number decides', (successCondition, failureCondition) => {
  expect(passingValues({ successCondition, failureCondition })).toBeUndefined();
});
