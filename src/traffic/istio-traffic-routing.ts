import { TrafficRoutingOptions } from './traffic-routing-options';

/**
 * `trafficRouting.istio`: the controller writes the weights of routes of a VirtualService, between two Services or between two subsets of one.
 *
 * @see https://argo-rollouts.readthedocs.io/en/stable/features/traffic-management/istio/
 */
export interface IstioTrafficRoutingOptions extends TrafficRoutingOptions {
  /**
   * The VirtualService whose routes are weighed. Give this or `virtualServices`.
   *
   * @default - none: `virtualServices` names several
   */
  readonly virtualService?: IstioVirtualServiceRoutes;
  /**
   * The VirtualServices whose routes are weighed.
   *
   * @default - none: `virtualService` names one
   */
  readonly virtualServices?: IstioVirtualServiceRoutes[];
  /**
   * The DestinationRule whose subsets stand for the versions. Then `stableService` and `canaryService` are not needed.
   *
   * @default - none: the weights are between the stable and the canary Service
   */
  readonly destinationRule?: IstioSubsets;
}

/** Which routes of a VirtualService are weighed. Each must lead to both versions. */
export interface IstioVirtualServiceRoutes {
  /** Name of the VirtualService, or `name.namespace` for one in another namespace. */
  readonly name: string;
  /**
   * Names of its HTTP routes.
   *
   * @default - its only HTTP route, if it has any
   */
  readonly routes?: string[];
  /**
   * Its TLS routes.
   *
   * @default - its only TLS route, if it has any
   */
  readonly tlsRoutes?: IstioTlsRoute[];
  /**
   * Its TCP routes.
   *
   * @default - its only TCP route, if it has any
   */
  readonly tcpRoutes?: IstioTcpRoute[];
}

/** A TLS route, found by what it matches. Give the port, the host names, or both. */
export interface IstioTlsRoute {
  /**
   * Port that the route matches.
   *
   * @default - it matches no port
   */
  readonly port?: number;
  /**
   * All host names (SNI) that the route matches.
   *
   * @default - it matches no host names
   */
  readonly sniHosts?: string[];
}

/** A TCP route, found by the port that it matches. */
export interface IstioTcpRoute {
  /** Port that the route matches. */
  readonly port: number;
}

/** The subsets of a DestinationRule. The controller adds the hash of a version to the labels of each, and drops subsets that are not named here. */
export interface IstioSubsets {
  /** Name of the DestinationRule, in the namespace of the Rollout. */
  readonly name: string;
  /** Name of the subset of the canary. */
  readonly canarySubsetName: string;
  /** Name of the subset of the stable version. */
  readonly stableSubsetName: string;
  /**
   * Other subsets that the routes lead to: their weights are left alone. They must be in another DestinationRule. Needs Argo Rollouts 1.9.
   *
   * @default - none: destinations of other subsets are removed from the routes
   */
  readonly additionalSubsetNames?: string[];
}
