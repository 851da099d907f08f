import { Duration } from 'cdk8s';
import { PercentOrAbsolute } from 'cdk8s-plus-28';
import { CanaryStep } from './canary-step';
import { EphemeralMetadata } from './ephemeral-metadata';
import { ReplicaProgressThreshold } from './replica-progress-threshold';
import { VersionAntiAffinity } from './version-anti-affinity';
import { BackgroundAnalysis } from '../analysis/rollout-analysis';
import { TrafficRouting } from '../traffic/traffic-routing';

/** Two Services that take turns at being the stable one: for load balancers that must not see a selector change. */
export interface PingPong {
  /** Name of the first Service. */
  readonly pingService: string;
  /** Name of the second Service. */
  readonly pongService: string;
}

/**
 * A canary, field by field as Argo Rollouts has it.
 *
 * @see https://argo-rollouts.readthedocs.io/en/stable/features/canary/
 */
export interface CanaryStrategyOptions {
  /**
   * The steps, in order.
   *
   * @default - none: the new version replaces the old one like a rolling update
   */
  readonly steps?: CanaryStep[];
  /**
   * Name of the Service that the controller points at the stable pods.
   *
   * @default - no Service is switched
   */
  readonly stableService?: string;
  /**
   * Name of the Service that the controller points at the canary pods.
   *
   * @default - no Service is switched
   */
  readonly canaryService?: string;
  /**
   * Two Services that take turns, in place of stable and canary Service.
   *
   * @default - stable and canary Service
   */
  readonly pingPong?: PingPong;
  /**
   * How the controller moves traffic.
   *
   * @default - it does not: the weight is approximated by the number of pods
   */
  readonly trafficRouting?: TrafficRouting;
  /**
   * Analysis that runs beside the steps and aborts the release when it fails.
   *
   * @default - none
   */
  readonly analysis?: BackgroundAnalysis;
  /**
   * Pods above the desired number. Without a router only: with one, the controller keeps the stable pods and adds the canary's.
   *
   * @default - the controller's own 25 %
   */
  readonly maxSurge?: PercentOrAbsolute;
  /**
   * Pods that may be unavailable during the update.
   *
   * @default - the controller's own 25 %
   */
  readonly maxUnavailable?: PercentOrAbsolute;
  /**
   * How long the old pods stay after full promotion. With a router only. The controller cuts fractions off: allow one second more than the router takes to act.
   *
   * @default - the controller's own 30 s
   */
  readonly scaleDownDelay?: Duration;
  /**
   * How many old ReplicaSets may stay during that delay.
   *
   * @default - all
   */
  readonly scaleDownDelayRevisionLimit?: number;
  /**
   * How long the canary pods stay after an abort. With a router only; 0 s keeps them for ever.
   *
   * @default - the controller's own 30 s
   */
  readonly abortScaleDownDelay?: Duration;
  /**
   * Takes stable pods away as traffic moves to the canary. Then an abort has to start them again before all traffic is back.
   *
   * @default false - the stable pods stay until the release is over
   */
  readonly dynamicStableScale?: boolean;
  /**
   * Fewest pods that a version gets as soon as it has any weight.
   *
   * @default - the controller's own 1
   */
  readonly minPodsPerReplicaSet?: number;
  /**
   * How many pods must be available before a step counts as done. Argo Rollouts 1.9 and later.
   *
   * @default - all
   */
  readonly replicaProgressThreshold?: ReplicaProgressThreshold;
  /**
   * Metadata of the canary pods while they are that.
   *
   * @default - none
   */
  readonly canaryMetadata?: EphemeralMetadata;
  /**
   * Metadata of the stable pods while they are that.
   *
   * @default - none
   */
  readonly stableMetadata?: EphemeralMetadata;
  /**
   * Keeps the two versions on different nodes.
   *
   * @default - none
   */
  readonly antiAffinity?: VersionAntiAffinity;
}
