/** `spec.strategy.canary.trafficRouting` of a Rollout: how the controller moves traffic. */
export interface TrafficRoutingSpec {
  readonly managedRoutes?: { readonly name: string }[];
  readonly maxTrafficWeight?: number;
  readonly nginx?: NginxTrafficRoutingSpec;
  readonly plugins?: Record<string, unknown>;
}

/** @see https://argo-rollouts.readthedocs.io/en/stable/features/traffic-management/nginx/ */
export interface NginxTrafficRoutingSpec {
  readonly stableIngress?: string;
  readonly stableIngresses?: string[];
  readonly annotationPrefix?: string;
  readonly additionalIngressAnnotations?: Record<string, string>;
  readonly canaryIngressAnnotations?: Record<string, string>;
}

/** Exactly one of the three. */
export interface StringMatchSpec {
  readonly exact?: string;
  readonly prefix?: string;
  readonly regex?: string;
}

export interface HeaderRouteSpec {
  readonly name: string;
  readonly match?: { readonly headerName: string; readonly headerValue: StringMatchSpec }[];
}

export interface MirrorRouteSpec {
  readonly name: string;
  readonly percentage?: number;
  readonly match?: {
    readonly method?: StringMatchSpec;
    readonly path?: StringMatchSpec;
    readonly headers?: Record<string, StringMatchSpec>;
  }[];
}
