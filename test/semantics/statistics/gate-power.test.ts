import { ErrorModel } from '../../../src/semantics/statistics/binomial-tail';
import { gateAborts } from '../../../src/semantics/statistics/gate-power';
import { requestsNeeded } from '../../../src/semantics/statistics/requests-needed';
import { SeededRandom } from '../../../src/semantics/statistics/seeded-random';
import { fewestErrorsToFail, requestsSeen, sampleFails, SuccessGate } from '../../../src/semantics/statistics/success-gate';

/** 5 % of 20 requests a second, looked at once after 5 minutes: 300 requests. */
const ONCE: SuccessGate = { atLeast: 0.99, window: 300, interval: 300, firstSample: 300, samples: 1, failureLimit: 0, scrapeInterval: 0 };

describe('a sample', () => {
  test('sees the requests of its window, the first ones only when they have been scraped', () => {
    expect(requestsSeen(ONCE, 0, 1)).toBe(300);
    expect(requestsSeen({ ...ONCE, scrapeInterval: 30 }, 0, 1)).toBe(270);
    expect(requestsSeen({ ...ONCE, window: 60, interval: 60, firstSample: 30, scrapeInterval: 30 }, 0, 1)).toBe(0);
  });

  test('fails below the threshold, not at it', () => {
    expect(fewestErrorsToFail(100, 0.99)).toBe(2);
    expect(fewestErrorsToFail(300, 0.99)).toBe(4);
    expect(fewestErrorsToFail(99, 0.99)).toBe(1);
  });

  test('without requests does not fail', () => {
    expect(sampleFails(0, 0.99, { rate: 1 })).toBe(0);
  });
});

describe('a gate', () => {
  test('of 300 requests misses a third of the versions with three times the errors', () => {
    expect(gateAborts(ONCE, 1, { rate: 0.015 }).probability).toBeCloseTo(0.6593, 3);
    expect(gateAborts(ONCE, 1, { rate: 0.005 }).probability).toBeCloseTo(0.0651, 3);
  });

  test('that allows failed samples sees less and alarms less', () => {
    const often = { ...ONCE, window: 60, interval: 60, firstSample: 60, samples: 10 };
    const aborts = (failureLimit: number, rate: number) => gateAborts({ ...often, failureLimit }, 5, { rate }).probability;
    expect([0, 1, 2].map((limit) => aborts(limit, 0.015))).toEqual([...[0, 1, 2].map((limit) => aborts(limit, 0.015))].sort().reverse());
    expect(aborts(2, 0.005)).toBeLessThan(aborts(0, 0.005) / 10);
  });

  test('sees less of errors that come together', () => {
    expect(gateAborts(ONCE, 1, { rate: 0.03, dispersion: 20 }).probability).toBeLessThan(gateAborts(ONCE, 1, { rate: 0.03 }).probability);
  });

  test.each<[string, SuccessGate, number, ErrorModel]>([
    ['once', ONCE, 1, { rate: 0.015 }],
    ['healthy', ONCE, 1, { rate: 0.005 }],
    ['often', { ...ONCE, window: 60, interval: 60, firstSample: 60, samples: 6, failureLimit: 1 }, 2, { rate: 0.015 }],
    ['in bursts', { ...ONCE, window: 60, interval: 60, firstSample: 60, samples: 6, failureLimit: 1 }, 2, { rate: 0.01, dispersion: 4 }],
    ['late', { ...ONCE, window: 120, interval: 120, firstSample: 30, samples: 3, scrapeInterval: 15 }, 1, { rate: 0.02 }],
    ['overlapping', { ...ONCE, window: 120, interval: 30, firstSample: 30, samples: 8, failureLimit: 2, scrapeInterval: 15 }, 1.5, { rate: 0.012 }],
    ['overlapping in bursts', { ...ONCE, window: 120, interval: 30, firstSample: 60, samples: 8, failureLimit: 1 }, 1.5, { rate: 0.01, dispersion: 3 }],
  ])('aborts as often as when every request is drawn: %s', (name, gate, requestsPerSecond, errors) => {
    const RUNS = 4000;
    const random = new SeededRandom('requests', name);
    const frequency = Array.from({ length: RUNS }, () => abortsByRequest(gate, requestsPerSecond, errors, random)).filter(Boolean).length / RUNS;
    const { probability, standardError } = gateAborts(gate, requestsPerSecond, errors);
    const sampling = Math.sqrt((probability * (1 - probability)) / RUNS + standardError ** 2);
    expect(Math.abs(frequency - probability)).toBeLessThan(4 * sampling);
  });

  test('aborts about as often where errors come in bursts of one size: only their variance is known', () => {
    const gate = { ...ONCE, window: 120, interval: 30, firstSample: 60, samples: 8, failureLimit: 1 };
    const random = new SeededRandom('bursts');
    const errors = { rate: 0.01, dispersion: 3 };
    const aborted = Array.from({ length: 4000 }, () => abortsByRequest(gate, 1.5, errors, random, inBursts)).filter(Boolean).length;
    expect(Math.abs(aborted / 4000 - gateAborts(gate, 1.5, errors).probability)).toBeLessThan(0.1);
  });
});

type Fates = (random: SeededRandom, requests: number, errors: ErrorModel) => boolean[];

/** Draws every request by itself. In each stretch between the ends of windows they share a rate, which is drawn first. */
function abortsByRequest(
  gate: SuccessGate, requestsPerSecond: number, errors: ErrorModel, random: SeededRandom, fates: Fates = withSharedRate,
): boolean {
  const seenBy = (moment: number) => Math.floor(requestsPerSecond * moment + 1e-9);
  const windows = Array.from({ length: gate.samples }, (_, sample) => {
    const end = gate.firstSample + sample * gate.interval;
    return { from: seenBy(Math.max(gate.scrapeInterval, end - gate.window)), to: seenBy(end) };
  });
  const ends = [...new Set([0, ...windows.flatMap(({ from, to }) => [from, to])])].sort((one, other) => one - other);
  const failed = ends.slice(1).flatMap((end, index) => fates(random, end - ends[index], errors));
  const succeeded = ({ from, to }: { from: number; to: number }) => 1 - failed.slice(from, to).filter(Boolean).length / (to - from);
  const failures = windows.filter((window) => window.to > window.from && succeeded(window) < gate.atLeast - 1e-12);
  return failures.length > gate.failureLimit;
}

function withSharedRate(random: SeededRandom, requests: number, { rate, dispersion = 1 }: ErrorModel): boolean[] {
  const certainty = (requests - dispersion) / (dispersion - 1);
  const shared = dispersion === 1 ? rate : drawBeta(random, rate * certainty, (1 - rate) * certainty);
  return Array.from({ length: requests }, () => random.next() < shared);
}

/** Bursts of just `dispersion` requests that fail or succeed as one. */
function inBursts(random: SeededRandom, requests: number, { rate, dispersion = 1 }: ErrorModel): boolean[] {
  let fate = false;
  return Array.from({ length: requests }, (_, request) => fate = request % dispersion === 0 ? random.next() < rate : fate);
}

/** The way of Joehnk: slow, and another one than that of the code under test. */
function drawBeta(random: SeededRandom, a: number, b: number): number {
  for (;;) {
    const [x, y] = [random.next() ** (1 / a), random.next() ** (1 / b)];
    if (x + y <= 1 && x + y > 0) {
      return x / (x + y);
    }
  }
}

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
});
