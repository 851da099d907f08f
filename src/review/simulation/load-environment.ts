import { entranceOf, versionShare } from './canary-share';
import { Environment, Measured, MeasurementRequest, Outcome } from './environment';
import { metricSignal, metricWindow } from './metric-signal';
import { Load } from './release-cost';
import { RequestFlow } from './request-flow';
import { resultOutcome } from './result-outcome';
import { SimulatedVersion } from './simulated-version';
import { TimelineState } from './timeline';
import { MetricSpec } from '../../manifest/analysis';
import { maxTrafficWeight } from '../../semantics/controller/rollout-defaults';
import { DrawnErrors, ErrorsOf, ErrorStretch } from '../../semantics/statistics/drawn-errors';
import { SeededRandom } from '../../semantics/statistics/seeded-random';

/** A service under load, and what is wrong with the version that is released. */
export interface SimulatedLoad extends Load {
  readonly released: SimulatedVersion;
  /** See ErrorModel. */
  readonly dispersion?: number;
  /** What a metric of latency measures, in its own unit; without it such metrics pass. */
  readonly latency?: number;
  /** Seconds from the creation of a pod until it is ready. */
  readonly readySeconds: number;
  readonly neverReady?: boolean;
  readonly prometheusDown?: boolean;
  /** Seconds between two scrapes: the first increments of a new series are not seen. */
  readonly scrapeInterval: number;
  readonly seed: number;
}

/** A sample of the requests of the version under release: those from one number to another, without it. */
export interface RequestSample {
  readonly from: number;
  readonly to: number;
}

/**
 * The world around a release, drawn from a seed: each sample sees the requests of its window that the version got, and fails as they did.
 * Samples of one request agree about it.
 */
export class LoadEnvironment implements Environment {
  /** The requests of the version under release. */
  public readonly flow = new RequestFlow();
  private readonly errors: DrawnErrors;

  constructor(private readonly load: SimulatedLoad) {
    this.errors = drawnErrors(load, this.flow, load.seed);
  }

  public readonly readyAfter = (version: string): number | undefined =>
    this.load.neverReady && version === this.load.released.name ? undefined : this.load.readySeconds;

  public readonly measure = (request: MeasurementRequest): Measured => {
    const sample = this.sampleOf(request);
    return { outcome: sample ? ratioOutcome(request.metric, sample, this.errors.count(sample.from, sample.to)) : this.certainOutcome(request) };
  };

  public readonly note = (state: TimelineState): void => {
    const { released, requestsPerSecond } = this.load;
    const share = versionShare(state, released.name, maxTrafficWeight(released.rollout), entranceOf(released.rollout));
    this.flow.change(state.at, share * requestsPerSecond);
  };

  /** The requests whose errors decide about a measurement; nothing where chance does not. */
  public sampleOf({ metric, state: { at } }: MeasurementRequest): RequestSample | undefined {
    const signal = metricSignal(metric);
    if (this.load.prometheusDown || (signal !== 'successRatio' && signal !== 'errorRatio')) {
      return undefined;
    }
    const sample = this.window(metric, at);
    return sample.to > sample.from ? sample : undefined;
  }

  /** The outcome of a measurement about which chance does not decide. */
  private certainOutcome({ metric, state: { at } }: MeasurementRequest): Outcome {
    const signal = metricSignal(metric);
    if (signal === undefined) {
      return 'Successful';
    }
    if (this.load.prometheusDown) {
      return 'Error';
    }
    const { from, to } = this.window(metric, at);
    return resultOutcome(metric, to > from ? [this.load.latency ?? 0] : []);
  }

  /** A query sees a version's requests from one scrape after the first of them on. */
  private window(metric: MetricSpec, at: number): RequestSample {
    const from = Math.max(at - metricWindow(metric), this.flow.begins + this.load.scrapeInterval);
    return { from: this.flow.by(Math.min(from, at)), to: this.flow.by(at) };
  }
}

/** How the errors of a version under release come: from a load on it fails as it does, below it as the stable one. */
export function drawnErrorModels({ errorRate, baseline, errorsFrom = 0, dispersion }: SimulatedLoad, flow: RequestFlow): ErrorsOf {
  return (from, to) => flow.stretches(from, to).reduce<ErrorStretch[]>((stretches, stretch) => {
    const rate = stretch.requestsPerSecond >= errorsFrom ? errorRate : baseline;
    const last = stretches[stretches.length - 1];
    return last?.errors.rate === rate
      ? [...stretches.slice(0, -1), { ...last, to: stretch.to }]
      : [...stretches, { from: stretch.from, to: stretch.to, errors: { rate, dispersion } }];
  }, []);
}

export function drawnErrors(load: SimulatedLoad, flow: RequestFlow, seed: number): DrawnErrors {
  return new DrawnErrors(new SeededRandom('errors', seed), drawnErrorModels(load, flow));
}

/** The outcome of a measurement of so many errors among these requests. */
export function ratioOutcome(metric: MetricSpec, { from, to }: RequestSample, errors: number): Outcome {
  const ratio = errors / (to - from);
  return resultOutcome(metric, [metricSignal(metric) === 'errorRatio' ? ratio : 1 - ratio]);
}
