import { readFileSync } from 'fs';
import { join } from 'path';
import { loadAll } from 'js-yaml';
import { StoryRecord } from './story';
import { Inventory } from '../../src/review/inventory/inventory';
import { Relations } from '../../src/review/inventory/relations';
import { simulateReleases } from '../../src/review/simulation/release-distribution';
import { ReleaseScenario } from '../../src/review/simulation/simulate-release';
import { simulatedVersion } from '../../src/review/simulation/simulated-workload';
import { SeededRandom } from '../../src/semantics/statistics/seeded-random';
import { workDirectory } from '../client/conformance-data';

/** A bad version that a gate caught, as it was seen under load. */
export interface CaughtRelease {
  readonly version: string;
  /** The sample that aborted it, counted from 1. */
  readonly sample: number;
  /** The requests that it answered, and those of them that it failed. */
  readonly met: number;
  readonly failed: number;
}

/** The scenario of scenarios.yaml, as far as the simulation must know of it. */
export interface ForeseenScenario {
  readonly name: string;
  readonly requestsPerSecond: number;
  readonly errorRate: number;
}

/** Two numbers between which a third should be. */
export interface Interval {
  readonly least: number;
  readonly greatest: number;
}

const RUNS = 4000;
const DRAWS = 20_000;
/** Of a normal distribution, so that 99.9 % lie within so many standard deviations. */
const DEVIATIONS = 3.29;
/** Prometheus looks at the pods each second. */
const SCRAPE_SECONDS = 1;

/** The folder of the last run of the part `traffic`. */
export function trafficFolder(): string {
  return join(workDirectory, 'traffic', process.env.FULL === '1' ? 'full' : 'push');
}

/** The bad versions of a scenario, in their order. */
export function caughtReleases(name: string): CaughtRelease[] {
  const { outcomes } = JSON.parse(readFileSync(join(trafficFolder(), 'results.json'), 'utf8')) as
    { outcomes: { name: string; detections?: { version: string; met: number; failed: number }[] }[] };
  const { analyses = {} } = JSON.parse(readFileSync(join(trafficFolder(), 'records', `${name}.json`), 'utf8')) as StoryRecord;
  const failed = Object.entries(analyses).filter(([, { phase }]) => phase === 'Failed').sort(([one], [other]) => Number(one) - Number(other));
  return (outcomes.find((outcome) => outcome.name === name)?.detections ?? []).map((detection, index) => {
    const [metric] = Object.values(failed[index][1].metrics!);
    return { ...detection, sample: (metric.successful ?? 0) + (metric.failed ?? 0) + (metric.inconclusive ?? 0) };
  });
}

/** Between which numbers the sums over so many releases are in 99.9 % of what the simulation foresees, from the manifests alone. */
export function foreseenSums(
  { name, requestsPerSecond, errorRate }: ForeseenScenario, releases: number,
): { readonly samples: Interval; readonly met: Interval } {
  const file = join(trafficFolder(), 'stories', name, 'v2.yaml');
  const inventory = new Inventory((loadAll(readFileSync(file, 'utf8')) as object[]).map((object) => ({ object, origin: { file } })));
  const workload = new Relations(inventory).workloads.find(({ rollout }) => rollout)!;
  const released = simulatedVersion(inventory, workload, 'new');
  const scenario: ReleaseScenario = {
    stable: { ...released, name: 'stable' },
    load: { released, requestsPerSecond, errorRate, baseline: 0, readySeconds: 5, scrapeInterval: SCRAPE_SECONDS, seed: 1 },
    limit: 600,
  };
  const all = simulateReleases(scenario, RUNS);
  return {
    samples: sums(all.map(({ caughtBy }) => caughtBy?.sample ?? Infinity), releases),
    met: sums(all.map(({ cost }) => cost.exposed), releases),
  };
}

/** How many of the requests that a version answered fail by chance: it may be aborted because of them, which changes nothing about what to expect. */
export function foreseenFailures(met: number, rate: number): Interval {
  const deviation = DEVIATIONS * Math.sqrt(met * rate * (1 - rate));
  return { least: met * rate - deviation, greatest: met * rate + deviation };
}

export function holds({ least, greatest }: Interval, value: number): boolean {
  return value >= least && value <= greatest;
}

function sums(values: readonly number[], count: number): Interval {
  const random = new SeededRandom('sums', values.length, count);
  const one = () => values[Math.floor(random.next() * values.length)];
  const drawn = Array.from({ length: DRAWS }, () => Array.from({ length: count }, one).reduce((sum, value) => sum + value, 0));
  drawn.sort((less, more) => less - more);
  return { least: drawn[Math.floor(0.0005 * DRAWS)], greatest: drawn[Math.ceil(0.9995 * DRAWS) - 1] };
}
