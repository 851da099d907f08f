import { Duration } from 'cdk8s';
import { CanaryStep } from './canary-step';
import { propError } from '../semantics/errors';

/** What happens between the weights. Exactly one of `pause` and `manual`. */
export interface CanaryWeightsOptions {
  /**
   * How long each weight is held.
   *
   * @default - every weight is held until somebody promotes, if `manual` is true
   */
  readonly pause?: Duration;
  /**
   * Hold every weight until somebody promotes.
   *
   * @default false
   */
  readonly manual?: boolean;
}

/** The usual series of canary steps. */
export class CanarySteps {
  /**
   * Raises the weight step by step and holds each: `weights([5, 25], { pause: Duration.minutes(5) })` is
   * setWeight 5, pause 5m, setWeight 25, pause 5m.
   *
   * @param weights percentages, rising
   * @throws if there are none, if they do not rise, or if it is not said how long each is held
   */
  public static weights(weights: number[], options: CanaryWeightsOptions): CanaryStep[] {
    const where = 'CanarySteps.weights';
    const mend = 'pass rising percentages such as [5, 25, 50]';
    if (weights.length === 0) {
      throw propError(where, { prop: 'weights', received: weights, accepted: 'at least one percentage', mend });
    }
    weights.forEach((weight, index) => {
      if (!Number.isInteger(weight) || weight < 1 || weight > 100) {
        throw propError(where, { prop: `weights[${index}]`, received: weight, accepted: 'a whole number from 1 to 100', mend });
      }
      if (index > 0 && weight <= weights[index - 1]) {
        throw propError(where, { prop: `weights[${index}]`, received: weight, accepted: `more than ${weights[index - 1]}, the weight before it`, mend });
      }
    });
    const manual = options.manual ?? false;
    if (manual === (options.pause !== undefined)) {
      throw propError(where, {
        prop: 'options',
        received: { pause: options.pause?.toHumanString(), manual: options.manual },
        accepted: 'exactly one of pause and manual: true',
        mend: 'say { pause: Duration.minutes(5) } or { manual: true }',
      });
    }
    return weights.flatMap((weight) => [CanaryStep.weight(weight), CanaryStep.pause(options.pause)]);
  }

  private constructor() {}
}
