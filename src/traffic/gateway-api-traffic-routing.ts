import { TrafficRoutingOptions } from './traffic-routing-options';

/**
 * `trafficRouting.plugins` with the Gateway API plugin: the plugin writes the weights of the backends of a route.
 * For what it takes besides (TCP and TLS routes, selectors) use `TrafficRouting.plugin`.
 *
 * @see https://rollouts-plugin-trafficrouter-gatewayapi.readthedocs.io/
 */
export interface GatewayApiTrafficRoutingOptions extends TrafficRoutingOptions {
  /**
   * Name of the HTTPRoute whose backends are weighted.
   *
   * @default - none
   */
  readonly httpRoute?: string;
  /**
   * HTTPRoutes whose backends are weighted, each with or without header routes.
   *
   * @default - none
   */
  readonly httpRoutes?: GatewayApiRoute[];
  /**
   * Name of the GRPCRoute whose backends are weighted.
   *
   * @default - none
   */
  readonly grpcRoute?: string;
  /**
   * GRPCRoutes whose backends are weighted, each with or without header routes.
   *
   * @default - none
   */
  readonly grpcRoutes?: GatewayApiRoute[];
  /**
   * Namespace of the routes.
   *
   * @default - the namespace of the Rollout, with plugin 0.11.0 or newer; older ones need it here
   */
  readonly namespace?: string;
  /**
   * ConfigMap in which old versions of the plugin remember header routes.
   *
   * @default - 'argo-gatewayapi-configmap' where the plugin still has one
   */
  readonly configMap?: string;
  /**
   * Whether the plugin leaves out the label that it puts on a route while a canary is in flight.
   *
   * @default - false: the route is labelled
   */
  readonly disableInProgressLabel?: boolean;
  /**
   * Key of that label.
   *
   * @default - the plugin's own
   */
  readonly inProgressLabelKey?: string;
  /**
   * Value of that label.
   *
   * @default - the plugin's own
   */
  readonly inProgressLabelValue?: string;
}

/** A route that the Gateway API plugin writes. */
export interface GatewayApiRoute {
  /** Name of the HTTPRoute or GRPCRoute. */
  readonly name: string;
  /**
   * Whether setHeaderRoute steps add their rules to this route.
   *
   * @default - false: only its weights are written
   */
  readonly useHeaderRoutes?: boolean;
}
