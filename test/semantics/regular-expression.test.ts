import { re2 } from '../../src/semantics/regular-expression';

test.each(['up', '^a$', '5..', 'a\\\\1', '(?:a|b)+', '(?i)latency'])('%s is read by RE2 as well', (expression) => {
  expect(re2(expression)).toBeInstanceOf(RegExp);
});

test.each(['(', '[a', '(?!a)', '(?=a)', '(?<=a)b', '(?<!a)b', '(a)\\1'])('%s is not', (expression) => {
  expect(re2(expression)).toBeUndefined();
});

test('flags at the beginning hold', () => {
  expect(re2('(?i)latency')!.test('Latency')).toBe(true);
  expect(re2('latency')!.test('Latency')).toBe(false);
});
