import { CanaryStrategySpec } from '../manifest/rollout';
import { requireInteger } from '../semantics/errors';

/** How many pods of the new version must be available before a step counts as done. Argo Rollouts 1.9 and later. */
export class ReplicaProgressThreshold {
  /** @param percent of the pods that the step asks for, 1 to 100 */
  public static percent(percent: number): ReplicaProgressThreshold {
    requireInteger('ReplicaProgressThreshold.percent', 'percent', percent, 1, 100, 'pass a percentage');
    return new ReplicaProgressThreshold('Percent', percent);
  }

  /** @param pods number of pods, at least 1 */
  public static pods(pods: number): ReplicaProgressThreshold {
    requireInteger('ReplicaProgressThreshold.pods', 'pods', pods, 1, 1_000_000, 'pass a number of pods');
    return new ReplicaProgressThreshold('Pods', pods);
  }

  private constructor(private readonly kind: string, private readonly value: number) {}

  /** @internal */
  public _toJson(): CanaryStrategySpec['replicaProgressThreshold'] {
    return { type: this.kind, value: this.value };
  }
}
