import { Duration } from 'cdk8s';
import { Promotion } from './promotion';
import { RolloutServiceProps } from './rollout-service-props';
import { AnalysisMetric } from '../analysis/analysis-metric';
import { ObjectRef } from '../semantics/object-ref';

/** A service whose new version runs whole beside the old one before it is switched to. */
export interface BlueGreenServiceProps extends RolloutServiceProps {
  /**
   * Who says that the new version becomes active.
   *
   * @default - Promotion.manual(), or Promotion.automatic() where `prePromotionAnalysis` decides
   */
  readonly promotion?: Promotion;
  /**
   * What must succeed before the switch: usually `AnalysisMetric.smokeTest` against the preview Service, as users do not reach the new version yet.
   *
   * @default - nothing
   */
  readonly prePromotionAnalysis?: AnalysisMetric[];
  /**
   * What is measured after the switch; a failure switches back.
   *
   * @default - nothing
   */
  readonly postPromotionAnalysis?: AnalysisMetric[];
  /**
   * A preview Service, through which the new version can be tried before the switch.
   *
   * @default true - false for a worker
   */
  readonly preview?: boolean;
  /**
   * The preview Service exists already, in the same namespace. It must select the pods by `selectorLabels`.
   *
   * @default - a Service called like the service, with `-preview`
   */
  readonly existingPreviewService?: ObjectRef;
  /**
   * Number of pods of the new version until it is about to be switched to.
   *
   * @default - as many as the old version has: what is tried is what will serve
   */
  readonly previewReplicas?: number;
  /**
   * How long the old version stays after the switch.
   *
   * @default - 5 minutes, or until a minute after the post-promotion analysis if that is longer: time to notice and switch back
   */
  readonly scaleDownDelay?: Duration;
  /**
   * How long the new version stays after an abort; 0 s keeps it.
   *
   * @default - the controller's own 30 s
   */
  readonly abortScaleDownDelay?: Duration;
}
