import { Duration } from 'cdk8s';
import { TelemetrySource } from './telemetry-source';
import { JobProviderProps } from '../providers/job-props';

/** What a sample without data means: no request in the window, or a metric that is not scraped. */
export enum NoData {
  /** Neither success nor failure: after `inconclusiveLimit` such samples the release is paused until someone looks. */
  PAUSE = 'PAUSE',
  /** A failed sample. */
  FAIL = 'FAIL',
  /** A successful sample: for releases that may pass without any request. */
  PASS = 'PASS',
}

/** What all metric recipes over Prometheus have in common. */
export interface RecipeOptions {
  /**
   * Name of the metric: a DNS label, because it becomes part of the name of an AnalysisTemplate.
   *
   * @default - named like the recipe
   */
  readonly name?: string;

  /**
   * Time between two samples.
   *
   * @default Duration.minutes(1) - a few scrapes lie between two samples
   */
  readonly interval?: Duration;

  /**
   * Time from the start of the analysis run to the first sample.
   *
   * @default - the window, so that the first sample already covers one of the new version
   */
  readonly initialDelay?: Duration;

  /**
   * Time over which each sample looks back; at least four scrapes of Prometheus should lie in it.
   * Restarts are counted since the pods exist: there it is only what initialDelay follows.
   *
   * @default Duration.minutes(2) - four scrapes at the usual 30 seconds
   */
  readonly window?: Duration;

  /**
   * Failed samples in total that the metric survives: it fails, and the release is aborted, on the next one.
   *
   * @default 1 - one bad scrape is not a bad release; 0 where count is 1
   */
  readonly failureLimit?: number;

  /**
   * Samples in total without data that the metric survives with `NoData.PAUSE`: the release is paused on the next one.
   *
   * @default 3 - long enough for a canary to get its first requests, or count where this is smaller; no limit is set for the other meanings of no data
   */
  readonly inconclusiveLimit?: number;

  /**
   * Errors in a row (Prometheus does not answer) that the metric survives: on the next one the release is aborted.
   *
   * @default 4 - as in the API, said so that it can be read
   */
  readonly consecutiveErrorLimit?: number;

  /**
   * Number of samples.
   *
   * @default - samples until the release ends; where an analysis has to end by itself (in a step, before or after promotion) five
   */
  readonly count?: number;

  /**
   * What a sample without data means.
   *
   * @default NoData.PAUSE - without requests nobody knows, and someone should look
   */
  readonly noData?: NoData;
}

/** What recipes over the requests of users have in common. */
export interface TrafficRecipeOptions extends RecipeOptions {
  /**
   * Where requests are counted.
   *
   * @default - that of the service, platform or template; ApplicationTelemetry where none says anything
   */
  readonly telemetry?: TelemetrySource;
}

/** Options of `AnalysisMetric.successRate`. */
export interface SuccessRateOptions extends TrafficRecipeOptions {
  /** Least share of requests that must not fail, from 0 to 1: 0.99 is 99 %. */
  readonly atLeast: number;
}

/** Options of `AnalysisMetric.errorRate`. */
export interface ErrorRateOptions extends TrafficRecipeOptions {
  /** Greatest share of requests that may fail, from 0 to 1: 0.01 is 1 %. */
  readonly atMost: number;
}

/** Options of `AnalysisMetric.latency`. */
export interface LatencyOptions extends TrafficRecipeOptions {
  /** Which share of requests must be fast enough, between 0 and 1: 0.99 is the 99th percentile. */
  readonly percentile: number;
  /** How long a request of that percentile may take. */
  readonly atMost: Duration;
}

/** Options of `AnalysisMetric.restarts` and `AnalysisMetric.unreadyPods`. */
export interface PodHealthOptions extends RecipeOptions {
  /**
   * Greatest number that is still good.
   *
   * @default 0 - a new version has no reason to restart or to be unready
   */
  readonly atMost?: number;
}

/** Which pods a queue belongs to. */
export enum QueueScope {
  /** Both versions work on one queue: the metric guards the release as a whole. */
  SHARED = 'SHARED',
  /** Every pod reports a backlog of its own, in series with the labels `namespace` and `pod`: the metric watches the new version only. */
  NEW_PODS = 'NEW_PODS',
}

/** Options of `AnalysisMetric.queueDepth`. */
export interface QueueDepthOptions extends RecipeOptions {
  /** Gauge of waiting messages, such as `rabbitmq_queue_messages_ready` or `kafka_consumergroup_lag`. */
  readonly metric: string;

  /** How many messages may wait. */
  readonly atMost: number;

  /**
   * Labels that the series must have, with their values, such as `{ queue: "orders" }`.
   *
   * @default - none; a shared queue needs some, or all queues of the Prometheus would count
   */
  readonly labels?: Record<string, string>;

  /**
   * Which pods the queue belongs to.
   *
   * @default QueueScope.SHARED - most queues are
   */
  readonly scope?: QueueScope;
}

/** Options of `AnalysisMetric.cpuThrottling` and `AnalysisMetric.memorySaturation`. */
export interface SaturationOptions extends RecipeOptions {
  /** Greatest share, from 0 to 1, that is still good: of scheduling periods that were cut short, or of the memory limit. */
  readonly atMost: number;
}

/** Options of `AnalysisMetric.comparedErrorRate`. */
export interface ComparedErrorRateOptions extends TrafficRecipeOptions {
  /** How many times as many requests may fail as of the stable version: 1.5 is half as many again. */
  readonly atMost: number;

  /**
   * Error rate below which both versions count as equally good: a rate of 0 has no multiples.
   *
   * @default 0.001 - one failure in a thousand requests is noise where a rate is measured over minutes
   */
  readonly floor?: number;
}

/** Options of `AnalysisMetric.comparedLatency`. */
export interface ComparedLatencyOptions extends TrafficRecipeOptions {
  /** Which share of requests is compared, between 0 and 1: 0.99 is the 99th percentile. */
  readonly percentile: number;
  /** How many times as long as at the stable version a request of that percentile may take: 1.2 is a fifth longer. */
  readonly atMost: number;
}

/** Options of `AnalysisMetric.errorRateTest`. */
export interface ErrorRateTestOptions extends TrafficRecipeOptions {
  /**
   * Probability, below one half, that a sample is failed although both versions are equally good.
   *
   * @default 0.01 - with some ten samples and a failureLimit of 1, about one good release in 230 is aborted
   */
  readonly significance?: number;

  /**
   * Requests that each version must have had in the window, at least 1: with fewer the test means nothing and the sample has no data.
   *
   * @default 100 - below that a normal approximation of rare failures is a guess
   */
  readonly leastRequests?: number;
}

/** Options of `AnalysisMetric.burnRate`. */
export interface BurnRateOptions extends TrafficRecipeOptions {
  /** Share of requests that the service level objective wants not to fail, between 0 and 1: 0.999 is 99.9 %. */
  readonly objective: number;

  /**
   * How many times as fast as the objective allows the error budget may burn.
   *
   * @default 14.4 - two per cent of a month's budget in an hour, the fast pair of the SRE workbook
   */
  readonly atMost?: number;

  /**
   * The long window, which says that it matters. The short one, `window`, says that it still happens; both must burn too fast.
   *
   * @default Duration.hours(1) - the fast pair of the SRE workbook; a younger version is judged by what there is of it
   */
  readonly longWindow?: Duration;
}

/** Options of `AnalysisMetric.smokeTest`: the container to run, and when. */
export interface SmokeTestOptions extends JobProviderProps {
  /**
   * Name of the metric: a DNS label of at most 24 characters, because it becomes part of the names of an AnalysisTemplate and a Job.
   *
   * @default 'smoke-test'
   */
  readonly name?: string;

  /**
   * Time from the start of the analysis run to the start of the Job.
   *
   * @default - none: the pods that it tests are available before the analysis starts
   */
  readonly initialDelay?: Duration;
}
