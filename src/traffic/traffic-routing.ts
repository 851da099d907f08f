import { GatewayApiTrafficRoutingOptions } from './gateway-api-traffic-routing';
import { NginxTrafficRoutingOptions } from './nginx-traffic-routing';
import { GATEWAY_API_PLUGIN, renderGatewayApi } from './render-gateway-api';
import { requireManagedRouteName } from './render-managed-route';
import { renderNginx } from './render-nginx';
import { TrafficRoutingOptions } from './traffic-routing-options';
import { TrafficRoutingSpec } from '../manifest/traffic-routing';
import { propError, requireInteger } from '../semantics/errors';
import { RouterKey } from '../semantics/router-capabilities';

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
   * Weights on an HTTPRoute or GRPCRoute, through the plugin `argoproj-labs/gatewayAPI`. The plugin counts to 100, so there is no `maxTrafficWeight`.
   *
   * @throws unless a route is named
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

  /** @internal */
  public _toJson(): TrafficRoutingSpec {
    return this.spec;
  }
}
