import { BlueGreenStrategyOptions } from './blue-green-options';
import { renderBlueGreenStrategy } from './blue-green-strategy';
import { CanaryStrategyOptions } from './canary-options';
import { renderCanaryStrategy } from './canary-strategy';
import { RolloutStrategySpec } from '../manifest/rollout';

/** How a Rollout replaces one version by the next. */
export class RolloutStrategy {
  /**
   * Moves traffic, or pods, to the new version step by step.
   *
   * @throws on options that the controller rejects or ignores
   */
  public static canary(options: CanaryStrategyOptions = {}): RolloutStrategy {
    return new RolloutStrategy({ canary: renderCanaryStrategy(options) });
  }

  /**
   * Starts the whole new version beside the old one, then switches a Service.
   *
   * @throws on options that the controller rejects or ignores
   */
  public static blueGreen(options: BlueGreenStrategyOptions): RolloutStrategy {
    return new RolloutStrategy({ blueGreen: renderBlueGreenStrategy(options) });
  }

  private constructor(private readonly spec: RolloutStrategySpec) {}

  /** @internal */
  public _toJson(): RolloutStrategySpec {
    return this.spec;
  }

  /** @internal */
  public get _revisionLimit(): number | undefined {
    return this.spec.blueGreen?.scaleDownDelayRevisionLimit;
  }
}
