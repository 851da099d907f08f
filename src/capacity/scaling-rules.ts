import { Duration } from 'cdk8s';
import { ScalingPolicy, ScalingPolicySelection } from './scaling-policy';

/**
 * How fast an autoscaler moves in one direction.
 *
 * @see https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#configurable-scaling-behavior
 */
export interface ScalingRules {
  /**
   * How long the least drastic recommendation wins over a new one: whole seconds, at most one hour.
   *
   * @default - 5 minutes for scaling down, because a dip between two steps of a release must not take pods away; 0 for scaling up, the vendor's
   */
  readonly stabilizationWindow?: Duration;
  /**
   * Limits of the change per period.
   *
   * @default - the vendor's: down to the target at once; up by four pods or 100 % per 15 seconds, whichever is more
   */
  readonly policies?: ScalingPolicy[];
  /**
   * Which policy decides when there are several.
   *
   * @default - Max, the vendor's
   */
  readonly selectPolicy?: ScalingPolicySelection;
}
