import { TrafficRoutingOptions } from './traffic-routing-options';

/**
 * `trafficRouting.apisix`: the controller writes the weights of rules of an ApisixRoute.
 *
 * @see https://argo-rollouts.readthedocs.io/en/stable/features/traffic-management/apisix/
 */
export interface ApisixTrafficRoutingOptions extends TrafficRoutingOptions {
  /** Name of the ApisixRoute. */
  readonly route: string;
  /**
   * Names of its HTTP rules. Each must have the stable and the canary Service as backends.
   *
   * @default - the one rule that is called like the route
   */
  readonly rules?: string[];
}
