import { errorTail } from '../../../src/semantics/statistics/binomial-tail';
import { drawErrors } from '../../../src/semantics/statistics/random-errors';
import { SeededRandom } from '../../../src/semantics/statistics/seeded-random';

describe('the probability of at least so many errors', () => {
  test.each([
    // Coins and dice, which anybody can count.
    [1, 1, 0.5, 0.5],
    [2, 1, 0.5, 0.75],
    [10, 10, 0.5, 1 / 1024],
    [4, 1, 1 / 6, 1 - (5 / 6) ** 4],
    [24, 1, 1 / 36, 1 - (35 / 36) ** 24],
  ])('among %i, of %i, at %d each, is %d', (requests, least, rate, probability) => {
    expect(errorTail(requests, least, { rate })).toBeCloseTo(probability, 12);
  });

  test('is certain for none, and nothing for more than there are requests', () => {
    expect(errorTail(10, 0, { rate: 0.1 })).toBe(1);
    expect(errorTail(10, 11, { rate: 0.1 })).toBe(0);
    expect(errorTail(10, 1, { rate: 0 })).toBe(0);
    expect(errorTail(10, 1, { rate: 1 })).toBe(1);
  });

  test('of many requests adds up with what is left', () => {
    const sum = Array.from({ length: 1001 }, (_, errors) => errorTail(1000, errors, { rate: 0.013 }) - errorTail(1000, errors + 1, { rate: 0.013 }));
    expect(sum.reduce((total, probability) => total + probability)).toBeCloseTo(1, 10);
    expect(sum.every((probability) => probability > -1e-12)).toBe(true);
  });

  test('of errors that all come together is that of one', () => {
    expect(errorTail(100, 50, { rate: 0.1, dispersion: 100 })).toBeCloseTo(0.1, 12);
  });

  test('of a beta-binomial with both parameters at one is the same for every number', () => {
    // Correlation 1/3 and rate 1/2: every number of errors is equally likely.
    expect(errorTail(9, 4, { rate: 0.5, dispersion: 1 + 8 / 3 })).toBeCloseTo(0.6, 12);
  });

  test('barely changes when independence is left behind', () => {
    expect(errorTail(500, 10, { rate: 0.01, dispersion: 1.000001 })).toBeCloseTo(errorTail(500, 10, { rate: 0.01 }), 5);
  });
});

describe('errors that are drawn', () => {
  const DRAWS = 20_000;

  test.each([
    [300, 0.005, 1], [300, 0.015, 1], [50, 0.6, 1], [2000, 0.02, 1], [300, 0.015, 5], [300, 0.015, 30], [50, 0.4, 10], [1000, 0.3, 3],
  ])('among %i requests at %d with dispersion %d are as frequent as calculated', (requests, rate, dispersion) => {
    const random = new SeededRandom('errors', requests, rate, dispersion);
    const drawn = Array.from({ length: DRAWS }, () => drawErrors(random, requests, { rate, dispersion }));
    const mean = drawn.reduce((sum, errors) => sum + errors, 0) / DRAWS;
    const deviation = Math.sqrt(requests * rate * (1 - rate) * dispersion);
    expect(Math.abs(mean - requests * rate)).toBeLessThan((4 * deviation) / Math.sqrt(DRAWS));
    for (const sigmas of [-1, 0, 1, 2, 3]) {
      const least = Math.max(1, Math.round(requests * rate + sigmas * deviation));
      const probability = errorTail(requests, least, { rate, dispersion });
      const frequency = drawn.filter((errors) => errors >= least).length / DRAWS;
      expect(Math.abs(frequency - probability)).toBeLessThan(4.5 * Math.sqrt((probability * (1 - probability)) / DRAWS) + 2 / DRAWS);
    }
  });

  test('are the same for the same seed', () => {
    const draw = (seed: number) => Array.from({ length: 20 }, () => drawErrors(new SeededRandom(seed), 100, { rate: 0.3 }));
    expect(draw(1)).toEqual(draw(1));
    expect(draw(1)).not.toEqual(draw(2));
  });
});
