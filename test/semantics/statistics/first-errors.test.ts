import { firstErrors } from '../../../src/semantics/statistics/first-errors';
import { drawErrors } from '../../../src/semantics/statistics/random-errors';
import { SeededRandom } from '../../../src/semantics/statistics/seeded-random';

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('errors that are drawn', () => {
  test.each([[100, 0.1], [4000, 0.006], [4000, 0.3], [100_000, 0.02], [5000, 0.97]])('of %d requests at rate %d have the mean and the variance of a binomial distribution', (requests, rate) => {
    const random = new SeededRandom(requests, rate);
    const drawn = Array.from({ length: 20_000 }, () => drawErrors(random, requests, { rate }));
    const variance = requests * rate * (1 - rate);
    expect(Math.abs(mean(drawn) - requests * rate)).toBeLessThan(4 * Math.sqrt(variance / drawn.length));
    expect(mean(drawn.map((errors) => (errors - requests * rate) ** 2)) / variance).toBeCloseTo(1, 1);
    expect(drawn.every((errors) => Number.isInteger(errors) && errors >= 0 && errors <= requests)).toBe(true);
  });
});

describe('of the errors of new time series', () => {
  const drawn = (errors: number, series: number, scrapes: number, begun = 0, draws = 5000) =>
    Array.from({ length: draws }, (_, seed) => firstErrors(new SeededRandom('first', seed), errors, { series, scrapes }, begun));

  test('the only one is not seen', () => {
    expect(drawn(1, 3, 4).every(({ unseen, begun }) => unseen === 1 && begun === 1)).toBe(true);
  });

  test('all are seen where all series have begun', () => {
    expect(drawn(5, 3, 4, 3).every(({ unseen, begun }) => unseen === 0 && begun === 3)).toBe(true);
  });

  test('all are seen before a pod is scraped, as its good requests are missing too, and begin the series', () => {
    expect(drawn(1, 3, 0).every(({ unseen, begun }) => unseen === 0 && begun === 1)).toBe(true);
    expect(drawn(1000, 3, 0).every(({ unseen, begun }) => unseen === 0 && begun === 3)).toBe(true);
  });

  test('all are missing that come to their series before its first scrape', () => {
    expect(drawn(4, 1, 1).every(({ unseen }) => unseen === 4)).toBe(true);
    // The second comes in the same of two scrapes as the first in half of the cases.
    expect(mean(drawn(2, 1, 2).map(({ unseen }) => unseen))).toBeCloseTo(1.5, 1);
    // And to the same of two series in half of the cases, else it begins one of its own.
    expect(mean(drawn(2, 2, 2).map(({ unseen }) => unseen))).toBeCloseTo(1.75, 1);
  });

  test.each([[2, 5, 390], [4, 10, 1590]])('as many are missing where there are many of them: %d series, %d scrapes', (series, scrapes, errors) => {
    const [few, many] = [errors, errors + 20].map((count) => mean(drawn(count, series, scrapes, 0, 200).map(({ unseen }) => unseen / count)));
    expect(many / few).toBeCloseTo(1, 1);
    expect(drawn(errors + 20, series, scrapes, 0, 50).every(({ begun }) => begun === series)).toBe(true);
  });
});
