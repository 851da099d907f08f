import { AntiAffinitySpec } from '../manifest/rollout';
import { requireInteger } from '../semantics/errors';

/**
 * Keeps the pods of the new version off the nodes of the previous one.
 *
 * @see https://argo-rollouts.readthedocs.io/en/stable/features/anti-affinity/anti-affinity/
 */
export class VersionAntiAffinity {
  /**
   * Prefers other nodes.
   *
   * @param weight 1 to 100: how much the scheduler prefers it over its other preferences
   */
  public static preferred(weight: number = 1): VersionAntiAffinity {
    requireInteger('VersionAntiAffinity.preferred', 'weight', weight, 1, 100, 'pass a weight from 1 to 100');
    return new VersionAntiAffinity({ preferredDuringSchedulingIgnoredDuringExecution: { weight } });
  }

  /** Insists on other nodes: a release does not proceed unless there are spare ones. */
  public static required(): VersionAntiAffinity {
    return new VersionAntiAffinity({ requiredDuringSchedulingIgnoredDuringExecution: {} });
  }

  private constructor(private readonly spec: AntiAffinitySpec) {}

  /** @internal */
  public _toJson(): AntiAffinitySpec {
    return this.spec;
  }
}
