import { blueGreen, canary, SUCCESS_RATE } from './versions';
import { MetricSpec } from '../../../src/manifest/analysis';
import { CanaryStrategySpec } from '../../../src/manifest/rollout';
import { gateSights, GateSight } from '../../../src/review/simulation/gate-sight';
import { SimulatedLoad } from '../../../src/review/simulation/load-environment';
import { simulateReleases } from '../../../src/review/simulation/release-distribution';
import { ReleaseScenario } from '../../../src/review/simulation/simulate-release';
import { SeededRandom } from '../../../src/semantics/statistics/seeded-random';

const BACKGROUND = { templates: [{ templateName: 'success' }], startingStep: 1 };

function scenario(metrics: MetricSpec[], strategy: CanaryStrategySpec, load: Partial<SimulatedLoad> = {}): ReleaseScenario {
  return {
    stable: canary('v1', strategy, {}, metrics),
    load: {
      released: canary('v2', strategy, {}, metrics), requestsPerSecond: 20, errorRate: 0.015, baseline: 0.005, readySeconds: 10, scrapeInterval: 30, seed: 1, ...load,
    },
    limit: 86400,
  };
}

const sightOf = (...of: Parameters<typeof scenario>): GateSight => gateSights(scenario(...of)).sights[0];

const ONCE: MetricSpec = { ...SUCCESS_RATE, interval: undefined, failureLimit: 0, provider: { prometheus: { query: 'rate(a[5m])' } } };
/** 5 % of 20 requests a second, looked at once after 5 minutes and a scrape. */
const ONE_LOOK: CanaryStrategySpec = { steps: [{ setWeight: 5 }, { pause: { duration: '5m30s' } }, { analysis: BACKGROUND }] };

describe('a gate', () => {
  test('that looks once at 300 requests misses a third of the versions with three times the errors', () => {
    const sight = sightOf([ONCE], ONE_LOOK);
    expect(sight).toMatchObject({ run: 'step', step: 2, tolerated: 0.01, windowSeconds: 300, overlapping: false, falseAlarm: { standardError: 0 } });
    expect(sight.stages).toMatchObject([{ share: 0.05, seconds: 330, requests: 330, samples: 1, requestsPerSample: 300 }]);
    expect(sight.caught.probability).toBeCloseTo(0.6593, 3);
    expect(sight.falseAlarm.probability).toBeCloseTo(0.0651, 3);
  });

  test('says over how many requests one sample would do, and then does', () => {
    const { needed } = sightOf([ONCE], ONE_LOOK);
    expect(needed).toMatchObject({ probability: 0.95, window: { requests: expect.any(Number), seconds: needed!.window!.requests } });
    const window = `${needed!.window!.seconds}s`;
    const wider = sightOf([{ ...ONCE, provider: { prometheus: { query: `rate(a[${window}])` } } }],
      { steps: [{ setWeight: 5 }, { pause: { duration: needed!.window!.seconds + 30 } }, { analysis: BACKGROUND }] });
    expect(wider.caught.probability).toBeGreaterThanOrEqual(0.95);
    expect(wider.falseAlarm.probability).toBeLessThanOrEqual(0.05);
    expect(wider.needed).toBeUndefined();
  });

  test('says how long its samples would have to go on, and then that does', () => {
    const strategy = (duration: number) => ({ steps: [{ setWeight: 5 }, { pause: { duration } }], analysis: BACKGROUND });
    const { needed, stages } = sightOf([SUCCESS_RATE], strategy(300), { errorRate: 0.012 });
    expect(stages[0].caught.probability).toBeLessThan(0.95);
    const { samples } = needed!;
    const longer = sightOf([SUCCESS_RATE], strategy(samples!.seconds), { errorRate: 0.012 });
    expect(longer.stages[0]).toMatchObject({ seconds: samples!.seconds, samples: samples!.count - 1 });
    expect(longer.stages[0].caught.probability).toBeGreaterThanOrEqual(0.94);
    expect(sightOf([SUCCESS_RATE], strategy(samples!.seconds - 60), { errorRate: 0.012 }).stages[0].caught.probability).toBeLessThan(0.95);
  });

  test('that passes more errors than there are is not mended by time', () => {
    const half: CanaryStrategySpec = { steps: [{ setWeight: 50 }, { pause: { duration: 600 } }], analysis: BACKGROUND };
    const sight = sightOf([SUCCESS_RATE], half, { errorRate: 0.006, requestsPerSecond: 2000 });
    expect(sight.caught.probability).toBeLessThan(0.01);
    expect(sight.needed).toEqual({ probability: 0.95 });
  });

  test('sees more with each weight, and counts what it saw before', () => {
    const steps = [5, 25, 50].flatMap((setWeight) => [{ setWeight }, { pause: { duration: '5m' } }]);
    const sight = sightOf([SUCCESS_RATE], { steps, analysis: BACKGROUND });
    expect(sight.stages.map(({ share }) => share)).toEqual([0.05, 0.25, 0.5]);
    const caught = sight.stages.map((stage) => stage.caught.probability);
    expect([...caught].sort()).toEqual(caught);
    expect(sight.caught.probability).toBe(caught[2]);
  });

  test('in the first window does not see the requests before the first scrape', () => {
    const seen = (scrapeInterval: number) => sightOf([{ ...SUCCESS_RATE, count: 1, initialDelay: '60s' }],
      { steps: [{ setWeight: 50 }, { pause: { duration: '2m' } }], analysis: BACKGROUND }, { scrapeInterval }).stages[0].requestsPerSample;
    expect([seen(0), seen(30)]).toEqual([600, 300]);
  });
});

test('nothing is said about what is no share of requests, latency, and a preview that nobody calls', () => {
  const latency = { ...SUCCESS_RATE, name: 'latency', provider: { prometheus: { query: 'histogram_quantile(0.99, rate(b[5m]))' } } };
  const job = { name: 'smoke', provider: { job: {} } };
  const { sights, unseen } = gateSights(scenario([latency, job], ONE_LOOK));
  expect(sights).toEqual([]);
  expect(unseen).toEqual([{ run: 'step', step: 2, metric: 'latency', reason: 'latency' }, { run: 'step', step: 2, metric: 'smoke', reason: 'unknown' }]);
  const preview = (name: string) => blueGreen(name, { prePromotionAnalysis: { templates: [{ templateName: 'success' }] } });
  const count1 = new Map([['success', { metrics: [{ ...SUCCESS_RATE, count: 2 }] }]]);
  const released = { ...preview('v2'), templates: count1 };
  expect(gateSights({ ...scenario([], {}), stable: { ...preview('v1'), templates: count1 }, load: { ...scenario([], {}).load, released } }).unseen)
    .toEqual([{ run: 'prePromotion', metric: 'success-rate', reason: 'no requests' }]);
});

/** Whether the index has an odd number of ones. */
const parity = (index: number): number => index === 0 ? 0 : (index + parity(Math.floor(index / 2))) % 2;

/** Gates of many kinds: of every two values of two settings, some gate has both. */
const ways = [5, 25].flatMap((weight) => ['1m', '2m'].flatMap((window) => ['30s', '1m'].flatMap((interval) => [0, 2].flatMap((failureLimit) =>
  [1, 6].map((dispersion) => ({ weight, window, interval, failureLimit, dispersion })))))).filter((_, index) => parity(index) === 0);

describe('detection probabilities of whole gates', () => {
  const metric = ({ window, interval, failureLimit }: (typeof ways)[number]): MetricSpec =>
    ({ ...SUCCESS_RATE, interval, failureLimit, provider: { prometheus: { query: `rate(a[${window}])` } } });
  const steps = (weight: number) => ({ steps: [{ setWeight: weight }, { pause: { duration: '4m' } }, { setWeight: 50 }, { pause: { duration: '1m' } }], analysis: BACKGROUND });

  test('are those of releases that are simulated one by one', () => {
    const RUNS = 250;
    const inside = ways.map((way) => {
      const one = scenario([metric(way)], steps(way.weight), { dispersion: way.dispersion });
      const { probability, standardError } = gateSights(one).sights[0].caught;
      const frequency = simulateReleases(one, RUNS).filter(({ outcome }) => outcome === 'aborted').length / RUNS;
      return Math.abs(frequency - probability) <= 3.3 * Math.sqrt(((probability * (1 - probability)) / RUNS) + standardError ** 2) + 1e-9;
    });
    const count = inside.filter(Boolean).length;
    process.stdout.write(`gates against simulated releases: ${count} of ${ways.length} inside the 99.9 % interval\n`);
    expect(count).toBe(ways.length);
  });

  test('are those of gates in which every request is drawn by itself', () => {
    const RUNS = 800;
    const independent = ways.filter(({ dispersion, window }) => dispersion === 1 && window === '2m');
    const inside = independent.map((way) => {
      const { probability, standardError } = sightOf([metric(way)], steps(way.weight)).caught;
      const random = new SeededRandom(JSON.stringify(way));
      const caught = Array.from({ length: RUNS }, () => caughtByRequest(way, random)).filter(Boolean).length / RUNS;
      return Math.abs(caught - probability) <= 3.3 * Math.sqrt(((probability * (1 - probability)) / RUNS) + standardError ** 2) + 1e-9;
    });
    const count = inside.filter(Boolean).length;
    process.stdout.write(`gates against every request drawn: ${count} of ${independent.length} inside the 99.9 % interval\n`);
    expect(count).toBe(independent.length);
  });

  /** The same gate without anything of the simulation: 4 min at the first weight, after 10 s another 60 s at 50 %; looks from the first request on. */
  function caughtByRequest({ weight, window, interval, failureLimit }: (typeof ways)[number], random: SeededRandom): boolean {
    const first = weight / 5;
    const [back, every] = [window === '2m' ? 120 : 60, interval === '1m' ? 60 : 30];
    // The second weight comes when its pods are ready, and ends the release 60 s later.
    const shifted = 250;
    const by = (moment: number) => Math.floor(first * Math.min(moment, shifted) + 10 * Math.max(0, moment - shifted) + 1e-9);
    const failed = Array.from({ length: by(shifted + 60) }, () => random.next() < 0.015);
    let failures = 0;
    for (let at = 0; at <= shifted + 60; at += every) {
      const seen = failed.slice(by(Math.max(30, at - back)), Math.max(by(at), by(Math.max(30, at - back))));
      failures += seen.length > 0 && 1 - seen.filter(Boolean).length / seen.length < 0.99 - 1e-12 ? 1 : 0;
    }
    return failures > failureLimit;
  }
});
