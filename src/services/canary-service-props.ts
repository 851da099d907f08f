import { Duration } from 'cdk8s';
import { PercentOrAbsolute } from 'cdk8s-plus-28';
import { AnalysisPlacement } from './analysis-placement';
import { RolloutServiceProps } from './rollout-service-props';
import { AnalysisMetric } from '../analysis/analysis-metric';
import { ObjectRef } from '../semantics/object-ref';
import { CanaryStep } from '../strategy/canary-step';
import { ReplicaProgressThreshold } from '../strategy/replica-progress-threshold';

/** A service whose new versions get traffic step by step. */
export interface CanaryServiceProps extends RolloutServiceProps {
  /** The steps: `CanarySteps.weights([5, 25, 50], { pause: Duration.minutes(5) })`, or one by one with `CanaryStep`. */
  readonly steps: CanaryStep[];
  /**
   * What is measured on the canary. A failure aborts the release.
   *
   * @default - nothing: then only people and probes stand between a bad version and everybody
   */
  readonly analysis?: AnalysisMetric[];
  /**
   * Where the analysis runs.
   *
   * @default AnalysisPlacement.BACKGROUND - it aborts within an interval, at any time after the first weight
   */
  readonly analysisPlacement?: AnalysisPlacement;
  /**
   * How long the canary carries all traffic while the stable pods are still there: the last moment at which going back is only a switch.
   * Behind a router, steps that do not reach 100 are completed by weight 100 and this pause; 0 s leaves both out.
   *
   * @default - 2 minutes behind a router; nothing without one or with `dynamicStableScale`, where no stable pod would be left
   */
  readonly bake?: Duration;
  /**
   * Without a router the canary gets the share that its pods have among all pods. Say true where a share that is more than 5 points
   * away from a step's weight will do.
   *
   * @default false - it is an error that says which share each step reaches
   */
  readonly acceptReplicaShare?: boolean;
  /**
   * The canary Service exists already, in the same namespace. It must select the pods by `selectorLabels`.
   *
   * @default - a Service called like the service, with `-canary`
   */
  readonly existingCanaryService?: ObjectRef;
  /**
   * Fewest canary pods as soon as the canary has any weight. Behind a router only.
   *
   * @default - 2, as a single pod carries the whole weight, and a drained node would take it all; 1 with `dynamicStableScale`, whose abort would never end otherwise
   */
  readonly minPodsPerReplicaSet?: number;
  /**
   * Take stable pods away as traffic moves to the canary. Behind a router only. It saves pods, and an abort then waits for new ones. The weights must stay below 100.
   *
   * @default false
   */
  readonly dynamicStableScale?: boolean;
  /**
   * How long the old pods stay after promotion. Behind a router only.
   *
   * @default - 30 s, or what the router needs plus a second if that is longer
   */
  readonly scaleDownDelay?: Duration;
  /**
   * How long the canary pods stay after an abort; 0 s keeps them. Behind a router only.
   *
   * @default - 30 s, or what the router needs plus a second if that is longer
   */
  readonly abortScaleDownDelay?: Duration;
  /**
   * Pods above the desired number while pods are replaced. Without a router only: behind one the controller adds the canary's pods to the stable ones.
   *
   * @default PercentOrAbsolute.percent(25)
   */
  readonly maxSurge?: PercentOrAbsolute;
  /**
   * Pods that may be missing while pods are replaced.
   *
   * @default PercentOrAbsolute.absolute(0) - a release should not cost capacity
   */
  readonly maxUnavailable?: PercentOrAbsolute;
  /**
   * How many pods of a step must be available before the next.
   *
   * @default - all
   */
  readonly replicaProgressThreshold?: ReplicaProgressThreshold;
}
