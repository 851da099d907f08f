import { goRegularExpression } from '../../src/semantics/go-regular-expression';

test.each(['up', '^a$', '5..', 'a\\\\1', '(?:a|b)+', '(?i)latency'])('%s is read by Go as well', (expression) => {
  expect(goRegularExpression(expression)).toBeInstanceOf(RegExp);
});

test.each(['(', '[a', '(?!a)', '(?=a)', '(?<=a)b', '(?<!a)b', '(a)\\1'])('%s is not', (expression) => {
  expect(goRegularExpression(expression)).toBeUndefined();
});

test('flags at the beginning hold', () => {
  expect(goRegularExpression('(?i)latency')!.test('Latency')).toBe(true);
  expect(goRegularExpression('latency')!.test('Latency')).toBe(false);
});
