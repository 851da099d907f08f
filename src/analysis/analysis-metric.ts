import { isEndless, MetricDraft, renderMetric, requireSoundMetric } from './metric';
import { BoundMetric, MetricContext } from './metric-context';
import { MetricProps } from './metric-props';
import { usedArguments, wellKnownArguments } from './placeholders';
import { errorRate } from './recipes/error-rate';
import { latency } from './recipes/latency';
import { restarts, unreadyPods } from './recipes/pod-health';
import { ErrorRateOptions, LatencyOptions, PodHealthOptions, SmokeTestOptions, SuccessRateOptions } from './recipes/recipe-options';
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
    const { provider, ...rest } = props;
    const draft = { ...rest, where: 'AnalysisMetric.of', provide: () => provider };
    requireSoundMetric(draft);
    usedArguments(draft.where, renderMetric(draft, provider));
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
    return isEndless(this.draft);
  }

  /** The same metric, but one that ends by itself: after `count` samples unless it says how many. @internal */
  public _ending(count: number): AnalysisMetric {
    return this._endless ? new AnalysisMetric({ ...this.draft, count }) : this;
  }

  /** @internal */
  public _bind(context: MetricContext): BoundMetric {
    const provider = this.draft.provide(context);
    const metric = renderMetric(this.draft, provider);
    const own = [...(this.draft.args ?? []), ...provider._arguments()];
    const ownNames = own.map((argument) => argument.name);
    const missing = usedArguments(this.draft.where, metric).filter((name) => !ownNames.includes(name));
    return { metric, args: [...own, ...wellKnownArguments(missing)] };
  }
}
