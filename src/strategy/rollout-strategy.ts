import { IConstruct } from 'constructs';
import { BlueGreenStrategyOptions } from './blue-green-options';
import { renderBlueGreenStrategy } from './blue-green-strategy';
import { CanaryStrategyOptions } from './canary-options';
import { renderCanaryStrategy } from './canary-strategy';
import { declareExistingTemplates } from '../analysis/existing-template';
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

  /**
   * What the Rollout has to tell preflight: which templates are in the cluster and not in the app.
   *
   * @internal
   */
  public _declareExistingTemplates(rollout: IConstruct, namespace: string | undefined): void {
    declareExistingTemplates(rollout, [this.spec.blueGreen, this.spec.canary?.analysis, this.spec.canary?.steps], namespace);
  }

  /** @internal */
  public get _revisionLimit(): number | undefined {
    return this.spec.blueGreen?.scaleDownDelayRevisionLimit;
  }
}
