import { TrafficRoutingOptions } from './traffic-routing-options';

/**
 * `trafficRouting.ambassador`: the controller makes a weighted copy of each Mapping while a release is under way.
 *
 * @see https://argo-rollouts.readthedocs.io/en/stable/features/traffic-management/ambassador/
 */
export interface AmbassadorTrafficRoutingOptions extends TrafficRoutingOptions {
  /** Names of the Mappings that lead to the stable Service. They must have no weight. */
  readonly mappings: string[];
}
