/** `spec.strategy.canary.trafficRouting` of a Rollout: how the controller moves traffic. */
export interface TrafficRoutingSpec {
  readonly managedRoutes?: { readonly name: string }[];
  readonly maxTrafficWeight?: number;
  readonly alb?: AlbTrafficRoutingSpec;
  readonly ambassador?: { readonly mappings: string[] };
  readonly apisix?: { readonly route: { readonly name: string; readonly rules?: string[] } };
  readonly appMesh?: AppMeshTrafficRoutingSpec;
  readonly istio?: IstioTrafficRoutingSpec;
  readonly nginx?: NginxTrafficRoutingSpec;
  readonly plugins?: Record<string, unknown>;
  readonly smi?: { readonly rootService?: string; readonly trafficSplitName?: string };
  readonly traefik?: { readonly weightedTraefikServiceName: string };
}

/** @see https://argo-rollouts.readthedocs.io/en/stable/features/traffic-management/alb/ */
export interface AlbTrafficRoutingSpec {
  readonly ingress?: string;
  readonly ingresses?: string[];
  readonly servicePort: number;
  readonly rootService?: string;
  readonly annotationPrefix?: string;
  readonly stickinessConfig?: { readonly enabled: boolean; readonly durationSeconds: number };
}

/** Named by the Go types; the docs have no page for it. */
export interface AppMeshTrafficRoutingSpec {
  readonly virtualService: { readonly name: string; readonly routes?: string[] };
  readonly virtualNodeGroup: {
    readonly canaryVirtualNodeRef: { readonly name: string };
    readonly stableVirtualNodeRef: { readonly name: string };
  };
}

/** @see https://argo-rollouts.readthedocs.io/en/stable/features/traffic-management/istio/ */
export interface IstioTrafficRoutingSpec {
  readonly virtualService?: IstioVirtualServiceRefSpec;
  readonly virtualServices?: IstioVirtualServiceRefSpec[];
  readonly destinationRule?: {
    readonly name: string;
    readonly canarySubsetName: string;
    readonly stableSubsetName: string;
    readonly additionalSubsetNames?: string[];
  };
}

/** Which routes of a VirtualService the controller weighs; without any, the only one. */
export interface IstioVirtualServiceRefSpec {
  readonly name: string;
  readonly routes?: string[];
  readonly tlsRoutes?: { readonly port?: number; readonly sniHosts?: string[] }[];
  readonly tcpRoutes?: { readonly port?: number }[];
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
