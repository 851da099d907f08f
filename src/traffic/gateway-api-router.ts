import { ApiObject, Chart, Duration } from 'cdk8s';
import { Construct } from 'constructs';
import { requireServices } from './canary-target';
import { endpointLagOr } from './endpoint-lag';
import { grpcMatches, httpMatches } from './gateway-api-matches';
import { requireProtocol } from './protocol-check';
import { requireManagedRoutes, requireRoute } from './route-checks';
import { requireNoTls, routeMetadata } from './route-metadata';
import { ITrafficRouter, RouteProtocol, RouterBinding, RouteTarget } from './traffic-router';
import { TrafficRouting } from './traffic-routing';
import { BackendRefSpec, GrpcRouteObject, HttpRouteObject, ParentReferenceSpec } from '../manifest/gateway';
import { propError } from '../semantics/errors';
import { requireDnsLabel, requireDnsSubdomain } from '../semantics/names';

/** Which Gateway serves the routes. */
export interface GatewayApiRouterProps {
  /** Name of the Gateway. */
  readonly gateway: string;
  /**
   * Namespace of the Gateway. Its listener must allow routes from the namespaces of the services.
   *
   * @default - the namespace of each service
   */
  readonly gatewayNamespace?: string;
  /**
   * Name of the listener of the Gateway.
   *
   * @default - every listener that allows the route
   */
  readonly sectionName?: string;
  /**
   * Namespaces of the pods that send the requests, for a NetworkPolicy. Some implementations run them elsewhere than the Gateway.
   *
   * @default - the namespace of the Gateway if it is given, otherwise not known
   */
  readonly sourceNamespaces?: string[];
  /**
   * How long the data plane may go on sending requests to a pod that leaves. Give more where a cloud load balancer sends to pods itself.
   *
   * @default - Duration.seconds(5): proxies inside the cluster hear of it within 1 to 2 seconds
   */
  readonly endpointLag?: Duration;
}

const LONGEST_HOSTNAMES = 16;

/**
 * HTTPRoutes and GRPCRoutes of the Gateway API, weighted by the plugin `argoproj-labs/gatewayAPI`. The recommended router, whatever serves the
 * Gateway: Envoy Gateway, Istio, Cilium, Kong, Traefik, NGINX Gateway Fabric, Google Cloud. Where a cloud's load balancer sends to pods itself,
 * as on Google Cloud, give a longer `endpointLag`.
 *
 * Both Services are backends from the start, at 100 and 0. A delivery tool that applies the route during a release sets these weights again:
 * tell it to leave `.spec.rules[].backendRefs[].weight` alone.
 *
 * @see https://rollouts-plugin-trafficrouter-gatewayapi.readthedocs.io/
 * @see https://gateway-api.sigs.k8s.io/
 */
export class GatewayApiRouter implements ITrafficRouter {
  /** `Gateway API`. */
  public readonly routerName: string = 'Gateway API';
  /** True. */
  public readonly splitsTraffic: boolean = true;
  /** How long the data plane may go on sending requests to a pod that leaves. */
  public readonly endpointLag: Duration;
  /** Namespaces of the pods that send the requests. */
  public readonly sourceNamespaces: string[];
  /** The CRDs, the Gateway, the plugin and its permissions. */
  public readonly requirements: string[];

  /**
   * @throws if a name is no DNS name
   */
  public constructor(private readonly props: GatewayApiRouterProps) {
    const where = 'new GatewayApiRouter';
    requireDnsSubdomain(where, 'gateway', props.gateway);
    if (props.gatewayNamespace !== undefined) {
      requireDnsLabel(where, 'gatewayNamespace', props.gatewayNamespace);
    }
    if (props.sectionName !== undefined) {
      requireDnsSubdomain(where, 'sectionName', props.sectionName);
    }
    props.sourceNamespaces?.forEach((namespace, i) => requireDnsLabel(where, `sourceNamespaces[${i}]`, namespace));
    this.endpointLag = endpointLagOr(where, props.endpointLag);
    this.sourceNamespaces = [...props.sourceNamespaces ?? (props.gatewayNamespace === undefined ? [] : [props.gatewayNamespace])];
    this.requirements = [
      'The CRDs of Gateway API (gateway.networking.k8s.io/v1) and a Gateway '
        + `${props.gatewayNamespace === undefined ? '' : `${props.gatewayNamespace}/`}${props.gateway} whose listener allows routes from the namespaces of the services.`,
      'For canaries: the plugin argoproj-labs/gatewayAPI, version 0.11.0 or newer, under trafficRouterPlugins of ConfigMap argo-rollouts-config '
        + 'in the namespace of Argo Rollouts. Versions up to 0.15.0 ignore setMirrorRoute.',
      'For canaries: a ClusterRole with get, list, update and patch on httproutes and grpcroutes, and get on services, for the ServiceAccount of Argo Rollouts.',
    ];
  }

  /**
   * Emits the route, child `HTTPRoute` or `GRPCRoute`.
   *
   * @param scope parent of the route
   * @param target the service to route to
   * @throws where the target asks for TLS, which the listener of the Gateway terminates, or for mirror routes of gRPC
   */
  public bind(scope: Construct, target: RouteTarget): RouterBinding {
    const where = scope.node.path;
    requireRoute(where, target);
    requireProtocol(where, target, this);
    requireServices(where, target, this);
    requireManagedRoutes(where, target, ['plugins']);
    requireGatewayRoute(where, target);
    const route = target.route.existing ? undefined : this.route(where, scope, target);
    return target.canaryService === undefined ? { route } : { route, trafficRouting: trafficRouting(scope, target) };
  }

  private route(where: string, scope: Construct, target: RouteTarget): ApiObject {
    const { hostnames = [], paths = ['/'] } = target.route;
    const metadata = routeMetadata(target);
    const common = { parentRefs: [this.parentRef()], ...(hostnames.length > 0 && { hostnames: [...hostnames] }) };
    const backendRefs = backends(target);
    if (target.protocol === RouteProtocol.GRPC) {
      const matches = grpcMatches(where, paths);
      const route: GrpcRouteObject = {
        apiVersion: 'gateway.networking.k8s.io/v1',
        kind: 'GRPCRoute',
        metadata,
        spec: { ...common, rules: [{ ...(matches && { matches }), backendRefs }] },
      };
      return new ApiObject(scope, 'GRPCRoute', route);
    }
    const route: HttpRouteObject = {
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'HTTPRoute',
      metadata,
      spec: { ...common, rules: [{ matches: httpMatches(paths), backendRefs }] },
    };
    return new ApiObject(scope, 'HTTPRoute', route);
  }

  private parentRef(): ParentReferenceSpec {
    const { gateway, gatewayNamespace, sectionName } = this.props;
    return {
      name: gateway,
      ...(gatewayNamespace !== undefined && { namespace: gatewayNamespace }),
      ...(sectionName !== undefined && { sectionName }),
    };
  }
}

function backends(target: RouteTarget): BackendRefSpec[] {
  const port = target.servicePort;
  return target.canaryService === undefined
    ? [{ name: target.stableService, port }]
    : [{ name: target.stableService, port, weight: 100 }, { name: target.canaryService, port, weight: 0 }];
}

function trafficRouting(scope: Construct, target: RouteTarget): TrafficRouting {
  const { headerRoutes = [], mirrorRoutes = [] } = target;
  const name = target.route.existing?.name ?? target.name;
  // Without a namespace the plugin looks in the one of the Rollout, which is where the route is.
  const namespace = target.route.existing?.namespace ?? target.namespace ?? Chart.of(scope).namespace;
  const managedRoutes = [...headerRoutes, ...mirrorRoutes];
  const grpc = target.protocol === RouteProtocol.GRPC;
  if (headerRoutes.length === 0) {
    return TrafficRouting.gatewayApi(grpc ? { grpcRoute: name, namespace, managedRoutes } : { httpRoute: name, namespace, managedRoutes });
  }
  const routes = [{ name, useHeaderRoutes: true }];
  return TrafficRouting.gatewayApi(grpc ? { grpcRoutes: routes, namespace, managedRoutes } : { httpRoutes: routes, namespace, managedRoutes });
}

function requireGatewayRoute(where: string, target: RouteTarget): void {
  const { route, headerRoutes = [], mirrorRoutes = [] } = target;
  requireNoTls(where, target, 'Gateway API', 'a listener of the Gateway terminates TLS', 'set the certificate on the listener, and choose it with sectionName of GatewayApiRouter');
  if (route.hostnames && route.hostnames.length > LONGEST_HOSTNAMES) {
    throw propError(where, {
      prop: 'route.hostnames',
      received: route.hostnames.length,
      accepted: `at most ${LONGEST_HOSTNAMES} host names`,
      mend: 'use a wildcard such as "*.example.com"',
    });
  }
  // The plugin names rules of the route after them.
  headerRoutes.forEach((name, i) => requireDnsSubdomain(where, `headerRoutes[${i}]`, name));
  mirrorRoutes.forEach((name, i) => requireDnsSubdomain(where, `mirrorRoutes[${i}]`, name));
  if (mirrorRoutes.length > 0 && target.protocol === RouteProtocol.GRPC) {
    throw propError(where, { prop: 'mirrorRoutes', received: mirrorRoutes, accepted: 'none for gRPC: the plugin mirrors HTTPRoutes only', mend: 'leave the steps out' });
  }
}
