import { ApiObject, Duration } from 'cdk8s';
import { Construct } from 'constructs';
import { isCanary, requireServices } from './canary-target';
import { endpointLagOr } from './endpoint-lag';
import { requireProtocol } from './protocol-check';
import { requireManagedRoutes, requireRoute } from './route-checks';
import { localRouteName, routeMetadata } from './route-metadata';
import { traefikRule } from './traefik-rule';
import { ITrafficRouter, RouteProtocol, RouterBinding, RouteTarget } from './traffic-router';
import { TrafficRouting } from './traffic-routing';
import { IngressRouteObject, TraefikBackendSpec, TraefikServiceObject } from '../manifest/traefik';
import { propError } from '../semantics/errors';
import { requireDnsLabel } from '../semantics/names';

/** Which Traefik serves the routes. */
export interface TraefikRouterProps {
  /**
   * Names of its entry points.
   *
   * @default - its default entry points
   */
  readonly entryPoints?: string[];
  /**
   * Namespace of the pods of Traefik, for a NetworkPolicy.
   *
   * @default - 'traefik', where its own chart is usually installed
   */
  readonly sourceNamespace?: string;
  /**
   * How long Traefik may go on sending requests to a pod that leaves.
   *
   * @default - Duration.seconds(5): proxies inside the cluster hear of it within 1 to 2 seconds
   */
  readonly endpointLag?: Duration;
}

/**
 * IngressRoutes of Traefik 3 that lead to a weighted TraefikService. For Traefik's Gateway API use `GatewayApiRouter`, which has header routes too.
 *
 * The weights are left out of the TraefikService, as the vendor advises. Whoever applies it during a release may so set both versions to the same
 * weight until the controller acts again: tell delivery tools to leave `.spec.weighted.services[].weight` alone.
 *
 * @see https://argo-rollouts.readthedocs.io/en/stable/features/traffic-management/traefik/
 */
export class TraefikRouter implements ITrafficRouter {
  /** `Traefik`. */
  public readonly routerName: string = 'Traefik';
  /** True. */
  public readonly splitsTraffic: boolean = true;
  /** How long Traefik may go on sending requests to a pod that leaves. */
  public readonly endpointLag: Duration;
  /** The namespace of Traefik. */
  public readonly sourceNamespaces: string[];
  /** Traefik 3 and its CRDs. */
  public readonly requirements: string[];

  /** @throws if a name is no DNS name */
  public constructor(private readonly props: TraefikRouterProps = {}) {
    const where = 'new TraefikRouter';
    const namespace = props.sourceNamespace ?? 'traefik';
    requireDnsLabel(where, 'sourceNamespace', namespace);
    if (props.entryPoints?.length === 0) {
      throw propError(where, { prop: 'entryPoints', received: [], accepted: 'at least one name', mend: 'leave it out for the default entry points' });
    }
    this.endpointLag = endpointLagOr(where, props.endpointLag);
    this.sourceNamespaces = [namespace];
    this.requirements = [
      'Traefik 3 with its CRDs (traefik.io/v1alpha1) and the provider for them. For Traefik 2, Argo Rollouts must be told of its API group, and this router does not fit.',
    ];
  }

  /**
   * Emits the IngressRoute, child `IngressRoute`, and for a canary the TraefikService, child `TraefikService`.
   *
   * @param scope parent of the objects
   * @param target the service to route to; `route.existing` is a TraefikService
   * @throws where the target asks for header or mirror routes
   */
  public bind(scope: Construct, target: RouteTarget): RouterBinding {
    const where = scope.node.path;
    requireRoute(where, target);
    requireProtocol(where, target, this);
    requireServices(where, target, this);
    requireManagedRoutes(where, target, ['traefik']);
    const weighted = localRouteName(where, scope, target, 'a TraefikService');
    const emits = target.route.existing === undefined;
    if (!isCanary(target)) {
      return { route: emits ? this.ingressRoute(scope, target, backend(target, target.stableService)) : undefined };
    }
    if (emits) {
      weightedService(scope, target);
    }
    return {
      route: emits ? this.ingressRoute(scope, target, { kind: 'TraefikService', name: weighted }) : undefined,
      trafficRouting: TrafficRouting.traefik({ weightedTraefikServiceName: weighted }),
    };
  }

  private ingressRoute(scope: Construct, target: RouteTarget, service: TraefikBackendSpec): ApiObject {
    const { hostnames = [], paths = ['/'], tls } = target.route;
    const { entryPoints } = this.props;
    const domains = tls?.hostnames?.map((main) => ({ main }));
    const ingressRoute: IngressRouteObject = {
      apiVersion: 'traefik.io/v1alpha1',
      kind: 'IngressRoute',
      metadata: routeMetadata(target),
      spec: {
        ...(entryPoints && { entryPoints: [...entryPoints] }),
        routes: [{ kind: 'Rule', match: traefikRule(hostnames, paths), services: [service] }],
        ...(tls && { tls: { secretName: tls.secretName, ...(domains && { domains }) } }),
      },
    };
    return new ApiObject(scope, 'IngressRoute', ingressRoute);
  }
}

function weightedService(scope: Construct, target: RouteTarget): ApiObject {
  const service: TraefikServiceObject = {
    apiVersion: 'traefik.io/v1alpha1',
    kind: 'TraefikService',
    metadata: routeMetadata(target, {}),
    spec: { weighted: { services: [backend(target, target.stableService), backend(target, target.canaryService!)] } },
  };
  return new ApiObject(scope, 'TraefikService', service);
}

function backend(target: RouteTarget, name: string): TraefikBackendSpec {
  return { name, port: target.servicePort, ...(target.protocol === RouteProtocol.GRPC && { scheme: 'h2c' }) };
}
