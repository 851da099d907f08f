import { AutoscalingMetric } from './autoscaling-metric';
import { ScalingRules } from './scaling-rules';

/**
 * A HorizontalPodAutoscaler for the release. It owns the number of replicas, so the workload names none.
 *
 * On a canary the pods of both versions are counted; with a traffic router the canary's pods come on top of the maximum.
 *
 * @see https://argo-rollouts.readthedocs.io/en/stable/features/hpa-support/
 */
export interface AutoscalingProps {
  /** The fewest replicas, at least 1; 2 or more where a drained node must not interrupt the service. */
  readonly minReplicas: number;

  /** The most replicas, not fewer than `minReplicas`. */
  readonly maxReplicas: number;

  /**
   * Short form of `AutoscalingMetric.cpuUtilization`: whole percentage of the CPU requested, for example 70.
   *
   * @default - none, `metrics` says what is measured
   */
  readonly cpuUtilization?: number;

  /**
   * What is measured. At least one metric is needed, here or as `cpuUtilization`.
   *
   * @default - only `cpuUtilization`
   */
  readonly metrics?: AutoscalingMetric[];

  /**
   * How fast pods are added.
   *
   * @default - the rules of Kubernetes
   */
  readonly scaleUp?: ScalingRules;

  /**
   * How fast pods are taken away.
   *
   * @default - a stabilization window of 5 minutes, because a dip between two steps of a release must not take pods away
   */
  readonly scaleDown?: ScalingRules;
}
