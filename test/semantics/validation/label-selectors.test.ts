import { isLabelValue, isQualifiedName } from '../../../src/semantics/names';
import { selectorProblems, selects } from '../../../src/semantics/validation/label-selectors';

test.each([['app', true], ['example.com/app', true], ['a b', false], ['/app', false], ['Example.com/app', false], ['a/b/c', false], ['x'.repeat(64), false], ['', false]])('%p as a key: %p', (key, valid) => {
  expect(isQualifiedName(key)).toBe(valid);
});

test('a value may be empty, but has no spaces and at most 63 characters', () => {
  expect(['', 'a-b', 'a b', 'x'.repeat(64)].map(isLabelValue)).toEqual([true, true, false, false]);
});

test.each([
  [{ matchLabels: { 'a b': 'x' } }, '.matchLabels["a b"]'],
  [{ matchLabels: { a: 'x y' } }, '.matchLabels["a"]'],
  [{ matchExpressions: [{ key: '', operator: 'Exists' }] }, '.matchExpressions[0].key'],
  [{ matchExpressions: [{ key: 'a', operator: 'Is' }] }, '.matchExpressions[0].operator'],
  [{ matchExpressions: [{ key: 'a', operator: 'NotIn' }] }, '.matchExpressions[0].values'],
  [{ matchExpressions: [{ key: 'a', operator: 'Exists', values: ['x'] }] }, '.matchExpressions[0].values'],
  [{ matchExpressions: [{ key: 'a', operator: 'In', values: ['x y'] }] }, '.matchExpressions[0].values'],
])('%j is wrong at %s', (selector, path) => {
  expect(selectorProblems(selector).map((problem) => problem.path)).toEqual([path]);
});

test.each([
  [{ matchLabels: { a: 'x' } }, true], [{ matchLabels: { a: 'y' } }, false], [{}, true], [undefined, false],
  [{ matchExpressions: [{ key: 'a', operator: 'In', values: ['x', 'y'] }] }, true],
  [{ matchExpressions: [{ key: 'a', operator: 'NotIn', values: ['x'] }] }, false],
  [{ matchExpressions: [{ key: 'b', operator: 'NotIn', values: ['x'] }] }, true],
  [{ matchExpressions: [{ key: 'a', operator: 'Exists' }] }, true],
  [{ matchExpressions: [{ key: 'a', operator: 'DoesNotExist' }] }, false],
])('whether %j selects a=x: %p', (selector, selected) => {
  expect(selects(selector, { a: 'x' })).toBe(selected);
});
