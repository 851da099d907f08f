import { Outcome } from './environment';
import { ratioOutcome, RequestSample } from './load-environment';
import { MetricModel, metricOutcome, newMetric, withMeasurement } from './metric-model';
import { MetricSpec } from '../../manifest/analysis';
import { ErrorModel, errorTail } from '../../semantics/statistics/binomial-tail';
import { DrawnErrors, ErrorsOf } from '../../semantics/statistics/drawn-errors';
import { SeededRandom } from '../../semantics/statistics/seeded-random';

/** How likely something is. It is calculated where that is possible; what is drawn comes with its error. */
export interface Likelihood {
  readonly probability: number;
  /** 0 where the probability is exact. */
  readonly standardError: number;
}

/** A measurement of a gate: of requests, or one whose outcome is certain. */
export interface GateMeasurement {
  readonly sample?: RequestSample;
  readonly outcome: Outcome;
}

/** Draws are dear where many requests fail: about so many errors are drawn in all. */
const DRAWN_ERRORS = 1_000_000;
const [FEWEST_DRAWS, MOST_DRAWS] = [400, 2000];

/**
 * For each measurement of a metric, how likely the metric has failed by then. Calculated where no request is seen twice and every error is seen,
 * because samples are independent then; else drawn, always with the same numbers.
 */
export function failedBy(metric: MetricSpec, measurements: readonly GateMeasurement[], errorsOf: ErrorsOf): readonly Likelihood[] {
  const samples = measurements.flatMap(({ sample }) => sample ?? []);
  const apart = samples.every(({ from }, index) => index === 0 || from >= samples[index - 1].to);
  const thresholds = new Thresholds(metric);
  const alike = samples.every(({ from, to }) => {
    const stretches = errorsOf(from, to);
    return stretches.length === 1 && !stretches[0].series;
  });
  return apart && alike
    ? calculated(metric, measurements, errorsOf, thresholds)
    : drawn(metric, measurements, errorsOf, thresholds);
}

/** Carries the probability of every way that a metric can stand from one measurement to the next. */
function calculated(metric: MetricSpec, measurements: readonly GateMeasurement[], errorsOf: ErrorsOf, thresholds: Thresholds): Likelihood[] {
  const standings = new Standings(metric);
  let now = new Map([[standings.begin, 1]]);
  let failed = 0;
  return measurements.map(({ sample, outcome }) => {
    const chances = sample ? thresholds.chances(sample, errorsOf(sample.from, sample.to)[0].errors) : [{ outcome, probability: 1 }];
    const next: typeof now = new Map();
    for (const [standing, probability] of now) {
      for (const chance of chances.filter((one) => one.probability > 0)) {
        const after = standings.after(standing, chance.outcome);
        const both = probability * chance.probability;
        failed += after.failed ? both : 0;
        if (!after.decided) {
          next.set(after, both + (next.get(after) ?? 0));
        }
      }
    }
    now = next;
    return { probability: Math.min(1, failed), standardError: 0 };
  });
}

function drawn(metric: MetricSpec, measurements: readonly GateMeasurement[], errorsOf: ErrorsOf, thresholds: Thresholds): Likelihood[] {
  const last = Math.max(0, ...measurements.map(({ sample }) => sample?.to ?? 0));
  const expected = errorsOf(0, last).reduce((sum, { from, to, errors }) => sum + (to - from) * errors.rate, measurements.length);
  const draws = Math.round(Math.min(MOST_DRAWS, Math.max(FEWEST_DRAWS, DRAWN_ERRORS / expected)));
  const random = new SeededRandom(JSON.stringify([metric.name, measurements.length, last, expected]));
  const standings = new Standings(metric);
  const known = remembered(errorsOf);
  const failedAt = new Array<number>(measurements.length).fill(0);
  for (let draw = 0; draw < draws; draw++) {
    const errors = new DrawnErrors(random, known);
    let standing = standings.begin;
    for (let index = 0; index < measurements.length && !standing.decided; index++) {
      const { sample, outcome } = measurements[index];
      standing = standings.after(standing, sample ? thresholds.outcome(sample, errors.count(sample.from, sample.to)) : outcome);
      failedAt[index] += standing.failed ? 1 : 0;
    }
  }
  let failed = 0;
  return failedAt.map((count) => {
    failed += count;
    // One more of each kind, so that a probability of none or all is not taken for certain.
    const cautious = (failed + 1) / (draws + 2);
    return { probability: failed / draws, standardError: Math.sqrt((cautious * (1 - cautious)) / draws) };
  });
}

/** A way in which a metric can stand, and how it stands after another measurement, as far as somebody has asked. */
interface Standing {
  readonly model: MetricModel;
  readonly decided: boolean;
  /** Whether it is decided so that the release is aborted. */
  readonly failed: boolean;
  readonly next: Partial<Record<Outcome, Standing>>;
}

/** The ways in which a metric can stand. Those that differ in the order of the measurements only are one. */
class Standings {
  public readonly begin: Standing;
  private readonly known = new Map<string, Standing>();

  constructor(metric: MetricSpec) {
    this.begin = this.standing(newMetric(metric, false));
  }

  public after(standing: Standing, outcome: Outcome): Standing {
    return standing.next[outcome] ??= this.standing(withMeasurement(standing.model, outcome, 0));
  }

  private standing(model: MetricModel): Standing {
    const key = JSON.stringify([model.taken, model.consecutiveSuccesses, model.consecutiveErrors]);
    const decided = metricOutcome(model, false);
    const found = this.known.get(key) ?? { model, decided: decided !== undefined, failed: decided === 'Failed' || decided === 'Error', next: {} };
    this.known.set(key, found);
    return found;
  }
}

/** Every draw asks the same. */
function remembered(errorsOf: ErrorsOf): ErrorsOf {
  const known = new Map<number, { readonly from: number; readonly stretches: ReturnType<ErrorsOf> }>();
  return (from, to) => {
    const found = known.get(to);
    if (found?.from === from) {
      return found.stretches;
    }
    const stretches = errorsOf(from, to);
    known.set(to, { from, stretches });
    return stretches;
  };
}

/** With how many errors a sample is no longer successful, and with how many it fails. More errors are never better. */
export class Thresholds {
  private readonly known = new Map<number, { readonly unsuccessful: number; readonly failed: number }>();

  constructor(private readonly metric: MetricSpec) {}

  public outcome({ from, to }: RequestSample, errors: number): Outcome {
    const { unsuccessful, failed } = this.of(to - from);
    return errors >= failed ? 'Failed' : errors >= unsuccessful ? 'Inconclusive' : 'Successful';
  }

  public chances({ from, to }: RequestSample, errors: ErrorModel): { readonly outcome: Outcome; readonly probability: number }[] {
    const { unsuccessful, failed } = this.of(to - from);
    const fails = errorTail(to - from, failed, errors);
    const notSuccessful = errorTail(to - from, unsuccessful, errors);
    return [
      { outcome: 'Failed', probability: fails }, { outcome: 'Inconclusive', probability: Math.max(0, notSuccessful - fails) },
      { outcome: 'Successful', probability: 1 - notSuccessful },
    ];
  }

  /** One more than all of them where even that does not do. */
  public of(requests: number): { readonly unsuccessful: number; readonly failed: number } {
    const found = this.known.get(requests) ?? {
      unsuccessful: this.fewest(requests, (outcome) => outcome !== 'Successful'), failed: this.fewest(requests, (outcome) => outcome === 'Failed'),
    };
    this.known.set(requests, found);
    return found;
  }

  private fewest(requests: number, wanted: (outcome: Outcome) => boolean): number {
    let [low, high] = [0, requests + 1];
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      [low, high] = wanted(ratioOutcome(this.metric, { from: 0, to: requests }, middle)) ? [low, middle] : [middle + 1, high];
    }
    return low;
  }
}
