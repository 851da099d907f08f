import { TrafficRoutingOptions } from './traffic-routing-options';

/**
 * `trafficRouting.plugins` with the Gateway API plugin: the plugin writes the weights of the backends of routes. Name them, or select them by labels.
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
   * Name of the TCPRoute whose backends are weighted. The plugin reads version `v1alpha2`, which the newest CRDs of Gateway API no longer serve.
   *
   * @default - none
   */
  readonly tcpRoute?: string;
  /**
   * TCPRoutes whose backends are weighted.
   *
   * @default - none
   */
  readonly tcpRoutes?: GatewayApiRoute[];
  /**
   * Name of the TLSRoute whose backends are weighted. The plugin reads version `v1alpha2`, which the newest CRDs of Gateway API no longer serve.
   *
   * @default - none
   */
  readonly tlsRoute?: string;
  /**
   * TLSRoutes whose backends are weighted.
   *
   * @default - none
   */
  readonly tlsRoutes?: GatewayApiRoute[];
  /**
   * Labels of the HTTPRoutes whose backends are weighted.
   *
   * @default - none: routes are named
   */
  readonly httpRouteSelector?: GatewayApiRouteSelector;
  /**
   * Labels of the GRPCRoutes whose backends are weighted.
   *
   * @default - none: routes are named
   */
  readonly grpcRouteSelector?: GatewayApiRouteSelector;
  /**
   * Labels of the TCPRoutes whose backends are weighted.
   *
   * @default - none: routes are named
   */
  readonly tcpRouteSelector?: GatewayApiRouteSelector;
  /**
   * Labels of the TLSRoutes whose backends are weighted.
   *
   * @default - none: routes are named
   */
  readonly tlsRouteSelector?: GatewayApiRouteSelector;
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
  /** Name of the route. */
  readonly name: string;
  /**
   * Whether setHeaderRoute steps add their rules to this route.
   *
   * @default - false: only its weights are written
   */
  readonly useHeaderRoutes?: boolean;
}

/** Routes by their labels. A route must have them all. */
export interface GatewayApiRouteSelector {
  /**
   * Labels that a route must have.
   *
   * @default - none
   */
  readonly matchLabels?: { [key: string]: string };
  /**
   * Conditions on labels that a route must meet.
   *
   * @default - none
   */
  readonly matchExpressions?: GatewayApiRouteExpression[];
}

/** A condition on a label of a route. */
export interface GatewayApiRouteExpression {
  /** Key of the label. */
  readonly key: string;
  /** How it is compared. */
  readonly operator: LabelOperator;
  /**
   * Values to compare with, for `IN` and `NOT_IN`.
   *
   * @default - none, for `EXISTS` and `DOES_NOT_EXIST`
   */
  readonly values?: string[];
}

/**
 * How a label is compared.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors
 */
export enum LabelOperator {
  /** The value is one of those given. */
  IN = 'In',
  /** The value is none of those given, or there is no such label. */
  NOT_IN = 'NotIn',
  /** The label is there. */
  EXISTS = 'Exists',
  /** The label is not there. */
  DOES_NOT_EXIST = 'DoesNotExist',
}
