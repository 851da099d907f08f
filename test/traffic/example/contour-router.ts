import { ApiObject, Duration } from 'cdk8s';
import { Construct } from 'constructs';
import { propError } from '../../../src/semantics/errors';
import { isCanary, requireServices } from '../../../src/traffic/canary-target';
import { endpointLagOr } from '../../../src/traffic/endpoint-lag';
import { requireProtocol } from '../../../src/traffic/protocol-check';
import { requireManagedRoutes, requireRoute } from '../../../src/traffic/route-checks';
import { localRouteName, routeMetadata } from '../../../src/traffic/route-metadata';
import { ITrafficRouter, RouteProtocol, RouterBinding, RouteTarget } from '../../../src/traffic/traffic-router';
import { TrafficRouting } from '../../../src/traffic/traffic-routing';

/** Which Contour serves the routes. */
export interface ContourRouterProps {
  /**
   * How long Envoy may go on sending requests to a pod that leaves.
   *
   * @default - Duration.seconds(5): proxies inside the cluster hear of it within 1 to 2 seconds
   */
  readonly endpointLag?: Duration;
}

/** HTTPProxies of Contour, weighted by the plugin `argoproj-labs/contour`. */
export class ContourRouter implements ITrafficRouter {
  /** `Contour`. */
  public readonly routerName: string = 'Contour';
  /** True. */
  public readonly splitsTraffic: boolean = true;
  /** How long Envoy may go on sending requests to a pod that leaves. */
  public readonly endpointLag: Duration;
  /** The namespace of Contour's own manifests. */
  public readonly sourceNamespaces: string[] = ['projectcontour'];
  /** Contour and the plugin. */
  public readonly requirements: string[] = [
    'Contour with its CRDs (projectcontour.io/v1).',
    'The plugin argoproj-labs/contour under trafficRouterPlugins of ConfigMap argo-rollouts-config.',
  ];

  public constructor(props: ContourRouterProps = {}) {
    this.endpointLag = endpointLagOr('new ContourRouter', props.endpointLag);
  }

  /** Emits the HTTPProxy, child `HTTPProxy`. */
  public bind(scope: Construct, target: RouteTarget): RouterBinding {
    const where = scope.node.path;
    requireRoute(where, target);
    requireProtocol(where, target, this, [RouteProtocol.HTTP]);
    requireServices(where, target, this);
    requireManagedRoutes(where, target, [], this.routerName);
    const httpProxy = localRouteName(where, scope, target, 'an HTTPProxy');
    const route = target.route.existing ? undefined : this.httpProxy(where, scope, target);
    return isCanary(target)
      ? { route, trafficRouting: TrafficRouting.plugin('argoproj-labs/contour', { httpProxies: [httpProxy] }) }
      : { route };
  }

  private httpProxy(where: string, scope: Construct, target: RouteTarget): ApiObject {
    const { hostnames = [], paths = ['/'], tls } = target.route;
    const [fqdn, ...others] = hostnames;
    if (fqdn === undefined || others.length > 0) {
      throw propError(where, { prop: 'route.hostnames', received: hostnames, accepted: 'one host name: an HTTPProxy has one', mend: 'name one' });
    }
    const port = target.servicePort;
    const services = target.canaryService === undefined
      ? [{ name: target.stableService, port }]
      : [{ name: target.stableService, port, weight: 100 }, { name: target.canaryService, port, weight: 0 }];
    return new ApiObject(scope, 'HTTPProxy', {
      apiVersion: 'projectcontour.io/v1',
      kind: 'HTTPProxy',
      metadata: routeMetadata(target),
      spec: {
        virtualhost: { fqdn, ...(tls && { tls: { secretName: tls.secretName } }) },
        routes: paths.map((prefix) => ({ conditions: [{ prefix }], services })),
      },
    });
  }
}
