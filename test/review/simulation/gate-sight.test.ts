import { ScrapedRequests } from './scraped-requests';
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

const ONCE: MetricSpec = { ...SUCCESS_RATE, interval: undefined, failureLimit: 0, provider: { prometheus: { query: 'rate(a[330s])' } } };
/** 5 % of 20 requests a second, looked at once after 5 minutes and a scrape. */
const ONE_LOOK: CanaryStrategySpec = { steps: [{ setWeight: 5 }, { pause: { duration: '5m30s' } }, { analysis: BACKGROUND }] };

describe('a gate', () => {
  test('that looks once at 300 requests misses a third of the versions with three times the errors, if every error is seen', () => {
    const sight = sightOf([ONCE], ONE_LOOK, { errorSeries: 0 });
    expect(sight).toMatchObject({ run: 'step', step: 2, tolerated: 0.01, windowSeconds: 330, overlapping: false, falseAlarm: { standardError: 0 } });
    expect(sight.stages).toMatchObject([{ share: 0.05, seconds: 330, requests: 330, samples: 1, requestsPerSample: 300 }]);
    expect(sight.caught.probability).toBeCloseTo(0.6593, 3);
    expect(sight.falseAlarm.probability).toBeCloseTo(0.0651, 3);
  });

  test('misses most of them if the first error of each pod begins its time series', () => {
    const caught = [0, 1, 2].map((errorSeries) => sightOf([ONCE], ONE_LOOK, { errorSeries }).caught.probability);
    expect(caught[1]).toBeLessThan(caught[0] - 0.1);
    expect(caught[2]).toBeLessThan(caught[1] - 0.1);
    expect(sightOf([ONCE], ONE_LOOK).caught.probability).toBeCloseTo(caught[1], 1);
  });

  test('sees nothing through a window that is no longer than the time between two scrapes', () => {
    const metric = { ...ONCE, provider: { prometheus: { query: 'rate(a[30s])' } } };
    expect(gateSights(scenario([metric], ONE_LOOK))).toEqual({ sights: [], unseen: [{ run: 'step', step: 2, metric: 'success-rate', reason: 'window' }] });
  });

  test('says over how many requests one sample would do, and then does', () => {
    const { needed } = sightOf([ONCE], ONE_LOOK);
    expect(needed).toMatchObject({ probability: 0.95, window: { requests: expect.any(Number), seconds: needed!.window!.requests + 30 } });
    const window = `${needed!.window!.seconds}s`;
    const wider = sightOf([{ ...ONCE, provider: { prometheus: { query: `rate(a[${window}])` } } }],
      { steps: [{ setWeight: 5 }, { pause: { duration: needed!.window!.seconds } }, { analysis: BACKGROUND }] });
    expect(wider.caught.probability).toBeGreaterThanOrEqual(0.94);
    expect(wider.falseAlarm.probability).toBeLessThanOrEqual(0.05);
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

  test('are those of gates in which every request is drawn by itself, and scraped as Prometheus does', () => {
    const RUNS = 1000;
    const strategy = (weight: number) => ({ steps: [{ setWeight: weight }, { pause: { duration: '4m' } }], analysis: BACKGROUND });
    const outside = ways.flatMap((way) => {
      const { probability, standardError } = sightOf([metric(way)], strategy(way.weight), { dispersion: way.dispersion }).caught;
      const random = new SeededRandom(JSON.stringify(way));
      const frequency = Array.from({ length: RUNS }, () => caughtByRequest(way, random, [240, 240], () => 15)).filter(Boolean).length / RUNS;
      const allowed = 3.3 * Math.sqrt(((probability * (1 - probability)) / RUNS) + standardError ** 2) + 1e-9;
      return Math.abs(frequency - probability) <= allowed ? [] : [{ ...way, probability, frequency }];
    });
    process.stdout.write(`gates against every request drawn: ${ways.length - outside.length} of ${ways.length} inside the 99.9 % interval\n`);
    expect(outside).toEqual([]);
  });

  // That each pod is scraped at a time of its own, and new pods of a larger weight half a scrape later than they get requests, is not modelled exactly.
  test('are nearly those of gates whose pods are scraped at any time, and that see another weight', () => {
    const RUNS = 1000;
    const apart = ways.filter(({ dispersion }) => dispersion === 1).map((way) => {
      const { probability } = sightOf([metric(way)], steps(way.weight)).caught;
      const random = new SeededRandom('phases', JSON.stringify(way));
      const caught = Array.from({ length: RUNS }, () => caughtByRequest(way, random, [250, 310], () => 30 * random.next()));
      const frequency = caught.filter(Boolean).length / RUNS;
      return Math.abs(frequency - probability);
    });
    process.stdout.write(`gates whose pods are scraped at any time: at most ${(100 * Math.max(...apart)).toFixed(1)} points apart\n`);
    expect(Math.max(...apart)).toBeLessThan(0.07);
  });

  /** The same gate without anything of the simulation: one pod at the first weight, then two at 50 % to the end; looks from the first request on. */
  function caughtByRequest(
    { weight, window, interval, failureLimit, dispersion }: (typeof ways)[number], random: SeededRandom,
    [shifted, end]: readonly [number, number], firstScrape: () => number,
  ): boolean {
    const [back, every] = [window === '2m' ? 120 : 60, interval === '1m' ? 60 : 30];
    const looks = Array.from({ length: Math.floor(end / every) + 1 }, (_, index) => index * every);
    // Requests share a rate between what, on average, one window and the next have seen last.
    const borders = [0, 15, shifted, end, ...looks.flatMap((at) => back > every ? [at - 15] : [at - back + 15, at - 15])]
      .filter((at) => at >= 0).sort((one, other) => one - other);
    const requests = (from: number, to: number, requestsPerSecond: number) => borders.slice(1).flatMap((border, index) => {
      const [begin, count] = [borders[index], Math.round((border - borders[index]) * requestsPerSecond)];
      const rate = begin >= from && border <= to && count > 0 ? sharedRate(random, count, { rate: 0.015, dispersion }) : undefined;
      return rate === undefined ? []
        : Array.from({ length: count }, (_, number) => ({ at: begin + (number + 0.5) / requestsPerSecond, fails: random.next() < rate }));
    });
    const first = requests(0, shifted, weight / 5);
    const second = requests(shifted, end, 10);
    const scraped = new ScrapedRequests([
      { from: 0, requests: [...first, ...second.filter((_, index) => index % 2 === 0)] },
      { from: shifted, requests: second.filter((_, index) => index % 2 === 1) },
    ], end, 30, firstScrape);
    const failures = looks.map((at) => scraped.successRate(at, back)).filter((rate) => rate !== undefined && rate < 0.99 - 1e-12);
    return failures.length > failureLimit;
  }
});

/** The error rate that the requests of one stretch share. */
function sharedRate(random: SeededRandom, requests: number, { rate, dispersion }: { readonly rate: number; readonly dispersion: number }): number {
  const certainty = (requests - dispersion) / (dispersion - 1);
  if (certainty <= 0) {
    return random.next() < rate ? 1 : 0;
  }
  return dispersion === 1 ? rate : drawBeta(random, rate * certainty, (1 - rate) * certainty);
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
