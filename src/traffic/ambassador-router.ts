import { ApiObject, Duration } from 'cdk8s';
import { Construct } from 'constructs';
import { isCanary, requireServices } from './canary-target';
import { endpointLagOr } from './endpoint-lag';
import { requireProtocol } from './protocol-check';
import { requireManagedRoutes, requireRoute } from './route-checks';
import { localRouteName, requireNoTls, routeMetadata } from './route-metadata';
import { ITrafficRouter, RouteProtocol, RouterBinding, RouteTarget } from './traffic-router';
import { TrafficRouting } from './traffic-routing';
import { MappingObject, MappingSpec } from '../manifest/ambassador';
import { requireDnsLabel } from '../semantics/names';

/** Which Emissary or Ambassador serves the Mappings. */
export interface AmbassadorRouterProps {
  /**
   * Which installations read the Mappings (`ambassador_id`).
   *
   * @default - the one called `default`
   */
  readonly ambassadorIds?: string[];
  /**
   * Namespace of the pods of Emissary, for a NetworkPolicy.
   *
   * @default - 'emissary', where its own chart puts it
   */
  readonly sourceNamespace?: string;
  /**
   * How long Emissary may go on sending requests to a pod that leaves.
   *
   * @default - Duration.seconds(5): proxies inside the cluster hear of it within 1 to 2 seconds
   */
  readonly endpointLag?: Duration;
}

/**
 * Mappings of Emissary-ingress or Ambassador. While a release is under way the controller makes a weighted copy of each, which it owns.
 *
 * A Mapping has one host and one path, so a route with several becomes several Mappings.
 *
 * @see https://argo-rollouts.readthedocs.io/en/stable/features/traffic-management/ambassador/
 */
export class AmbassadorRouter implements ITrafficRouter {
  /** `Ambassador`. */
  public readonly routerName: string = 'Ambassador';
  /** True. */
  public readonly splitsTraffic: boolean = true;
  /** How long Emissary may go on sending requests to a pod that leaves. */
  public readonly endpointLag: Duration;
  /** The namespace of Emissary. */
  public readonly sourceNamespaces: string[];
  /** Emissary and its CRDs. */
  public readonly requirements: string[];

  /** @throws if the namespace is no DNS label */
  public constructor(private readonly props: AmbassadorRouterProps = {}) {
    const where = 'new AmbassadorRouter';
    const namespace = props.sourceNamespace ?? 'emissary';
    requireDnsLabel(where, 'sourceNamespace', namespace);
    this.endpointLag = endpointLagOr(where, props.endpointLag);
    this.sourceNamespaces = [namespace];
    this.requirements = ['Emissary-ingress or Ambassador with its CRDs, which serve getambassador.io/v2: the version that Argo Rollouts reads by default.'];
  }

  /**
   * Emits one Mapping for each host and path, children `Mapping`, `Mapping2` and so on.
   *
   * @param scope parent of the Mappings
   * @param target the service to route to
   * @throws where the target asks for TLS, header or mirror routes
   */
  public bind(scope: Construct, target: RouteTarget): RouterBinding {
    const where = scope.node.path;
    requireRoute(where, target);
    requireProtocol(where, target, this);
    requireServices(where, target, this);
    requireManagedRoutes(where, target, ['ambassador']);
    requireNoTls(where, target, 'Ambassador', 'a Host terminates TLS', 'set the certificate on the Host');
    const existing = localRouteName(where, scope, target, 'a Mapping');
    const emitted = target.route.existing ? [] : this.mappings(scope, target);
    const [route] = emitted;
    if (!isCanary(target)) {
      return { route };
    }
    const mappings = emitted.length > 0 ? emitted.map(({ name }) => name) : [existing];
    return {
      route,
      trafficRouting: TrafficRouting.ambassador({ mappings }),
      controllerOwned: mappings.map((name) => `Mapping ${name}-canary`),
    };
  }

  private mappings(scope: Construct, target: RouteTarget): ApiObject[] {
    const { hostnames = [], paths = ['/'] } = target.route;
    const hosts = hostnames.length > 0 ? hostnames : [undefined];
    return hosts.flatMap((host) => paths.map((path) => ({ host, path }))).map(({ host, path }, i) => {
      const number = i === 0 ? '' : String(i + 1);
      const mapping: MappingObject = {
        apiVersion: 'getambassador.io/v2',
        kind: 'Mapping',
        metadata: routeMetadata(target, target.route.annotations, i === 0 ? target.name : `${target.name}-${number}`),
        spec: this.spec(target, host, path),
      };
      return new ApiObject(scope, `Mapping${number}`, mapping);
    });
  }

  private spec(target: RouteTarget, host: string | undefined, path: string): MappingSpec {
    const { ambassadorIds } = this.props;
    return {
      ...(ambassadorIds && { ambassador_id: [...ambassadorIds] }),
      ...(host !== undefined && hostMatch(host)),
      ...pathMatch(path),
      // The controller puts the canary Service where the name of the stable one stands.
      service: `${target.stableService}:${target.servicePort}`,
      ...(target.protocol === RouteProtocol.GRPC ? { grpc: true } : { allow_upgrade: ['websocket'] }),
    };
  }
}

function hostMatch(host: string): Pick<MappingSpec, 'host' | 'host_regex'> {
  return host.startsWith('*.') ? { host: `[^.]+${escaped(host.slice(1))}`, host_regex: true } : { host };
}

/** Emissary compares characters, not segments: the prefix `/api` alone would match `/apiary`. And it cuts a prefix off that is no expression, unless told otherwise. */
function pathMatch(path: string): Pick<MappingSpec, 'prefix' | 'prefix_regex' | 'rewrite'> {
  return path.endsWith('/') ? { prefix: path, rewrite: '' } : { prefix: `${escaped(path)}(/.*)?`, prefix_regex: true };
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
