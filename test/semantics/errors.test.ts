import { propError, requireInteger } from '../../src/semantics/errors';

describe('an error of this library', () => {
  test('says where, which prop, what it was, what is accepted and what to change', () => {
    expect(propError('shop/orders', { prop: 'port', received: 0, accepted: '1 to 65535', mend: 'pass a port' }).message)
      .toBe('shop/orders: port is 0; accepted: 1 to 65535. Mend: pass a port.');
  });

  test.each([
    ['text in quotes', 'a "b"', '"a \\"b\\""'],
    ['nothing as such', undefined, 'not given'],
    ['characters that nobody would see', 'a\u0085\ufeff', '"a\\u0085\\ufeff"'],
    ['a structure as JSON', { a: [1] }, '{"a":[1]}'],
    ['numbers that JSON does not know', NaN, 'NaN'],
    ['functions, which JSON leaves out', Symbol('x'), 'Symbol(x)'],
  ])('shows %s', (_title, received, shown) => {
    expect(propError('x', { prop: 'p', received, accepted: 'a', mend: 'm' }).message).toContain(`p is ${shown};`);
  });

  test('cuts long values off', () => {
    expect(propError('x', { prop: 'p', received: 'a'.repeat(500), accepted: 'a', mend: 'm' }).message.length).toBeLessThan(200);
  });
});

describe('a whole number within bounds', () => {
  test.each([[undefined], [1], [5]])('is %s', (value) => {
    expect(() => requireInteger('x', 'p', value, 1, 5, 'm')).not.toThrow();
  });

  test.each([[0], [6], [1.5], [NaN], [Infinity]])('is not %s', (value) => {
    expect(() => requireInteger('x', 'p', value, 1, 5, 'pass less')).toThrow(`x: p is ${value}; accepted: a whole number from 1 to 5. Mend: pass less.`);
  });
});
