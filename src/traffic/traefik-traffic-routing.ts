import { TrafficRoutingOptions } from './traffic-routing-options';

/**
 * `trafficRouting.traefik`: the controller writes the weights of a TraefikService.
 *
 * @see https://argo-rollouts.readthedocs.io/en/stable/features/traffic-management/traefik/
 */
export interface TraefikTrafficRoutingOptions extends TrafficRoutingOptions {
  /** Name of the TraefikService that lists the stable and the canary Service under `weighted`. */
  readonly weightedTraefikServiceName: string;
}
