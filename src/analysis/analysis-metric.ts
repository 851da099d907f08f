import { MetricDraft, renderMetric, requireSoundMetric } from './metric';
import { BoundMetric, MetricContext } from './metric-context';
import { MetricProps } from './metric-props';
import { isSaid } from './metric-sampling';
import { usedArguments, wellKnownArguments } from './placeholders';
import { burnRate } from './recipes/burn-rate';
import { comparedErrorRate, comparedLatency } from './recipes/comparison';
import { errorRate } from './recipes/error-rate';
import { errorRateTest } from './recipes/error-rate-test';
import { latency } from './recipes/latency';
import { restarts, unreadyPods } from './recipes/pod-health';
import { queueDepth } from './recipes/queue-depth';
import {
  BurnRateOptions, ComparedErrorRateOptions, ComparedLatencyOptions, ErrorRateOptions, ErrorRateTestOptions, LatencyOptions, PodHealthOptions,
  QueueDepthOptions, SaturationOptions, SmokeTestOptions, SuccessRateOptions,
} from './recipes/recipe-options';
import { cpuThrottling, memorySaturation } from './recipes/saturation';
import { smokeTest } from './recipes/smoke-test';
import { successRate } from './recipes/success-rate';

/**
 * One metric of an analysis. Recipes watch the new version only and say what no data means; `of` takes every field of the API.
 *
 * @see https://argo-rollouts.readthedocs.io/en/stable/features/analysis/
 */
export class AnalysisMetric {
  /**
   * A metric as it is said.
   *
   * @param props all fields of the API
   * @throws on whatever the controller would refuse when the analysis starts, on a metric without a condition, which could never fail,
   * and on `{{` that is no argument
   */
  public static of(props: MetricProps): AnalysisMetric {
    const { provider, successCondition, failureCondition, ...rest } = props;
    const measurement = { provider, successCondition, failureCondition };
    const draft = { ...rest, where: 'AnalysisMetric.of', measure: () => measurement };
    requireSoundMetric(draft);
    usedArguments(draft.where, renderMetric(draft, measurement));
    return new AnalysisMetric(draft);
  }

  /**
   * Share of requests to the new version that must not fail. Needs a Prometheus.
   *
   * @param options the least share, and how to sample
   * @throws if atLeast is not a ratio or a limit cannot be reached
   */
  public static successRate(options: SuccessRateOptions): AnalysisMetric {
    return new AnalysisMetric(successRate(options));
  }

  /**
   * Share of requests to the new version that may fail. Needs a Prometheus.
   *
   * @param options the greatest share, and how to sample
   * @throws if atMost is not a ratio or a limit cannot be reached
   */
  public static errorRate(options: ErrorRateOptions): AnalysisMetric {
    return new AnalysisMetric(errorRate(options));
  }

  /**
   * How long requests to the new version may take at a percentile. Needs a Prometheus.
   * If that percentile lies above the largest bucket of the histogram the sample is infinite, and fails.
   *
   * @param options percentile and bound, and how to sample
   * @throws if the percentile is not between 0 and 1 or a limit cannot be reached
   * @see https://prometheus.io/docs/practices/histograms/
   */
  public static latency(options: LatencyOptions): AnalysisMetric {
    return new AnalysisMetric(latency(options));
  }

  /**
   * How often containers of the new version may have restarted since their pods exist. Needs a Prometheus that scrapes kube-state-metrics with honorLabels.
   *
   * @param options the bound, and how to sample
   * @throws if atMost is not a whole number or a limit cannot be reached
   * @see https://github.com/kubernetes/kube-state-metrics/blob/main/docs/metrics/workload/pod-metrics.md
   */
  public static restarts(options: PodHealthOptions = {}): AnalysisMetric {
    return new AnalysisMetric(restarts(options));
  }

  /**
   * How many pods of the new version may have been unready for a whole window. Needs a Prometheus that scrapes kube-state-metrics with honorLabels.
   * Pods younger than the window are not counted: choose a window that is longer than the start of the application.
   *
   * @param options the bound, and how to sample
   * @throws if atMost is not a whole number or a limit cannot be reached
   * @see https://github.com/kubernetes/kube-state-metrics/blob/main/docs/metrics/workload/pod-metrics.md
   */
  public static unreadyPods(options: PodHealthOptions = {}): AnalysisMetric {
    return new AnalysisMetric(unreadyPods(options));
  }

  /**
   * How many times as many requests to the new version may fail as to the stable one. Needs a Prometheus with both.
   *
   * @param options the bound, and how to sample
   * @throws if atMost is negative, the floor is no share, or a limit cannot be reached
   */
  public static comparedErrorRate(options: ComparedErrorRateOptions): AnalysisMetric {
    return new AnalysisMetric(comparedErrorRate(options));
  }

  /**
   * How many times as long requests to the new version may take at a percentile as those to the stable one. Needs a Prometheus with both.
   * If both lie above the largest bucket of the histogram there is no data.
   *
   * @param options percentile and bound, and how to sample
   * @throws if the percentile is not between 0 and 1, atMost is negative or a limit cannot be reached
   */
  public static comparedLatency(options: ComparedLatencyOptions): AnalysisMetric {
    return new AnalysisMetric(comparedLatency(options));
  }

  /**
   * Whether requests to the new version fail significantly more often than those to the stable one: a two-proportion z-test on one side.
   * A version that is equally bad or better passes. Needs a Prometheus with both.
   *
   * @param options how sure to be, and how to sample
   * @throws if the significance is no probability or a limit cannot be reached
   * @see https://www.itl.nist.gov/div898/handbook/prc/section3/prc33.htm
   */
  public static errorRateTest(options: ErrorRateTestOptions = {}): AnalysisMetric {
    return new AnalysisMetric(errorRateTest(options));
  }

  /**
   * How fast the new version may burn the error budget of a service level objective, in a long and a short window at once. Needs a Prometheus.
   *
   * @param options the objective, and how to sample
   * @throws if the objective is not between 0 and 1, the windows are not in order, or the bound is above what is possible
   * @see https://sre.google/workbook/alerting-on-slos/
   */
  public static burnRate(options: BurnRateOptions): AnalysisMetric {
    return new AnalysisMetric(burnRate(options));
  }

  /**
   * How many messages may wait in a queue, on average over the window: for workers. Needs a Prometheus. A queue that both versions
   * work on tells nothing of one of them alone.
   *
   * @param options the queue and the bound, and how to sample
   * @throws if the metric or a label cannot have that name, a shared queue is not named, or a limit cannot be reached
   */
  public static queueDepth(options: QueueDepthOptions): AnalysisMetric {
    return new AnalysisMetric(queueDepth(options));
  }

  /**
   * In which share of scheduling periods the kernel may stop a container of the new version at its CPU limit. Needs a Prometheus that scrapes
   * cAdvisor (the kubelet). Containers without a CPU limit have no such series: without any limit there is no data.
   *
   * @param options the greatest share, and how to sample
   * @throws if atMost is not a ratio or a limit cannot be reached
   * @see https://github.com/google/cadvisor/blob/master/docs/storage/prometheus.md
   */
  public static cpuThrottling(options: SaturationOptions): AnalysisMetric {
    return new AnalysisMetric(cpuThrottling(options));
  }

  /**
   * Which share of its memory limit a container of the new version may use. Needs a Prometheus that scrapes cAdvisor (the kubelet) and
   * kube-state-metrics with honorLabels. Without any memory limit there is no data.
   *
   * @param options the greatest share, and how to sample
   * @throws if atMost is not a ratio or a limit cannot be reached
   * @see https://github.com/google/cadvisor/blob/master/docs/storage/prometheus.md
   */
  public static memorySaturation(options: SaturationOptions): AnalysisMetric {
    return new AnalysisMetric(memorySaturation(options));
  }

  /**
   * A Job that runs once and must succeed.
   *
   * @param options its container
   * @throws as `JobProvider` does
   * @see https://argo-rollouts.readthedocs.io/en/stable/analysis/job/
   */
  public static smokeTest(options: SmokeTestOptions): AnalysisMetric {
    return new AnalysisMetric(smokeTest(options));
  }

  /** Name of the metric. */
  public readonly name: string;

  private constructor(private readonly draft: MetricDraft) {
    requireSoundMetric(draft);
    this.name = draft.name;
  }

  /** Whether it is sampled until someone else ends the analysis. @internal */
  public get _endless(): boolean {
    return isSaid(this.draft, 'interval') && !isSaid(this.draft, 'count');
  }

  /** The same metric, but one that ends by itself: after `count` samples unless it says how many. @internal */
  public _ending(count: number): AnalysisMetric {
    return this._endless ? new AnalysisMetric({ ...this.draft, count }) : this;
  }

  /** @internal */
  public _bind(context: MetricContext): BoundMetric {
    const measurement = this.draft.measure(context);
    const metric = renderMetric(this.draft, measurement);
    const own = [...(this.draft.args ?? []), ...measurement.provider._arguments()];
    const ownNames = own.map((argument) => argument.name);
    const missing = usedArguments(this.draft.where, metric).filter((name) => !ownNames.includes(name));
    return { metric, args: [...own, ...wellKnownArguments(missing)] };
  }
}
