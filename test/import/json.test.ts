import { firstDifference } from '../../src/import/code/json';

describe('two values differ first', () => {
  test.each([
    [{ a: 1, b: [2] }, { b: [2], a: 1 }, undefined],
    [{ a: { b: [1, 2] } }, { a: { b: [1, 3] } }, 'a.b[1]'],
    [{ a: [1] }, { a: [1, 2] }, 'a[1]'],
    [{ a: null }, {}, 'a'],
    [{ a: 1 }, { a: '1' }, 'a'],
    [{ a: [] }, { a: {} }, 'a'],
    [1, 2, ''],
  ])('%j and %j: %s', (one, other, path) => {
    expect(firstDifference(one, other)).toBe(path);
  });
});
