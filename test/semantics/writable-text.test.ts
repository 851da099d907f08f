import { Yaml } from 'cdk8s';
import { isWritable, requireWritable } from '../../src/semantics/writable-text';

test.each(['', 'text', 'two\nlines', '漢字 😀', '0777', '1e3', '1_000', '0x1F', '.5_0', '_1', 'e_0', '0x', '\u0007', '\t'])('%j comes out of the YAML as it went in', (text) => {
  expect(isWritable(text)).toBe(true);
});

test.each(['a\u0085b', '\u2028', '\u2029', '\ufeff', '\ud800', '0o17', '-0o7', '0e_0', '1e5_0', '-_1', '+_0.5', '0X1F', '0B1', '0O7', '0_x1'])('%j does not, and is refused', (text) => {
  expect(() => requireWritable('shop/orders', 'env.A', text)).toThrow(/^shop\/orders: env\.A is "[ -~]+"; accepted: text without U\+0085.+ Mend: remove the character/);
});

test.each(['0o17', '0e_0', '-_1', '0X1F'])('cdk8s still writes %s without quotes, the reason to refuse it: Kubernetes reads a number', (text) => {
  expect(Yaml.stringify({ a: text })).toBe(`a: ${text}\n`);
});

test.each(['1_000', '0x1F', '0x_1', '0b1_0', '1_0e5', '.5e3', '+1.', '-0777', '0_8'])('cdk8s writes %s in quotes', (text) => {
  expect(isWritable(text)).toBe(true);
  expect(Yaml.stringify({ a: text })).toBe(`a: "${text}"\n`);
});
