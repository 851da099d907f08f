import { copyJson } from '../../src/yaml/json';

test('a copy shares nothing and has a bound', () => {
  const shared = { a: 1 };
  expect(copyJson([shared, shared, undefined], 10)).toEqual([{ a: 1 }, { a: 1 }, null]);
  expect(() => copyJson([shared, shared], 4)).toThrow('more than 4 values');
});
