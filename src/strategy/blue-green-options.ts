import { Duration } from 'cdk8s';
import { PercentOrAbsolute } from 'cdk8s-plus-28';
import { EphemeralMetadata } from './ephemeral-metadata';
import { VersionAntiAffinity } from './version-anti-affinity';
import { RolloutAnalysis } from '../analysis/rollout-analysis';

/**
 * A blue-green release, field by field as Argo Rollouts has it.
 *
 * @see https://argo-rollouts.readthedocs.io/en/stable/features/bluegreen/
 */
export interface BlueGreenStrategyOptions {
  /** Name of the Service that the controller points at the active version. It must exist. */
  readonly activeService: string;
  /**
   * Name of the Service that the controller points at the new version before it is active.
   *
   * @default - none
   */
  readonly previewService?: string;
  /**
   * Number of pods of the new version until it is about to be promoted.
   *
   * @default - as many as the active version has
   */
  readonly previewReplicaCount?: number;
  /**
   * Promote without somebody saying so.
   *
   * @default true - the controller's own
   */
  readonly autoPromotionEnabled?: boolean;
  /**
   * Promote this long after the new version is ready.
   *
   * @default - at once, if autoPromotionEnabled
   */
  readonly autoPromotionAfter?: Duration;
  /**
   * Pods that may be unavailable while they are restarted.
   *
   * @default - the controller's own 25 %
   */
  readonly maxUnavailable?: PercentOrAbsolute;
  /**
   * How long the previous version stays after the switch, at least 1 s. While it is there, going back is a switch, too.
   *
   * @default - the controller's own 30 s
   */
  readonly scaleDownDelay?: Duration;
  /**
   * How many previous versions may stay during that delay.
   *
   * @default - all
   */
  readonly scaleDownDelayRevisionLimit?: number;
  /**
   * How long the new version stays after an abort; 0 s keeps it for ever.
   *
   * @default - the controller's own 30 s
   */
  readonly abortScaleDownDelay?: Duration;
  /**
   * Analysis that must succeed before the switch.
   *
   * @default - none
   */
  readonly prePromotionAnalysis?: RolloutAnalysis;
  /**
   * Analysis after the switch; when it fails, the active Service is switched back.
   *
   * @default - none
   */
  readonly postPromotionAnalysis?: RolloutAnalysis;
  /**
   * Metadata of the active pods while they are that.
   *
   * @default - none
   */
  readonly activeMetadata?: EphemeralMetadata;
  /**
   * Metadata of the preview pods while they are that.
   *
   * @default - none
   */
  readonly previewMetadata?: EphemeralMetadata;
  /**
   * Keeps the two versions on different nodes.
   *
   * @default - none
   */
  readonly antiAffinity?: VersionAntiAffinity;
}
