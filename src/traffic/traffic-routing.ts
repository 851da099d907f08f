import { AlbTrafficRoutingOptions } from './alb-traffic-routing';
import { AmbassadorTrafficRoutingOptions } from './ambassador-traffic-routing';
import { ApisixTrafficRoutingOptions } from './apisix-traffic-routing';
import { AppMeshTrafficRoutingOptions } from './app-mesh-traffic-routing';
import { combineTrafficRouting } from './combine-traffic-routing';
import { GatewayApiTrafficRoutingOptions } from './gateway-api-traffic-routing';
import { IstioTrafficRoutingOptions } from './istio-traffic-routing';
import { NginxTrafficRoutingOptions } from './nginx-traffic-routing';
import { renderAlb } from './render-alb';
import { GATEWAY_API_PLUGIN, renderGatewayApi } from './render-gateway-api';
import { renderIstio } from './render-istio';
import { requireManagedRouteName } from './render-managed-route';
import { renderAmbassador, renderApisix, renderAppMesh, renderSmi, renderTraefik } from './render-named-objects';
import { renderNginx } from './render-nginx';
import { SmiTrafficRoutingOptions } from './smi-traffic-routing';
import { TraefikTrafficRoutingOptions } from './traefik-traffic-routing';
import { TrafficRoutingOptions } from './traffic-routing-options';
import { TrafficRoutingSpec } from '../manifest/traffic-routing';
import { propError, requireInteger } from '../semantics/errors';
import { ROUTER_CAPABILITIES, routerCan, RouterKey } from '../semantics/router-capabilities';

/** What the `trafficRouting` block with a plugin takes. */
export interface PluginTrafficRoutingOptions extends TrafficRoutingOptions {
  /**
   * The weight that stands for all requests; steps count up to it. Most plugins count to 100 and nothing else.
   *
   * @default - 100, the default of Argo Rollouts
   */
  readonly maxTrafficWeight?: number;
}

/**
 * The `trafficRouting` block of a canary strategy: how the controller moves traffic. It emits what is said; the objects that it names must exist.
 *
 * @see https://argo-rollouts.readthedocs.io/en/stable/features/traffic-management/
 */
export class TrafficRouting {
  /**
   * Weights on an Ingress that ingress-nginx serves. The canary Ingress belongs to the controller and must not be declared.
   *
   * @throws unless exactly one of `stableIngress` and `stableIngresses` is given
   * @see https://argo-rollouts.readthedocs.io/en/stable/features/traffic-management/nginx/
   */
  public static nginx(options: NginxTrafficRoutingOptions): TrafficRouting {
    const where = 'TrafficRouting.nginx';
    return new TrafficRouting(where, ['nginx'], { nginx: renderNginx(where, options) }, options);
  }

  /**
   * Weights on an Ingress of the AWS Load Balancer Controller.
   *
   * @throws unless exactly one of `ingress` and `ingresses` is given
   * @see https://argo-rollouts.readthedocs.io/en/stable/features/traffic-management/alb/
   */
  public static alb(options: AlbTrafficRoutingOptions): TrafficRouting {
    const where = 'TrafficRouting.alb';
    return new TrafficRouting(where, ['alb'], { alb: renderAlb(where, options) }, { managedRoutes: options.managedRoutes });
  }

  /**
   * Weights on routes of an Istio VirtualService, between two Services or two subsets of one.
   *
   * @throws unless exactly one of `virtualService` and `virtualServices` is given
   * @see https://argo-rollouts.readthedocs.io/en/stable/features/traffic-management/istio/
   */
  public static istio(options: IstioTrafficRoutingOptions): TrafficRouting {
    const where = 'TrafficRouting.istio';
    return new TrafficRouting(where, ['istio'], { istio: renderIstio(where, options) }, { managedRoutes: options.managedRoutes });
  }

  /**
   * Weights on a TrafficSplit of the Service Mesh Interface, which belongs to the controller and must not be declared.
   *
   * @see https://argo-rollouts.readthedocs.io/en/stable/features/traffic-management/smi/
   */
  public static smi(options: SmiTrafficRoutingOptions = {}): TrafficRouting {
    const where = 'TrafficRouting.smi';
    return new TrafficRouting(where, ['smi'], { smi: renderSmi(where, options) }, { managedRoutes: options.managedRoutes });
  }

  /**
   * Weights on a TraefikService.
   *
   * @see https://argo-rollouts.readthedocs.io/en/stable/features/traffic-management/traefik/
   */
  public static traefik(options: TraefikTrafficRoutingOptions): TrafficRouting {
    const where = 'TrafficRouting.traefik';
    return new TrafficRouting(where, ['traefik'], { traefik: renderTraefik(where, options) }, { managedRoutes: options.managedRoutes });
  }

  /**
   * Weights on copies of Mappings of Emissary or Ambassador. The copies belong to the controller and must not be declared.
   *
   * @throws if no Mapping is named
   * @see https://argo-rollouts.readthedocs.io/en/stable/features/traffic-management/ambassador/
   */
  public static ambassador(options: AmbassadorTrafficRoutingOptions): TrafficRouting {
    const where = 'TrafficRouting.ambassador';
    return new TrafficRouting(where, ['ambassador'], { ambassador: renderAmbassador(where, options) }, { managedRoutes: options.managedRoutes });
  }

  /**
   * Weights on rules of an ApisixRoute.
   *
   * @see https://argo-rollouts.readthedocs.io/en/stable/features/traffic-management/apisix/
   */
  public static apisix(options: ApisixTrafficRoutingOptions): TrafficRouting {
    const where = 'TrafficRouting.apisix';
    return new TrafficRouting(where, ['apisix'], { apisix: renderApisix(where, options) }, { managedRoutes: options.managedRoutes });
  }

  /**
   * Weights on the VirtualRouter of a VirtualService of AWS App Mesh.
   *
   * @throws unless the two VirtualNodes differ
   * @see https://docs.aws.amazon.com/app-mesh/latest/userguide/virtual_routers.html
   */
  public static appMesh(options: AppMeshTrafficRoutingOptions): TrafficRouting {
    const where = 'TrafficRouting.appMesh';
    return new TrafficRouting(where, ['appMesh'], { appMesh: renderAppMesh(where, options) }, { managedRoutes: options.managedRoutes });
  }

  /**
   * Weights on HTTPRoutes, GRPCRoutes, TCPRoutes or TLSRoutes, through the plugin `argoproj-labs/gatewayAPI`. The plugin counts to 100, so there is no `maxTrafficWeight`.
   *
   * @throws unless a route or a selector is given
   * @see https://rollouts-plugin-trafficrouter-gatewayapi.readthedocs.io/
   */
  public static gatewayApi(options: GatewayApiTrafficRoutingOptions): TrafficRouting {
    const where = 'TrafficRouting.gatewayApi';
    return new TrafficRouting(where, ['plugins'], { plugins: { [GATEWAY_API_PLUGIN]: renderGatewayApi(where, options) } }, options);
  }

  /**
   * Any traffic router plugin. What it is given is handed over as it is.
   *
   * @param name name under which the plugin is registered with the controller, `organisation/plugin`
   * @param config what the plugin reads
   * @param options managed routes and the largest weight
   * @throws if the name has no organisation: the controller would find no plugin
   * @see https://argo-rollouts.readthedocs.io/en/stable/features/traffic-management/plugins/
   */
  public static plugin(name: string, config: { [key: string]: any }, options: PluginTrafficRoutingOptions = {}): TrafficRouting {
    const where = 'TrafficRouting.plugin';
    if (!/^[^\s/]+\/[^\s/]+$/.test(name)) {
      throw propError(where, {
        prop: 'name',
        received: name,
        accepted: 'organisation/plugin',
        mend: `use the name that the ConfigMap argo-rollouts-config has, such as "${GATEWAY_API_PLUGIN}"`,
      });
    }
    return new TrafficRouting(where, ['plugins'], { plugins: { [name]: config } }, options);
  }

  /**
   * Several routers in one block, for example one for requests from outside and a mesh for those from inside. Each gets every weight; header and
   * mirror routes are added by those that can. Managed routes are joined in order.
   *
   * @param parts the blocks to join, each for another router
   * @throws if a router or plugin comes twice, or if the routers do not count to the same weight
   * @see https://argo-rollouts.readthedocs.io/en/stable/features/traffic-management/mixed/
   */
  public static combined(parts: TrafficRouting[]): TrafficRouting {
    const where = 'TrafficRouting.combined';
    const routers = [...new Set(parts.flatMap((part) => part._routers))];
    const { managedRoutes, maxTrafficWeight, ...block } = combineTrafficRouting(where, parts.map((part) => part._toJson()));
    return new TrafficRouting(where, routers, block, { managedRoutes: managedRoutes?.map(({ name }) => name), maxTrafficWeight });
  }

  /** @internal */
  public readonly _routers: readonly RouterKey[];

  private readonly spec: TrafficRoutingSpec;

  private constructor(where: string, routers: RouterKey[], block: TrafficRoutingSpec, options: PluginTrafficRoutingOptions) {
    const { managedRoutes = [], maxTrafficWeight } = options;
    requireInteger(where, 'maxTrafficWeight', maxTrafficWeight, 1, 1_000_000, 'give the weight that stands for all requests, such as 100 or 1000');
    managedRoutes.forEach((name, i) => {
      requireManagedRouteName(where, `managedRoutes[${i}]`, name);
      if (managedRoutes.indexOf(name) !== i) {
        throw propError(where, { prop: `managedRoutes[${i}]`, received: name, accepted: 'each name once', mend: 'remove the second one' });
      }
    });
    this._routers = routers;
    this.spec = {
      ...(managedRoutes.length > 0 && { managedRoutes: managedRoutes.map((name) => ({ name })) }),
      ...(maxTrafficWeight !== undefined && { maxTrafficWeight }),
      ...block,
    };
  }

  /**
   * Whether the strategy must name a stable and a canary Service.
   *
   * @internal
   */
  public _needsServices(pingPong: boolean): boolean {
    return this._routers.some((router) => ROUTER_CAPABILITIES[router].needsServices
      && !(pingPong && routerCan(router, 'pingPong'))
      && !(router === 'istio' && this.spec.istio?.destinationRule));
  }

  /** @internal */
  public _toJson(): TrafficRoutingSpec {
    return this.spec;
  }
}
