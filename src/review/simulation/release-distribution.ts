import { ReleaseScenario, simulateRelease, SimulatedRelease } from './simulate-release';

/** What becomes of many releases that differ in nothing but chance. */
export interface ReleaseDistribution {
  readonly runs: number;
  readonly promoted: number;
  readonly aborted: number;
  /** Quantiles of the requests that failed and would not have without the release. */
  readonly failedMore: Quantiles;
  /** Quantiles of the seconds until the abort, of those that were aborted. */
  readonly abortedAt?: Quantiles;
}

export interface Quantiles {
  readonly median: number;
  readonly upper95: number;
  readonly worst: number;
}

/** Simulates a release with one seed after the other. */
export function releaseDistribution(scenario: ReleaseScenario, runs: number): ReleaseDistribution {
  const all = Array.from({ length: runs }, (_, run): SimulatedRelease =>
    simulateRelease({ ...scenario, load: { ...scenario.load, seed: scenario.load.seed + run } }));
  const aborted = all.filter(({ outcome }) => outcome === 'aborted');
  return {
    runs,
    promoted: all.filter(({ outcome }) => outcome === 'promoted').length,
    aborted: aborted.length,
    failedMore: quantiles(all.map(({ cost }) => cost.failedMore)),
    ...(aborted.length > 0 && { abortedAt: quantiles(aborted.map(({ at }) => at)) }),
  };
}

function quantiles(values: readonly number[]): Quantiles {
  const sorted = [...values].sort((one, other) => one - other);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  return { median: at(0.5), upper95: at(0.95), worst: at(1) };
}
