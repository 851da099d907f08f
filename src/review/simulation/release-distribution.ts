import { Outcome } from './environment';
import { drawnErrors, ratioOutcome } from './load-environment';
import { keyOf, MeasurementSchedule, measurementSchedule, ScheduledMeasurement } from './measurement-schedule';
import { MetricModel, metricOutcome, newMetric, withMeasurement } from './metric-model';
import { CaughtBy, ReleaseOutcome, ReleaseScenario, simulateRelease, SimulatedRelease } from './simulate-release';

/** What becomes of many releases that differ in nothing but chance. */
export interface ReleaseDistribution {
  readonly runs: number;
  readonly promoted: number;
  readonly aborted: number;
  /** Of those that neither are promoted nor aborted: they wait for a person, make no progress, or another version took their place. */
  readonly others: number;
  /** By which metric and sample they were aborted, the most frequent first. */
  readonly caughtBy: readonly (CaughtBy & { readonly runs: number })[];
  /** How they ended, the most frequent first, with the phase and message of the Rollout. */
  readonly endings: readonly { readonly outcome: ReleaseOutcome; readonly phase: string; readonly message: string; readonly runs: number }[];
  /** Quantiles of the requests that the new version answered. */
  readonly exposed: Quantiles;
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

/**
 * What `simulateRelease` says for one seed after the other. Until a metric decides all of them are alike, and after that nothing is left to chance:
 * those that the same sample decides are simulated once.
 */
export function simulateReleases(scenario: ReleaseScenario, runs: number): readonly SimulatedRelease[] {
  const seeded = (seed: number) => simulateRelease({ ...scenario, load: { ...scenario.load, seed } });
  const schedule = measurementSchedule(scenario);
  // With a limit for successes in a row, chance decides even about how many samples there are.
  const alike = scenario.gated !== false && schedule.measurements.every(({ metric }) => Number(metric.consecutiveSuccessLimit ?? 0) === 0);
  const known = new Map<string, SimulatedRelease>();
  const outcomes = new Map<string, Outcome>();
  return Array.from({ length: runs }, (_, run) => {
    const seed = scenario.load.seed + run;
    const decided = scenario.gated === false ? '' : alike ? decision(schedule, scenario, seed, outcomes) : String(seed);
    const release = known.get(decided) ?? seeded(seed);
    known.set(decided, release);
    return release;
  });
}

/** Which measurement of a run decides about the release and how; the same for all runs in which none does. */
function decision({ measurements, flow }: MeasurementSchedule, { load }: ReleaseScenario, seed: number, outcomes: Map<string, Outcome>): string {
  const errors = drawnErrors(load, flow, seed);
  const models = new Map<string, MetricModel>();
  const decisions: string[] = [];
  let decidedAt = Infinity;
  for (const measurement of measurements) {
    if (measurement.at > decidedAt) {
      break;
    }
    const { metric, dryRun, at } = measurement;
    const key = keyOf(measurement);
    const model = withMeasurement(models.get(key) ?? newMetric(metric, dryRun), outcomeOf(measurement, errors, outcomes), at);
    models.set(key, model);
    const outcome = metricOutcome(model, false);
    if (!dryRun && outcome !== undefined && outcome !== 'Successful') {
      // Where a release waits for a person, runs that are not decided go on by chance.
      const goesOn = outcome === 'Inconclusive' && measurements.some((later) =>
        later.sample && later.at > at && later.startedAt <= at && (later.run !== measurement.run || later.startedAt !== measurement.startedAt));
      decisions.push(`${key} ${at} ${outcome} ${goesOn ? seed : ''}`);
      decidedAt = at;
    }
  }
  return decisions.join();
}

function outcomeOf({ metric, sample, outcome }: ScheduledMeasurement, errors: ReturnType<typeof drawnErrors>, known: Map<string, Outcome>): Outcome {
  if (!sample) {
    return outcome;
  }
  const failed = errors.count(sample.from, sample.to);
  const key = `${failed} ${sample.to - sample.from} ${metric.successCondition} ${metric.failureCondition}`;
  const found = known.get(key) ?? ratioOutcome(metric, sample, failed);
  known.set(key, found);
  return found;
}

/** Sums up what becomes of releases. */
export function distributionOf(all: readonly SimulatedRelease[]): ReleaseDistribution {
  const aborted = all.filter(({ outcome }) => outcome === 'aborted');
  const promoted = all.filter(({ outcome }) => outcome === 'promoted').length;
  return {
    runs: all.length,
    promoted,
    aborted: aborted.length,
    others: all.length - promoted - aborted.length,
    caughtBy: counted(aborted.flatMap(({ caughtBy }) => caughtBy ?? [])),
    endings: counted(all.map(({ outcome, end: { phase, message } }) => ({ outcome, phase, message }))),
    exposed: quantiles(all.map(({ cost }) => cost.exposed)),
    failedMore: quantiles(all.map(({ cost }) => cost.failedMore)),
    ...(aborted.length > 0 && { abortedAt: quantiles(aborted.map(({ at }) => at)) }),
  };
}

/** Each of the different ones, with how many there are; the most frequent first. */
function counted<T extends object>(all: readonly T[]): (T & { readonly runs: number })[] {
  const groups = new Map<string, T & { readonly runs: number }>();
  all.forEach((one) => groups.set(JSON.stringify(one), { ...one, runs: (groups.get(JSON.stringify(one))?.runs ?? 0) + 1 }));
  return [...groups.values()].sort((one, other) => other.runs - one.runs);
}

function quantiles(values: readonly number[]): Quantiles {
  const sorted = [...values].sort((one, other) => one - other);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  return { median: at(0.5), upper95: at(0.95), worst: at(1) };
}
