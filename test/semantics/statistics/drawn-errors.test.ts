import { DrawnErrors, ErrorsOf } from '../../../src/semantics/statistics/drawn-errors';
import { SeededRandom } from '../../../src/semantics/statistics/seeded-random';

const ALL_FAIL: ErrorsOf = (from, to) => [{ from, to, errors: { rate: 1 } }];
const drawn = (errorsOf: ErrorsOf, seed = 1) => new DrawnErrors(new SeededRandom('drawn', seed), errorsOf);

describe('errors of a version', () => {
  test('are the same for every window that sees the request', () => {
    for (let seed = 0; seed < 50; seed++) {
      const errors = drawn((from, to) => [{ from, to, errors: { rate: 0.3 } }], seed);
      const whole = errors.count(0, 60);
      const [first, second] = [errors.count(0, 25), errors.count(25, 60)];
      expect(first + second).toBe(whole);
      expect(errors.count(10, 60)).toBe(whole - errors.count(0, 10));
    }
  });

  test('that no window sees begin their time series', () => {
    const oneSeries: ErrorsOf = (from, to) => [{ from, to, errors: { rate: 1 }, series: { series: 1, scrapes: 1 } }];
    expect(drawn(oneSeries).count(0, 10)).toBe(0);
    expect(drawn(oneSeries).count(10, 20)).toBe(10);
  });

  test('go on in time series that have begun, whatever comes between', () => {
    const between: ErrorsOf = (from, to) => ALL_FAIL(from, to)
      .map((stretch) => from === 10 ? stretch : { ...stretch, series: { series: 1, scrapes: 1 } });
    const errors = drawn(between);
    expect([errors.count(0, 10), errors.count(10, 20), errors.count(20, 30)]).toEqual([0, 10, 10]);
  });
});
