import { canaryShare } from './canary-share';
import { Environment, Measured, MeasurementRequest } from './environment';
import { MetricSignal, metricSignal, metricWindow } from './metric-signal';
import { Load } from './release-cost';
import { resultOutcome } from './result-outcome';
import { SimulatedVersion } from './simulated-version';
import { TimelineState } from './timeline';
import { MetricSpec } from '../../manifest/analysis';
import { maxTrafficWeight } from '../../semantics/controller/rollout-defaults';
import { drawErrors } from '../../semantics/statistics/random-errors';
import { SeededRandom } from '../../semantics/statistics/seeded-random';

/** A service under load, and what is wrong with the version that is released. */
export interface SimulatedLoad extends Load {
  readonly released: SimulatedVersion;
  /** The error rate holds from this number of requests a second to the version on; below it the version is as good as the stable one. */
  readonly errorsFrom?: number;
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

/** The world around a release, drawn from a seed: each sample sees the requests of its window that the version got, and fails as they did. */
export class LoadEnvironment implements Environment {
  /** When the version under release got its first requests, and since when how many of them a second. */
  private readonly shares: { readonly at: number; readonly requestsPerSecond: number }[] = [];

  constructor(private readonly load: SimulatedLoad) {}

  public readonly readyAfter = (version: string): number | undefined =>
    this.load.neverReady && version === this.load.released.name ? undefined : this.load.readySeconds;

  public readonly measure = ({ run, metric, ordinal, state }: MeasurementRequest): Measured => {
    const signal = metricSignal(metric);
    if (metric.provider.prometheus === undefined || signal === undefined) {
      return { outcome: 'Successful' };
    }
    if (this.load.prometheusDown) {
      return { outcome: 'Error' };
    }
    const requests = this.requestsSeen(metric, state);
    const random = new SeededRandom(this.load.seed, run, metric.name, ordinal);
    return { outcome: resultOutcome(metric, requests === 0 ? [] : this.valuesOf(signal, requests, state, random)) };
  };

  public readonly note = (state: TimelineState): void => {
    const { released, requestsPerSecond } = this.load;
    const { strategy } = released.rollout;
    const share = state.current === released.name ? canaryShare(state, maxTrafficWeight(released.rollout), strategy.blueGreen?.activeService) : 0;
    this.shares.push({ at: state.at, requestsPerSecond: share * requestsPerSecond });
  };

  private requestsSeen(metric: MetricSpec, { at }: TimelineState): number {
    const first = this.shares.find(({ requestsPerSecond }) => requestsPerSecond > 0)?.at ?? Infinity;
    const from = Math.max(at - metricWindow(metric), first + this.load.scrapeInterval);
    return Math.floor(this.shares.reduce((sum, share, index) => {
      const seconds = Math.min(at, this.shares[index + 1]?.at ?? Infinity) - Math.max(from, share.at);
      return sum + Math.max(0, seconds) * share.requestsPerSecond;
    }, 0));
  }

  private valuesOf(signal: MetricSignal, requests: number, { at }: TimelineState, random: SeededRandom): number[] {
    const { errorRate, baseline, errorsFrom = 0, dispersion, latency } = this.load;
    if (signal === 'latency') {
      return latency === undefined ? [0] : [latency];
    }
    const now = this.shares.filter((share) => share.at <= at).pop()?.requestsPerSecond ?? 0;
    const errors = drawErrors(random, requests, { rate: now >= errorsFrom ? errorRate : baseline, dispersion });
    return [signal === 'errorRatio' ? errors / requests : 1 - errors / requests];
  }
}
