import { Duration } from 'cdk8s';
import { Construct } from 'constructs';
import { IN_CLUSTER_ENDPOINT_LAG } from './endpoint-lag';
import { requireRoute } from './route-checks';
import { ITrafficRouter, RouterBinding, RouteTarget } from './traffic-router';
import { propError } from '../semantics/errors';
import { routersThatCan } from '../semantics/router-capabilities';

/** Where requests of a canary without a router come from. */
export interface ReplicaShareRouterProps {
  /**
   * A router that leads requests from outside to the one Service. It weighs nothing.
   *
   * @default - none: the service is called from inside the cluster only, or its route exists already
   */
  readonly through?: ITrafficRouter;
}

/**
 * No router: one Service over the pods of both versions, so the canary gets the share that its pods have among all pods.
 *
 * The share is as fine as the number of pods allows: 4 replicas at weight 10 give 1 canary pod of 5, which is 20 %.
 * There is no canary Service: behind a stable Service, the stable pods that are left would have to carry all requests.
 *
 * @see https://argo-rollouts.readthedocs.io/en/stable/features/canary/
 */
export class ReplicaShareRouter implements ITrafficRouter {
  /** `replica share`. */
  public readonly routerName: string = 'replica share';
  /** False: pods are the weight. */
  public readonly splitsTraffic: boolean = false;
  /** That of the router in front, or 5 s for the kube-proxy of each node. */
  public readonly endpointLag: Duration;
  /** Those of the router in front; empty without one. */
  public readonly sourceNamespaces: string[];
  /** Those of the router in front; none without one. */
  public readonly requirements: string[];

  private readonly through?: ITrafficRouter;

  public constructor(props: ReplicaShareRouterProps = {}) {
    this.through = props.through;
    this.endpointLag = props.through?.endpointLag ?? IN_CLUSTER_ENDPOINT_LAG;
    this.sourceNamespaces = props.through?.sourceNamespaces ?? [];
    this.requirements = props.through?.requirements ?? [];
  }

  /**
   * A plain route by the router in front, or nothing.
   *
   * @param scope parent of the route
   * @param target the service, without canary Service
   * @throws if the target has a canary Service, or a route although no router is in front
   */
  public bind(scope: Construct, target: RouteTarget): RouterBinding {
    const where = scope.node.path;
    if (target.canaryService !== undefined) {
      throw propError(where, {
        prop: 'canaryService',
        received: target.canaryService,
        accepted: `none with a replica share; weights only with ${routersThatCan('weights').join(', ')}`,
        mend: 'use one Service over all pods, or another router',
      });
    }
    requireRoute(where, target);
    if (this.through) {
      return this.through.bind(scope, target);
    }
    if (!target.route.existing) {
      throw propError(where, {
        prop: 'route',
        received: target.route,
        accepted: 'nothing without a router that could serve it',
        mend: 'name one: new ReplicaShareRouter({ through: new GatewayApiRouter({ gateway: \'public\' }) })',
      });
    }
    return {};
  }
}
