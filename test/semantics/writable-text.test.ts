import { Yaml } from 'cdk8s';
import { isWritable, requireWritable } from '../../src/semantics/writable-text';

test.each(['', 'text', 'two\nlines', '漢字 😀', '0777', '1e3', '\u0007', '\t'])('%j comes out of the YAML as it went in', (text) => {
  expect(isWritable(text)).toBe(true);
});

test.each(['a\u0085b', '\u2028', '\u2029', '\ufeff', '\ud800', '0o17', '-0o7'])('%j does not, and is refused', (text) => {
  expect(() => requireWritable('shop/orders', 'env.A', text)).toThrow(/^shop\/orders: env\.A is "[ -~]+"; accepted: text without U\+0085.+ Mend: remove the character/);
});

test('cdk8s still writes octal numbers without quotes, the reason to refuse them', () => {
  expect(Yaml.stringify({ a: '0o17' })).toBe('a: 0o17\n');
});
