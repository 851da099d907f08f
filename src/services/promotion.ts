import { Duration } from 'cdk8s';
import { wholeSeconds } from '../semantics/durations';

/** Who says that a blue-green release is switched over. */
export class Promotion {
  /** A person: `kubectl argo rollouts promote`. Until then both versions run. */
  public static manual(): Promotion {
    return new Promotion(false);
  }

  /** Nobody: as soon as the new version is ready and its pre-promotion analysis has succeeded. */
  public static automatic(): Promotion {
    return new Promotion(true);
  }

  /**
   * Nobody, but not before the new version has been ready for this long; promote sooner by hand.
   *
   * @throws if the duration is below 1 s or has fractions
   */
  public static after(duration: Duration): Promotion {
    wholeSeconds('Promotion.after', 'duration', duration, 1);
    return new Promotion(true, duration);
  }

  private constructor(
    /** @internal */
    public readonly _automatic: boolean,
    /** @internal */
    public readonly _after?: Duration,
  ) {}
}
