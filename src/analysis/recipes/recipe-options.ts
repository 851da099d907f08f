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
