import { ObjectMetadata } from './metadata';

/** @see https://doc.traefik.io/traefik/reference/routing-configuration/kubernetes/crd/http/traefikservice/ */
export interface TraefikServiceObject {
  readonly apiVersion: string;
  readonly kind: 'TraefikService';
  readonly metadata: ObjectMetadata;
  readonly spec: { readonly weighted?: { readonly services?: TraefikBackendSpec[] } };
}

/** @see https://doc.traefik.io/traefik/reference/routing-configuration/kubernetes/crd/http/ingressroute/ */
export interface IngressRouteObject {
  readonly apiVersion: string;
  readonly kind: 'IngressRoute';
  readonly metadata: ObjectMetadata;
  readonly spec: {
    readonly entryPoints?: string[];
    readonly routes: { readonly kind: 'Rule'; readonly match: string; readonly services?: TraefikBackendSpec[] }[];
    readonly tls?: { readonly secretName?: string; readonly domains?: { readonly main?: string; readonly sans?: string[] }[] };
  };
}

/** A Service, or a TraefikService that weighs several. */
export interface TraefikBackendSpec {
  readonly kind?: 'Service' | 'TraefikService';
  readonly name: string;
  readonly port?: number | string;
  /** `h2c` for gRPC without TLS. */
  readonly scheme?: string;
  /** 1 where it is left out. */
  readonly weight?: number;
}
