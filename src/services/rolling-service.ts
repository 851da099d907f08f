import { PercentOrAbsolute } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { claimNames } from './object-names';
import { layFoundation } from './release-foundation';
import { bindRoute, canAlert, emitParts, emitReleaseService, plainRouter, stableServiceName } from './release-parts';
import { ReleaseService } from './release-service';
import { ReleaseServiceProps } from './release-service-props';
import { createDeployment, DEPLOYMENT_HASH_LABEL } from './service-workload';
import { emitDeploymentAlerts } from '../operations/prometheus-rule';
import { RollingDeployment } from '../workload/rolling-deployment';

/** A service that rolls: no gate, no traffic split. */
export interface RollingServiceProps extends ReleaseServiceProps {
  /**
   * Pods above the desired number during the update.
   *
   * @default PercentOrAbsolute.percent(25) - as Kubernetes does
   */
  readonly maxSurge?: PercentOrAbsolute;
  /**
   * Pods that may be missing during the update.
   *
   * @default PercentOrAbsolute.absolute(0) - a release should not cost capacity
   */
  readonly maxUnavailable?: PercentOrAbsolute;
  /**
   * Stop the old pods before new ones start: an outage in every release, for what must not run twice, such as a store on one volume.
   *
   * @default false
   */
  readonly recreate?: boolean;
}

/**
 * A Deployment done right, with its Service, route, budget and the rest: the first step of the adoption path.
 * Without a port it is a worker: no Service, no route, no preStop.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/deployment/
 */
export class RollingService extends ReleaseService {
  /** The Deployment. */
  public readonly deployment: RollingDeployment;

  /** @throws on props that cannot work, naming the prop, the value, what is accepted and the mend */
  constructor(scope: Construct, id: string, props: RollingServiceProps) {
    super(scope, id);
    const foundation = layFoundation(this, id, props, DEPLOYMENT_HASH_LABEL);
    const { identity, pod } = foundation;
    const router = plainRouter(foundation);
    const serviceName = stableServiceName(this, foundation, props);
    const service = pod.ports.traffic && emitReleaseService(this, 'Service', foundation, props, { name: serviceName, exists: props.existingService !== undefined });
    const binding = bindRoute(this, foundation, props, router, { stableService: serviceName, workload: '' });
    const around = emitParts(this, foundation, props, { kind: 'Deployment', shape: 'rolling', templates: [] });
    this.deployment = createDeployment(this, foundation, props, foundation.replicas);
    const alerts = canAlert(foundation) ? emitDeploymentAlerts(this, identity, props.alerts ?? foundation.platform.props.alerts) : undefined;
    this._setAssembly({ foundation, service, router: props.route && router, binding, templates: [], around, alerts });
    claimNames(this);
  }
}
