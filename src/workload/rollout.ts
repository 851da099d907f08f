import { Construct } from 'constructs';
import { subscribe } from './notification-annotations';
import { NotificationSubscription } from './notification-subscription';
import { PodWorkload } from './pod-workload';
import { PodWorkloadProps } from './pod-workload-props';
import { WorkloadRef } from './workload-ref';
import { propError, requireInteger } from '../semantics/errors';
import { nameOf } from '../semantics/generated-name';
import { RolloutStrategy } from '../strategy/rollout-strategy';

/**
 * A Rollout, field by field as Argo Rollouts has it: nothing is added to what is said here.
 *
 * @see https://argo-rollouts.readthedocs.io/en/stable/features/specification/
 */
export interface RolloutProps extends PodWorkloadProps {
  /** How one version replaces the other. */
  readonly strategy: RolloutStrategy;
  /**
   * Takes the pod template of another workload. Then containers and the other pod props must be left out.
   *
   * @default - the Rollout has a template of its own
   */
  readonly workloadRef?: WorkloadRef;
  /**
   * Abort the release when the progress deadline has passed.
   *
   * @default false - the controller's own: the release is marked as degraded, and its bad pods stay
   */
  readonly progressDeadlineAbort?: boolean;
  /**
   * Going back to one of this many last versions skips the steps and analyses.
   *
   * @default - going back takes all steps
   */
  readonly rollbackWindowRevisions?: number;
  /**
   * Freeze the release where it is.
   *
   * @default false
   */
  readonly paused?: boolean;
  /**
   * Restart pods that are older than this moment, an RFC 3339 time such as `2026-01-31T12:00:00Z`.
   *
   * @default - no restart
   */
  readonly restartAt?: string;
  /**
   * How many successful AnalysisRuns are kept.
   *
   * @default - the controller's own 5
   */
  readonly successfulRunHistoryLimit?: number;
  /**
   * How many unsuccessful AnalysisRuns are kept.
   *
   * @default - the controller's own 5
   */
  readonly unsuccessfulRunHistoryLimit?: number;
  /**
   * Who is told of what. They become annotations of the Rollout.
   *
   * @default - nobody
   * @see https://argo-rollouts.readthedocs.io/en/stable/features/notifications/
   */
  readonly notifications?: NotificationSubscription[];
}

const RFC3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(Z|[+-]\d{2}:\d{2})$/;

/**
 * A Rollout of Argo Rollouts: a Deployment whose releases are canaries or blue-green.
 *
 * It is a `kplus.Workload`: containers, volumes, scheduling, connections and a HorizontalPodAutoscaler work as on a `kplus.Deployment`.
 * The object is the child `Resource`, a plain `ApiObject` on which every JSON patch is honoured.
 *
 * @see https://argo-rollouts.readthedocs.io/en/stable/
 */
export class Rollout extends PodWorkload {
  public readonly resourceType = 'rollouts';

  /** How one version replaces the other. */
  public readonly strategy: RolloutStrategy;

  private readonly props: RolloutProps;

  /** @throws on props that the controller rejects or ignores */
  constructor(scope: Construct, id: string, props: RolloutProps) {
    super(scope, id, props);
    this.props = props;
    this.strategy = props.strategy;
    this.strategy._declareExistingTemplates(this, this.metadata.namespace);
    subscribe(this.node.path, this.metadata, props.metadata?.annotations ?? {}, props.notifications ?? []);
    nameOf(this.apiObject, props.metadata);
    this.checkProps();
  }

  /** @internal */
  protected _objectType() {
    return { apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout' };
  }

  /** @internal */
  protected _isReferenceIn(props: PodWorkloadProps): boolean {
    return (props as RolloutProps).workloadRef !== undefined;
  }

  /** @internal */
  protected _controllerSpec(): Record<string, unknown> {
    const { progressDeadlineAbort, rollbackWindowRevisions, paused, restartAt, successfulRunHistoryLimit, unsuccessfulRunHistoryLimit } = this.props;
    const limited = successfulRunHistoryLimit !== undefined || unsuccessfulRunHistoryLimit !== undefined;
    return {
      workloadRef: this.props.workloadRef?._toJson(),
      progressDeadlineAbort,
      rollbackWindow: rollbackWindowRevisions === undefined ? undefined : { revisions: rollbackWindowRevisions },
      paused,
      restartAt,
      analysis: limited ? { successfulRunHistoryLimit, unsuccessfulRunHistoryLimit } : undefined,
      strategy: this.strategy._toJson(),
    };
  }

  private checkProps(): void {
    const where = this.node.path;
    const { revisionHistoryLimit = 10, rollbackWindowRevisions, restartAt, successfulRunHistoryLimit, unsuccessfulRunHistoryLimit } = this.props;
    const mend = 'pass a number of revisions';
    requireInteger(where, 'successfulRunHistoryLimit', successfulRunHistoryLimit, 0, 1_000_000, 'pass a number of AnalysisRuns');
    requireInteger(where, 'unsuccessfulRunHistoryLimit', unsuccessfulRunHistoryLimit, 0, 1_000_000, 'pass a number of AnalysisRuns');
    requireInteger(where, 'rollbackWindowRevisions', rollbackWindowRevisions, 1, revisionHistoryLimit, `${mend} that revisionHistoryLimit (${revisionHistoryLimit}) keeps`);
    const kept = this.strategy._revisionLimit;
    if (kept !== undefined && kept > revisionHistoryLimit) {
      throw propError(where, {
        prop: 'strategy.scaleDownDelayRevisionLimit',
        received: kept,
        accepted: `at most revisionHistoryLimit (${revisionHistoryLimit})`,
        mend: 'lower it, or raise revisionHistoryLimit',
      });
    }
    if (restartAt !== undefined && (!RFC3339.test(restartAt) || Number.isNaN(Date.parse(restartAt)))) {
      throw propError(where, { prop: 'restartAt', received: restartAt, accepted: 'an RFC 3339 time', mend: 'pass a time such as "2026-01-31T12:00:00Z"' });
    }
  }
}
