import { TrafficRoutingOptions } from './traffic-routing-options';

/**
 * `trafficRouting.smi`: the controller creates a TrafficSplit and owns it.
 *
 * @see https://argo-rollouts.readthedocs.io/en/stable/features/traffic-management/smi/
 */
export interface SmiTrafficRoutingOptions extends TrafficRoutingOptions {
  /**
   * Service that clients call and whose requests are split.
   *
   * @default - the stable Service
   */
  readonly rootService?: string;
  /**
   * Name of the TrafficSplit that the controller creates. One that exists already is refused.
   *
   * @default - the name of the Rollout
   */
  readonly trafficSplitName?: string;
}
