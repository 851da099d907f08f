import { ObjectMetadata } from './metadata';

/** @see https://gateway-api.sigs.k8s.io/reference/spec/#httproute */
export interface HttpRouteObject {
  readonly apiVersion: string;
  readonly kind: 'HTTPRoute';
  readonly metadata: ObjectMetadata;
  readonly spec: HttpRouteSpec;
}

/** @see https://gateway-api.sigs.k8s.io/reference/spec/#grpcroute */
export interface GrpcRouteObject {
  readonly apiVersion: string;
  readonly kind: 'GRPCRoute';
  readonly metadata: ObjectMetadata;
  readonly spec: GrpcRouteSpec;
}

export interface HttpRouteSpec {
  readonly parentRefs?: ParentReferenceSpec[];
  readonly hostnames?: string[];
  readonly rules?: HttpRouteRuleSpec[];
}

export interface GrpcRouteSpec {
  readonly parentRefs?: ParentReferenceSpec[];
  readonly hostnames?: string[];
  readonly rules?: GrpcRouteRuleSpec[];
}

export interface ParentReferenceSpec {
  readonly group?: string;
  readonly kind?: string;
  readonly namespace?: string;
  readonly name: string;
  readonly sectionName?: string;
  readonly port?: number;
}

export interface HttpRouteRuleSpec {
  readonly name?: string;
  readonly matches?: HttpRouteMatchSpec[];
  readonly filters?: unknown[];
  readonly backendRefs?: BackendRefSpec[];
}

export interface HttpRouteMatchSpec {
  readonly path?: { readonly type: string; readonly value: string };
  readonly headers?: HeaderMatchSpec[];
  readonly queryParams?: HeaderMatchSpec[];
  readonly method?: string;
}

export interface GrpcRouteRuleSpec {
  readonly name?: string;
  readonly matches?: GrpcRouteMatchSpec[];
  readonly filters?: unknown[];
  readonly backendRefs?: BackendRefSpec[];
}

export interface GrpcRouteMatchSpec {
  readonly method?: { readonly type?: string; readonly service?: string; readonly method?: string };
  readonly headers?: HeaderMatchSpec[];
}

export interface HeaderMatchSpec {
  readonly type?: string;
  readonly name: string;
  readonly value: string;
}

export interface BackendRefSpec {
  readonly group?: string;
  readonly kind?: string;
  readonly name: string;
  readonly namespace?: string;
  readonly port?: number;
  /** 1 where it is left out. */
  readonly weight?: number;
}
