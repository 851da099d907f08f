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
  /** Seconds between two scrapes: only what comes between the first and the last of them in a window is seen. */
  readonly scrapeInterval: number;
  /** Over how many time series a version's errors are spread, each of which begins with the first of them: 0 where they are there from the start. Without it one for each pod. */
  readonly errorSeries?: number;
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
    this.flow.change(state.at, share * requestsPerSecond, state.pods[released.name]?.ready ?? 0);
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

  private window(metric: MetricSpec, at: number): RequestSample {
    const { from, to } = scrapedWindow(at - metricWindow(metric), at, this.flow.begins, this.load.scrapeInterval);
    return { from: this.flow.by(from), to: this.flow.by(to) };
  }
}

/**
 * What a query sees of a window: the increments from the first scrape in it, or of a version's requests, to the last one. Each pod is
 * scraped at moments of its own, which lie half an interval after both on average.
 */
export function scrapedWindow(from: number, at: number, begins: number, scrapeInterval: number): { readonly from: number; readonly to: number } {
  const to = at - scrapeInterval / 2;
  return { from: Math.min(to, Math.max(from, begins) + scrapeInterval / 2), to };
}

/** Less than this makes no difference. */
export const LEAST_SCRAPE_SECONDS = 0.001;

/** How the errors of a version under release come: from a load on it fails as it does, below it as the stable one. */
export function drawnErrorModels(
  { errorRate, baseline, errorsFrom = 0, dispersion, errorSeries, scrapeInterval }: SimulatedLoad, flow: RequestFlow,
): ErrorsOf {
  return (from, to) => flow.stretches(from, to).flatMap((stretch): ErrorStretch[] => {
    const { requestsPerSecond, pods, podsFrom } = stretch;
    const errors = { rate: requestsPerSecond >= errorsFrom ? errorRate : baseline, dispersion };
    const series = errorSeries ?? pods;
    // Pods are scraped half an interval after they get requests, on average.
    const scraped = Math.min(stretch.to, Math.max(stretch.from, Math.floor(podsFrom + requestsPerSecond * scrapeInterval / 2 + 1e-9)));
    const scrapes = (stretch.to - scraped) / requestsPerSecond / Math.max(scrapeInterval, LEAST_SCRAPE_SECONDS);
    return [{ from: stretch.from, to: scraped, scrapes: 0 }, { from: scraped, to: stretch.to, scrapes }]
      .filter((part) => part.to > part.from)
      .map((part) => ({ from: part.from, to: part.to, errors, ...(series > 0 && { series: { series, scrapes: part.scrapes } }) }));
  }).reduce<ErrorStretch[]>(withStretch, []);
}

/** Stretches that differ in nothing are one. */
function withStretch(stretches: readonly ErrorStretch[], stretch: ErrorStretch): ErrorStretch[] {
  const last = stretches[stretches.length - 1];
  const alike = last?.errors.rate === stretch.errors.rate && last.series?.series === stretch.series?.series
    && (last.series?.scrapes === 0) === (stretch.series?.scrapes === 0);
  const series = stretch.series && { series: stretch.series.series, scrapes: stretch.series.scrapes + (last?.series?.scrapes ?? 0) };
  return alike ? [...stretches.slice(0, -1), { ...last, to: stretch.to, ...(series && { series }) }] : [...stretches, stretch];
}

export function drawnErrors(load: SimulatedLoad, flow: RequestFlow, seed: number): DrawnErrors {
  return new DrawnErrors(new SeededRandom('errors', seed), drawnErrorModels(load, flow));
}

/** The outcome of a measurement of so many errors among these requests. */
export function ratioOutcome(metric: MetricSpec, { from, to }: RequestSample, errors: number): Outcome {
  const ratio = errors / (to - from);
  return resultOutcome(metric, [metricSignal(metric) === 'errorRatio' ? ratio : 1 - ratio]);
}
