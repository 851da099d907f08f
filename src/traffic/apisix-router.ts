import { ApiObject, Duration } from 'cdk8s';
import { Construct } from 'constructs';
import { isCanary, requireServices } from './canary-target';
import { endpointLagOr } from './endpoint-lag';
import { requireProtocol } from './protocol-check';
import { requireManagedRoutes, requireRoute } from './route-checks';
import { localRouteName, requireNoTls, routeMetadata } from './route-metadata';
import { ITrafficRouter, RouteProtocol, RouterBinding, RouteTarget } from './traffic-router';
import { TrafficRouting } from './traffic-routing';
import { ApisixHttpRuleSpec, ApisixRouteObject } from '../manifest/apisix';
import { propError } from '../semantics/errors';
import { requireDnsLabel, requireDnsSubdomain } from '../semantics/names';

/** Which Apache APISIX serves the routes. */
export interface ApisixRouterProps {
  /**
   * Name of the IngressClass.
   *
   * @default - the one that the ingress controller takes where none is named
   */
  readonly className?: string;
  /**
   * Namespace of the pods of APISIX, for a NetworkPolicy.
   *
   * @default - 'ingress-apisix', where its own chart is usually installed
   */
  readonly sourceNamespace?: string;
  /**
   * How long APISIX may go on sending requests to a pod that leaves.
   *
   * @default - Duration.seconds(5): proxies inside the cluster hear of it within 1 to 2 seconds
   */
  readonly endpointLag?: Duration;
}

/**
 * ApisixRoutes of Apache APISIX. Header routes are ApisixRoutes of their own, which the controller creates and owns.
 *
 * A route that exists already must have a rule of its own name with both Services as backends.
 *
 * @see https://argo-rollouts.readthedocs.io/en/stable/features/traffic-management/apisix/
 */
export class ApisixRouter implements ITrafficRouter {
  /** `Apache APISIX`. */
  public readonly routerName: string = 'Apache APISIX';
  /** True. */
  public readonly splitsTraffic: boolean = true;
  /** How long APISIX may go on sending requests to a pod that leaves. */
  public readonly endpointLag: Duration;
  /** The namespace of APISIX. */
  public readonly sourceNamespaces: string[];
  /** APISIX and its ingress controller. */
  public readonly requirements: string[];

  /** @throws if a name is no DNS name */
  public constructor(private readonly props: ApisixRouterProps = {}) {
    const where = 'new ApisixRouter';
    const namespace = props.sourceNamespace ?? 'ingress-apisix';
    requireDnsLabel(where, 'sourceNamespace', namespace);
    if (props.className !== undefined) {
      requireDnsSubdomain(where, 'className', props.className);
    }
    this.endpointLag = endpointLagOr(where, props.endpointLag);
    this.sourceNamespaces = [namespace];
    this.requirements = ['Apache APISIX with its ingress controller and CRDs (apisix.apache.org/v2).'];
  }

  /**
   * Emits the ApisixRoute, child `ApisixRoute`.
   *
   * @param scope parent of the ApisixRoute
   * @param target the service to route to
   * @throws where the target asks for gRPC, TLS or mirror routes
   */
  public bind(scope: Construct, target: RouteTarget): RouterBinding {
    const where = scope.node.path;
    requireRoute(where, target);
    // For gRPC each Service would need an ApisixUpstream with another scheme.
    requireProtocol(where, target, this, [RouteProtocol.HTTP]);
    requireServices(where, target, this);
    requireManagedRoutes(where, target, ['apisix']);
    requireNoTls(where, target, 'Apache APISIX', 'an ApisixTls holds the certificate', 'declare an ApisixTls for the host names');
    const name = localRouteName(where, scope, target, 'an ApisixRoute');
    const route = target.route.existing ? undefined : this.apisixRoute(where, scope, target);
    if (!isCanary(target)) {
      return { route };
    }
    const headerRoutes = target.headerRoutes ?? [];
    headerRoutes.forEach((header, i) => requireHeaderRouteName(where, `headerRoutes[${i}]`, header, name));
    return {
      route,
      trafficRouting: TrafficRouting.apisix({ route: name, rules: [name], managedRoutes: headerRoutes }),
      ...(headerRoutes.length > 0 && { controllerOwned: headerRoutes.map((header) => `ApisixRoute ${header}`) }),
    };
  }

  private apisixRoute(where: string, scope: Construct, target: RouteTarget): ApiObject {
    const { hostnames = [], paths = ['/'] } = target.route;
    const { className } = this.props;
    const route: ApisixRouteObject = {
      apiVersion: 'apisix.apache.org/v2',
      kind: 'ApisixRoute',
      metadata: routeMetadata(target),
      spec: {
        ...(className !== undefined && { ingressClassName: className }),
        http: [{
          name: target.name,
          match: { ...(hostnames.length > 0 && { hosts: [...hostnames] }), paths: paths.flatMap((path, i) => pathMatches(where, `route.paths[${i}]`, path)) },
          backends: backends(target),
          websocket: true,
        }],
      },
    };
    return new ApiObject(scope, 'ApisixRoute', route);
  }
}

function backends(target: RouteTarget): ApisixHttpRuleSpec['backends'] {
  const servicePort = target.servicePort;
  return target.canaryService === undefined
    ? [{ serviceName: target.stableService, servicePort }]
    : [{ serviceName: target.stableService, servicePort, weight: 100 }, { serviceName: target.canaryService, servicePort, weight: 0 }];
}

/** APISIX compares whole paths, or what stands before a `*` at the end. */
function pathMatches(where: string, prop: string, path: string): string[] {
  if (path.includes('*')) {
    throw propError(where, { prop, received: path, accepted: 'a path without "*", which stands for every path to APISIX', mend: 'leave it out: paths are prefixes' });
  }
  return path.endsWith('/') ? [`${path}*`] : [path, `${path}/*`];
}

/** The controller creates an ApisixRoute of this name. */
function requireHeaderRouteName(where: string, prop: string, name: string, route: string): void {
  requireDnsSubdomain(where, prop, name);
  if (name === route) {
    throw propError(where, { prop, received: name, accepted: 'another name than that of the ApisixRoute: the controller creates one of this name', mend: `use a name such as "${route}-testers"` });
  }
}
