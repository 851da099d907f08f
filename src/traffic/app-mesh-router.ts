import { Duration } from 'cdk8s';
import { Construct } from 'constructs';
import { isCanary, requireServices } from './canary-target';
import { endpointLagOr } from './endpoint-lag';
import { requireProtocol } from './protocol-check';
import { requireManagedRoutes, requireRoute } from './route-checks';
import { localRouteName } from './route-metadata';
import { ITrafficRouter, RouteProtocol, RouterBinding, RouteTarget } from './traffic-router';
import { TrafficRouting } from './traffic-routing';
import { propError } from '../semantics/errors';
import { requireDnsLabel } from '../semantics/names';

/** How the VirtualNodes of a mesh are called. */
export interface AppMeshRouterProps {
  /**
   * What the VirtualNode of the canary is called after the name of the service.
   *
   * @default '-canary'
   */
  readonly canaryVirtualNodeSuffix?: string;
  /**
   * What the VirtualNode of the stable version is called after the name of the service.
   *
   * @default '-stable'
   */
  readonly stableVirtualNodeSuffix?: string;
  /**
   * Namespaces of the pods that send the requests, for a NetworkPolicy.
   *
   * @default - not known: any pod of the mesh may call
   */
  readonly sourceNamespaces?: string[];
  /**
   * How long proxies may go on sending requests to a pod that leaves.
   *
   * @default - Duration.seconds(5): proxies inside the cluster hear of it within 1 to 2 seconds
   */
  readonly endpointLag?: Duration;
}

/**
 * AWS App Mesh, for meshes that are already there: nothing is emitted. `route.existing` names the VirtualService; the two VirtualNodes are called like the
 * service, with a suffix each. The VirtualRouter behind the VirtualService must have both as the two targets of each route.
 *
 * @see https://docs.aws.amazon.com/app-mesh/latest/userguide/virtual_routers.html
 */
export class AppMeshRouter implements ITrafficRouter {
  /** `AWS App Mesh`. */
  public readonly routerName: string = 'AWS App Mesh';
  /** True. */
  public readonly splitsTraffic: boolean = true;
  /** How long proxies may go on sending requests to a pod that leaves. */
  public readonly endpointLag: Duration;
  /** Namespaces of the callers, as far as they are given. */
  public readonly sourceNamespaces: string[];
  /** The mesh and its objects. */
  public readonly requirements: string[];

  /** @throws if a namespace is no DNS label */
  public constructor(private readonly props: AppMeshRouterProps = {}) {
    const where = 'new AppMeshRouter';
    props.sourceNamespaces?.forEach((namespace, i) => requireDnsLabel(where, `sourceNamespaces[${i}]`, namespace));
    this.endpointLag = endpointLagOr(where, props.endpointLag);
    this.sourceNamespaces = [...props.sourceNamespaces ?? []];
    this.requirements = [
      'The controller of AWS App Mesh (appmesh.k8s.aws/v1beta2), a VirtualService with a VirtualRouter, and two VirtualNodes for each service. '
        + 'AWS ended App Mesh on 30 September 2026: this router is for moving away from it.',
    ];
  }

  /**
   * Emits nothing.
   *
   * @param scope parent of nothing; its path is named in errors
   * @param target the service to route to; `route.existing` is a VirtualService
   * @throws where no VirtualService is named
   */
  public bind(scope: Construct, target: RouteTarget): RouterBinding {
    const where = scope.node.path;
    requireRoute(where, target);
    requireProtocol(where, target, this, [RouteProtocol.HTTP, RouteProtocol.GRPC, RouteProtocol.TCP]);
    requireServices(where, target, this);
    requireManagedRoutes(where, target, ['appMesh']);
    if (!target.route.existing) {
      throw propError(where, {
        prop: 'route.existing',
        received: undefined,
        accepted: 'a VirtualService that exists already: nothing is emitted for AWS App Mesh',
        mend: 'name it with ObjectRef.of, or use another router',
      });
    }
    const virtualService = localRouteName(where, scope, target, 'a VirtualService');
    if (!isCanary(target)) {
      return {};
    }
    const { canaryVirtualNodeSuffix = '-canary', stableVirtualNodeSuffix = '-stable' } = this.props;
    return {
      trafficRouting: TrafficRouting.appMesh({
        virtualService,
        canaryVirtualNode: `${target.name}${canaryVirtualNodeSuffix}`,
        stableVirtualNode: `${target.name}${stableVirtualNodeSuffix}`,
      }),
    };
  }
}
