import { fewestErrorsToFail, sampleFails } from '../../../src/semantics/statistics/sample-fails';
import { SeededRandom } from '../../../src/semantics/statistics/seeded-random';

describe('a sample', () => {
  test('fails below the threshold, not at it', () => {
    expect(fewestErrorsToFail(100, 0.99)).toBe(2);
    expect(fewestErrorsToFail(300, 0.99)).toBe(4);
    expect(fewestErrorsToFail(99, 0.99)).toBe(1);
  });

  test('without requests does not fail', () => {
    expect(sampleFails(0, 0.99, { rate: 1 })).toBe(0);
  });

  test('of 300 requests misses a third of the versions with three times the errors', () => {
    expect(sampleFails(300, 0.99, { rate: 0.015 })).toBeCloseTo(0.6593, 3);
    expect(sampleFails(300, 0.99, { rate: 0.005 })).toBeCloseTo(0.0651, 3);
  });

  test('needs one more error for each that is not seen', () => {
    expect(sampleFails(300, 0.99, { rate: 0.015 }, 2)).toBe(sampleFails(300, 1 - 5.5 / 300, { rate: 0.015 }));
  });

  test('fails about as often where errors come in bursts of one size: only their variance is known', () => {
    const RUNS = 20_000;
    const random = new SeededRandom('bursts');
    const inBursts = () => Array.from({ length: 50 }, () => random.next() < 0.03 ? 6 : 0).reduce((sum: number, errors) => sum + errors, 0);
    const failed = Array.from({ length: RUNS }, inBursts).filter((errors) => errors >= fewestErrorsToFail(300, 0.99)).length / RUNS;
    const foreseen = sampleFails(300, 0.99, { rate: 0.03, dispersion: 6 });
    expect(Math.abs(failed - foreseen)).toBeLessThan(0.1);
    expect(foreseen).toBeLessThan(sampleFails(300, 0.99, { rate: 0.03 }) - 0.1);
  });
});
