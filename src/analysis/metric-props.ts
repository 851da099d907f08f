import { Duration } from 'cdk8s';
import { AnalysisArgument } from './analysis-argument';
import { MetricProvider } from './providers/metric-provider';

/**
 * When a metric is sampled and how many samples of a kind it survives.
 *
 * @see https://argo-rollouts.readthedocs.io/en/stable/features/analysis/
 */
export interface MetricOptions {
  /**
   * Time between two samples.
   *
   * @default - one sample only
   */
  readonly interval?: Duration;

  /**
   * Time from the start of the analysis run to the first sample.
   *
   * @default - none: the first sample is taken at once
   */
  readonly initialDelay?: Duration;

  /**
   * Number of samples, at least 1; more than one needs an interval. Samples that end in an error do not count.
   *
   * @default - one sample without an interval; with one, samples until the analysis is ended from outside, which only a background analysis is
   */
  readonly count?: number;

  /**
   * Failed samples in total (not in a row) that the metric survives: it fails on the next one. -1 is no limit and
   * needs a consecutiveSuccessLimit.
   *
   * @default 0 - as in the API: the first failed sample fails the metric
   */
  readonly failureLimit?: number;

  /**
   * Inconclusive samples in total that the metric survives: on the next one the release is paused.
   *
   * @default 0 - as in the API
   */
  readonly inconclusiveLimit?: number;

  /**
   * Errors in a row (the provider does not answer, a condition cannot be evaluated) that the metric survives: on the next one the release is aborted.
   *
   * @default 4 - as in the API
   */
  readonly consecutiveErrorLimit?: number;

  /**
   * Successful samples in a row that make the metric successful before its time. Argo Rollouts 1.8 and later.
   *
   * @default 0 - as in the API: no such limit
   */
  readonly consecutiveSuccessLimit?: number;
}

/**
 * Fields of a metric whose value is an argument of the analysis: each names the argument, so that `count: 'samples'` becomes
 * `{{args.samples}}`. Where an analysis is not in the background give such a count a default in the template: the controller judges by it
 * whether the analysis ends.
 */
export interface MetricParameters {
  /**
   * Argument with the time between two samples, such as `1m`.
   *
   * @default - as MetricProps say
   */
  readonly interval?: string;

  /**
   * Argument with the time to the first sample.
   *
   * @default - as MetricProps say
   */
  readonly initialDelay?: string;

  /**
   * Argument with the number of samples.
   *
   * @default - as MetricProps say
   */
  readonly count?: string;

  /**
   * Argument with the number of failed samples that the metric survives.
   *
   * @default - as MetricProps say
   */
  readonly failureLimit?: string;

  /**
   * Argument with the number of inconclusive samples that the metric survives.
   *
   * @default - as MetricProps say
   */
  readonly inconclusiveLimit?: string;

  /**
   * Argument with the number of errors in a row that the metric survives.
   *
   * @default - as MetricProps say
   */
  readonly consecutiveErrorLimit?: string;

  /**
   * Argument with the number of successful samples in a row that end the metric.
   *
   * @default - as MetricProps say
   */
  readonly consecutiveSuccessLimit?: string;
}

/** A metric with every field of the API. */
export interface MetricProps extends MetricOptions {
  /** Name of the metric, unique in its template. That of a Job is a DNS label of at most 24 characters: it becomes part of the Job's name. */
  readonly name: string;

  /** Where the samples come from. */
  readonly provider: MetricProvider;

  /**
   * What makes a sample successful: an expression over `result`. A vector of Prometheus is a list: `len(result) > 0 && result[0] >= 0.99`.
   *
   * @default - whatever is not failed is successful
   * @see https://expr-lang.org/docs/language-definition
   */
  readonly successCondition?: string;

  /**
   * What makes a sample failed: an expression over `result`. With both conditions, a sample that meets neither is inconclusive.
   *
   * @default - whatever is not successful is failed
   * @see https://expr-lang.org/docs/language-definition
   */
  readonly failureCondition?: string;

  /**
   * What `{{args.…}}` in the provider and the conditions stands for. `canary-hash`, `stable-hash`, `namespace` and `rollout` are known already.
   *
   * @default - none
   */
  readonly args?: AnalysisArgument[];

  /**
   * Fields whose value is an argument, by the name of the argument.
   *
   * @default - none
   */
  readonly parameters?: MetricParameters;
}
