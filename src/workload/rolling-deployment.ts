import { PercentOrAbsolute } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { PodWorkload } from './pod-workload';
import { PodWorkloadProps } from './pod-workload-props';
import { propError } from '../semantics/errors';
import { isZero, renderBound } from '../strategy/replica-bounds';

/**
 * A Deployment that rolls.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/deployment/
 */
export interface RollingDeploymentProps extends PodWorkloadProps {
  /**
   * Pods above the desired number during the update.
   *
   * @default - the controller's own 25 %
   */
  readonly maxSurge?: PercentOrAbsolute;
  /**
   * Pods that may be missing during the update.
   *
   * @default - the controller's own 25 %
   */
  readonly maxUnavailable?: PercentOrAbsolute;
  /**
   * Stop all pods before the new ones start: an outage of the start-up time, for what cannot run twice. Excludes maxSurge and maxUnavailable.
   *
   * @default false
   */
  readonly recreate?: boolean;
}

/**
 * A Deployment, field by field as Kubernetes has it. Unlike `kplus.Deployment` it selects by readable labels that do not depend on the construct's path,
 * and takes a complete pod template.
 */
export class RollingDeployment extends PodWorkload {
  public readonly resourceType = 'deployments';

  private readonly strategy: Record<string, unknown> | undefined;

  /** @throws on props that the API server rejects or ignores */
  constructor(scope: Construct, id: string, props: RollingDeploymentProps) {
    super(scope, id, props);
    const where = this.node.path;
    const maxSurge = renderBound(where, 'maxSurge', props.maxSurge);
    const maxUnavailable = renderBound(where, 'maxUnavailable', props.maxUnavailable);
    if (props.recreate && (maxSurge !== undefined || maxUnavailable !== undefined)) {
      throw propError(where, { prop: 'recreate', received: true, accepted: 'nothing together with maxSurge or maxUnavailable', mend: 'leave one of them out' });
    }
    if (isZero(maxSurge) && isZero(maxUnavailable)) {
      throw propError(where, { prop: 'maxSurge', received: maxSurge, accepted: 'more than 0 where maxUnavailable is 0', mend: 'raise one of the two: no pod could ever be replaced' });
    }
    if (props.recreate) {
      this.strategy = { type: 'Recreate' };
    } else if (maxSurge !== undefined || maxUnavailable !== undefined) {
      this.strategy = { type: 'RollingUpdate', rollingUpdate: { maxSurge, maxUnavailable } };
    }
  }

  /** @internal */
  protected _objectType() {
    return { apiVersion: 'apps/v1', kind: 'Deployment' };
  }

  /** @internal */
  protected _controllerSpec(): Record<string, unknown> {
    return { strategy: this.strategy };
  }
}
