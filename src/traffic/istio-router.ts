import { ApiObject, Duration } from 'cdk8s';
import { Construct } from 'constructs';
import { isCanary, requireServices } from './canary-target';
import { endpointLagOr } from './endpoint-lag';
import { istioRoutes, ISTIO_SUBSETS } from './istio-routes';
import { requireProtocol } from './protocol-check';
import { requireManagedRoutes, requireRoute } from './route-checks';
import { requireNoTls, routeMetadata } from './route-metadata';
import { CanaryServices, ITrafficRouter, RouteProtocol, RouterBinding, RouteTarget } from './traffic-router';
import { TrafficRouting } from './traffic-routing';
import { DestinationRuleObject, VirtualServiceObject } from '../manifest/istio';
import { propError } from '../semantics/errors';
import { requireDnsLabel, requireDnsSubdomain } from '../semantics/names';

/** Where requests enter, and how versions are told apart. */
export interface IstioRouterProps {
  /**
   * Gateways that requests from outside come through, as `name` or `namespace/name`.
   *
   * @default - none: only requests from inside the mesh are routed
   */
  readonly gateways?: string[];
  /**
   * Whether requests from inside the mesh, to the name of the service, are routed as well. With gateways the routes must then have host names.
   *
   * @default - true without gateways, false with them
   */
  readonly mesh?: boolean;
  /**
   * Whether versions are subsets of one Service, written into a DestinationRule, in place of a stable and a canary Service.
   * Whoever applies the manifests during a release takes the hashes out of the subsets for a moment. Beside a route that exists already,
   * a DestinationRule of the same name with the subsets `stable` and `canary` must exist.
   *
   * @default false - two Services: applying them changes nothing that the controller has written
   */
  readonly subsets?: boolean;
  /**
   * Namespaces of the pods that send the requests, for a NetworkPolicy.
   *
   * @default - the namespaces of the gateways that are given with one
   */
  readonly sourceNamespaces?: string[];
  /**
   * How long proxies may go on sending requests to a pod that leaves.
   *
   * @default - Duration.seconds(5): proxies inside the cluster hear of it within 1 to 2 seconds
   */
  readonly endpointLag?: Duration;
}

/** How a Gateway resource stands for the sidecars of the mesh. */
const MESH = 'mesh';

/**
 * VirtualServices of Istio, for requests through gateways, inside the mesh, or both. Takes HTTP, gRPC, TCP and TLS that the pods terminate.
 *
 * The controller watches the VirtualService and sets its weights again, within a second, when somebody has applied the first ones during a release.
 * It removes destinations from the managed route that it does not know.
 *
 * @see https://argo-rollouts.readthedocs.io/en/stable/features/traffic-management/istio/
 */
export class IstioRouter implements ITrafficRouter {
  /** `Istio`. */
  public readonly routerName: string = 'Istio';
  /** True. */
  public readonly splitsTraffic: boolean = true;
  /** How long proxies may go on sending requests to a pod that leaves. */
  public readonly endpointLag: Duration;
  /** Namespaces of the gateways, as far as they are known. */
  public readonly sourceNamespaces: string[];
  /** The CRDs and, for callers inside the mesh, sidecars. */
  public readonly requirements: string[];
  /** One Service with subsets, otherwise a stable and a canary Service. */
  public readonly canaryServices?: CanaryServices;

  private readonly gateways: string[];
  private readonly mesh: boolean;

  /** @throws if a name is no DNS name, or neither gateways nor the mesh are left */
  public constructor(private readonly props: IstioRouterProps = {}) {
    const where = 'new IstioRouter';
    this.gateways = [...props.gateways ?? []];
    this.mesh = props.mesh ?? this.gateways.length === 0;
    this.gateways.forEach((gateway, i) => requireGateway(where, `gateways[${i}]`, gateway));
    if (!this.mesh && this.gateways.length === 0) {
      throw propError(where, { prop: 'mesh', received: false, accepted: 'true where there are no gateways', mend: 'name a gateway, or leave mesh out' });
    }
    props.sourceNamespaces?.forEach((namespace, i) => requireDnsLabel(where, `sourceNamespaces[${i}]`, namespace));
    this.endpointLag = endpointLagOr(where, props.endpointLag);
    this.sourceNamespaces = [...props.sourceNamespaces ?? new Set(this.gateways.filter((name) => name.includes('/')).map((name) => name.split('/')[0]))];
    this.canaryServices = props.subsets ? CanaryServices.ONE : CanaryServices.STABLE_AND_CANARY;
    this.requirements = [
      'Istio 1.22 or newer (networking.istio.io/v1).',
      ...this.gateways.map((gateway) => `Gateway ${gateway}, whose servers allow the host names of the services.`),
      ...(this.mesh ? ['A sidecar or waypoint at every caller inside the cluster: others reach the Services without weights.'] : []),
    ];
  }

  /**
   * Emits the VirtualService, child `VirtualService`, and with subsets a DestinationRule, child `DestinationRule`.
   *
   * @param scope parent of the objects
   * @param target the service to route to
   * @throws where the target asks for TLS, which the gateway terminates
   */
  public bind(scope: Construct, target: RouteTarget): RouterBinding {
    const where = scope.node.path;
    requireRoute(where, target);
    requireProtocol(where, target, this, Object.values(RouteProtocol));
    requireServices(where, target, this);
    requireManagedRoutes(where, target, ['istio']);
    requireNoTls(where, target, 'Istio', 'a server of the Gateway terminates TLS', 'set the certificate on the Gateway');
    const { existing } = target.route;
    const route = existing ? undefined : this.virtualService(where, scope, target);
    if (!isCanary(target)) {
      return { route };
    }
    if (this.props.subsets && !existing) {
      destinationRule(scope, target);
    }
    const { headerRoutes = [], mirrorRoutes = [] } = target;
    const http = target.protocol === RouteProtocol.HTTP || target.protocol === RouteProtocol.GRPC;
    const trafficRouting = TrafficRouting.istio({
      virtualService: {
        name: existing?.namespace === undefined ? existing?.name ?? target.name : `${existing.name}.${existing.namespace}`,
        // By name: routes that the controller adds would otherwise leave open which one it weighs.
        ...(!existing && http && { routes: [target.name] }),
      },
      ...(this.props.subsets && { destinationRule: { name: existing?.name ?? target.name, ...ISTIO_SUBSETS } }),
      managedRoutes: [...headerRoutes, ...mirrorRoutes],
    });
    return { route, trafficRouting };
  }

  private virtualService(where: string, scope: Construct, target: RouteTarget): ApiObject {
    const virtualService: VirtualServiceObject = {
      apiVersion: 'networking.istio.io/v1',
      kind: 'VirtualService',
      metadata: routeMetadata(target),
      spec: {
        hosts: this.hosts(where, target),
        ...(this.gateways.length > 0 && { gateways: [...this.gateways, ...(this.mesh ? [MESH] : [])] }),
        ...istioRoutes(target),
      },
    };
    return new ApiObject(scope, 'VirtualService', virtualService);
  }

  private hosts(where: string, target: RouteTarget): string[] {
    const { hostnames = [] } = target.route;
    if (!this.mesh) {
      return hostnames.length > 0 ? [...hostnames] : ['*'];
    }
    if (this.gateways.length > 0 && hostnames.length === 0) {
      throw propError(where, {
        prop: 'route.hostnames',
        received: hostnames,
        accepted: 'at least one host name where a route is for gateways and for the mesh: Istio takes no "*" in the mesh',
        mend: 'name the hosts, or say mesh: false to IstioRouter',
      });
    }
    return [...new Set([target.stableService, ...hostnames])];
  }
}

function destinationRule(scope: Construct, target: RouteTarget): ApiObject {
  const rule: DestinationRuleObject = {
    apiVersion: 'networking.istio.io/v1',
    kind: 'DestinationRule',
    metadata: routeMetadata(target, {}),
    // Without labels a subset is the whole Service: until the controller has written the hash, both versions are.
    spec: { host: target.stableService, subsets: [{ name: ISTIO_SUBSETS.stableSubsetName }, { name: ISTIO_SUBSETS.canarySubsetName }] },
  };
  return new ApiObject(scope, 'DestinationRule', rule);
}

function requireGateway(where: string, prop: string, gateway: string): void {
  const [name, namespace, more] = gateway.split('/').reverse();
  if (more !== undefined || gateway === MESH) {
    throw propError(where, { prop, received: gateway, accepted: 'name or namespace/name of a Gateway', mend: 'for the mesh say mesh: true' });
  }
  requireDnsSubdomain(where, prop, name);
  if (namespace !== undefined) {
    requireDnsLabel(where, prop, namespace);
  }
}
