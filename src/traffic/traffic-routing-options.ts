/** What every `trafficRouting` block takes. */
export interface TrafficRoutingOptions {
  /**
   * Names of the routes that setHeaderRoute and setMirrorRoute steps add and the controller removes, first the one that is tried first.
   *
   * @default - none
   * @see https://argo-rollouts.readthedocs.io/en/stable/features/traffic-management/#traffic-routing-with-managed-routes-and-route-precedence
   */
  readonly managedRoutes?: string[];
}
