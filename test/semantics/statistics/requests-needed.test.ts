import { requestsNeeded } from '../../../src/semantics/statistics/requests-needed';
import { sampleFails } from '../../../src/semantics/statistics/sample-fails';

describe('requests needed', () => {
  const wanted = { atLeast: 0.99, healthy: { rate: 0.005 }, bad: { rate: 0.015 }, caught: 0.95, falseAlarm: 0.01 };

  test('are as many as tell both apart', () => {
    const requests = requestsNeeded(wanted)!;
    expect(sampleFails(requests, 0.99, wanted.bad)).toBeGreaterThanOrEqual(0.95);
    expect(sampleFails(requests, 0.99, wanted.healthy)).toBeLessThanOrEqual(0.01);
    expect(sampleFails(requests / 2, 0.99, wanted.bad) < 0.95 || sampleFails(requests / 2, 0.99, wanted.healthy) > 0.01).toBe(true);
  });

  test('are more where errors come together', () => {
    expect(requestsNeeded({ ...wanted, healthy: { rate: 0.005, dispersion: 5 }, bad: { rate: 0.015, dispersion: 5 } })!)
      .toBeGreaterThan(2 * requestsNeeded(wanted)!);
  });

  test('are never enough where the threshold lets both pass', () => {
    expect(requestsNeeded({ ...wanted, bad: { rate: 0.008 } })).toBeUndefined();
  });

  test('are more where the first errors are not seen', () => {
    const requests = requestsNeeded({ ...wanted, unseen: 3 })!;
    expect(requests).toBeGreaterThan(requestsNeeded(wanted)!);
    expect(sampleFails(requests, 0.99, wanted.bad, 3)).toBeGreaterThanOrEqual(0.95);
  });
});
