import { Duration } from 'cdk8s';
import { boundedSeconds } from './bounded-seconds';
import { ScalingPolicySpec } from '../manifest/autoscaling';
import { propError } from '../semantics/errors';

/** Which of several policies decides. */
export enum ScalingPolicySelection {
  /** The one that allows the largest change. */
  MAX = 'Max',
  /** The one that allows the smallest change. */
  MIN = 'Min',
  /** No change in this direction at all. */
  DISABLED = 'Disabled',
}

/** A limit of the change per period. */
export class ScalingPolicy {
  /**
   * At most so many pods per period.
   *
   * @param count whole number above zero
   * @param period whole seconds, at most 30 minutes
   * @throws if one of them is out of range
   */
  public static pods(count: number, period: Duration): ScalingPolicy {
    return new ScalingPolicy('ScalingPolicy.pods', 'Pods', 'count', count, period);
  }

  /**
   * At most so large a share of the present pods per period.
   *
   * @param percentage whole number above zero; above 100 means more than twice as many pods
   * @param period whole seconds, at most 30 minutes
   * @throws if one of them is out of range
   */
  public static percent(percentage: number, period: Duration): ScalingPolicy {
    return new ScalingPolicy('ScalingPolicy.percent', 'Percent', 'percentage', percentage, period);
  }

  private readonly spec: ScalingPolicySpec;

  private constructor(where: string, kind: string, prop: string, value: number, period: Duration) {
    if (!Number.isInteger(value) || value < 1) {
      throw propError(where, { prop, received: value, accepted: 'a whole number, 1 or more', mend: 'use ScalingPolicySelection.DISABLED to stop scaling' });
    }
    this.spec = { type: kind, value, periodSeconds: boundedSeconds(where, 'period', period, 1, 1800) };
  }

  /** @internal */
  public _toJson(): ScalingPolicySpec {
    return this.spec;
  }
}
