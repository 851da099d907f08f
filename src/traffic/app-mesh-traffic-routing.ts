import { TrafficRoutingOptions } from './traffic-routing-options';

/**
 * `trafficRouting.appMesh`: the controller writes the weights of the VirtualRouter behind a VirtualService, and the pod selectors of two VirtualNodes.
 *
 * @see https://docs.aws.amazon.com/app-mesh/latest/userguide/virtual_routers.html
 */
export interface AppMeshTrafficRoutingOptions extends TrafficRoutingOptions {
  /** Name of the VirtualService. Its provider must be a VirtualRouter. */
  readonly virtualService: string;
  /**
   * Names of the routes of the VirtualRouter. Each must have exactly two weighted targets: the two VirtualNodes.
   *
   * @default - all routes
   */
  readonly routes?: string[];
  /** Name of the VirtualNode of the canary. */
  readonly canaryVirtualNode: string;
  /** Name of the VirtualNode of the stable version. */
  readonly stableVirtualNode: string;
}
