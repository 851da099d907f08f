import { PodCount } from './pod-count';
import { propError } from '../semantics/errors';
import { requireDnsSubdomain } from '../semantics/names';

/**
 * Which pods that are not ready an eviction may remove.
 *
 * @see https://kubernetes.io/docs/tasks/run-application/configure-pdb/#unhealthy-pod-eviction-policy
 */
export enum UnhealthyPodEvictionPolicy {
  /** A pod that is not ready may always go: it serves nobody, and a crash-looping canary never holds up the drain of a node. */
  ALWAYS_ALLOW = 'AlwaysAllow',
  /** A pod that is not ready may go only while enough others are ready. */
  IF_HEALTHY_BUDGET = 'IfHealthyBudget',
}

/** How many pods may be missing while nodes are drained: at most one of `maxUnavailable` and `minAvailable`. */
export interface DisruptionBudgetProps {
  /**
   * The most pods that may be missing: a share such as '10%', rounded up, or a number such as '1'.
   *
   * @default '10%' unless `minAvailable` is given: one pod up to ten replicas, and never so few that no node can be drained
   */
  readonly maxUnavailable?: string;

  /**
   * The fewest pods that must remain: a share such as '50%', rounded up, or a number such as '2'.
   *
   * While two versions overlap it protects less than it seems to: the pods of both are counted together. With '2', four active
   * and four preview pods, six may be evicted at once, among them all that serve. `maxUnavailable` has no such hole.
   *
   * @default - none, `maxUnavailable` applies
   */
  readonly minAvailable?: string;

  /**
   * Which pods that are not ready may be evicted.
   *
   * @default UnhealthyPodEvictionPolicy.ALWAYS_ALLOW, because a new version that never becomes ready must not block the drain of a node
   */
  readonly unhealthyPodEvictionPolicy?: UnhealthyPodEvictionPolicy;
}

/**
 * The PodDisruptionBudget of a release: one over the pods of all its versions, for a pod that two budgets select cannot be evicted at all.
 *
 * @see https://kubernetes.io/docs/tasks/run-application/configure-pdb/
 */
export class DisruptionBudget {
  /**
   * A budget with limits of your own.
   *
   * @throws if both limits are given, one is neither a whole number nor a percentage, or no pod could ever be evicted
   */
  public static of(props: DisruptionBudgetProps): DisruptionBudget {
    const where = 'DisruptionBudget.of';
    const { unhealthyPodEvictionPolicy } = props;
    if (props.maxUnavailable !== undefined && props.minAvailable !== undefined) {
      throw propError(where, {
        prop: 'minAvailable',
        received: props.minAvailable,
        accepted: `one of maxUnavailable and minAvailable (maxUnavailable is ${JSON.stringify(props.maxUnavailable)})`,
        mend: 'leave minAvailable out',
      });
    }
    if (props.minAvailable !== undefined) {
      const minAvailable = PodCount.parse(where, 'minAvailable', props.minAvailable);
      if (minAvailable.isWhole) {
        throw propError(where, {
          prop: 'minAvailable',
          received: props.minAvailable,
          accepted: 'less than all pods: otherwise no pod may be evicted and no node drained',
          mend: 'pass maxUnavailable: "10%" instead',
        });
      }
      return new DisruptionBudget({ minAvailable, unhealthyPodEvictionPolicy });
    }
    const maxUnavailable = PodCount.parse(where, 'maxUnavailable', props.maxUnavailable ?? '10%');
    if (maxUnavailable.isZero) {
      throw propError(where, {
        prop: 'maxUnavailable',
        received: props.maxUnavailable,
        accepted: 'at least one pod or 1%: otherwise no pod may be evicted and no node drained',
        mend: 'pass maxUnavailable: "1", or leave it out for "10%"',
      });
    }
    return new DisruptionBudget({ maxUnavailable, unhealthyPodEvictionPolicy });
  }

  /** No budget: a drain may take all pods at once. */
  public static none(): DisruptionBudget {
    return new DisruptionBudget({});
  }

  /**
   * A budget that is managed elsewhere; nothing is emitted. It has to select the pods of both versions.
   *
   * @param name metadata.name of the PodDisruptionBudget, in the namespace of the release
   * @throws if it is not a DNS name
   */
  public static existing(name: string): DisruptionBudget {
    requireDnsSubdomain('DisruptionBudget.existing', 'name', name);
    return new DisruptionBudget({ existingName: name });
  }

  /** @internal */
  public readonly _limits: BudgetLimits;

  private constructor(limits: BudgetLimits) {
    this._limits = limits;
  }
}

/**
 * What a budget says: one limit, or the name of the budget that exists, or nothing.
 *
 * @internal
 */
export interface BudgetLimits {
  readonly maxUnavailable?: PodCount;
  readonly minAvailable?: PodCount;
  readonly unhealthyPodEvictionPolicy?: UnhealthyPodEvictionPolicy;
  readonly existingName?: string;
}
