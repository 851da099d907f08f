import { ObjectMetadata } from './metadata';

/** @see https://apisix.apache.org/docs/ingress-controller/reference/api-reference/#apisixroute */
export interface ApisixRouteObject {
  readonly apiVersion: string;
  readonly kind: 'ApisixRoute';
  readonly metadata: ObjectMetadata;
  readonly spec: {
    readonly ingressClassName?: string;
    readonly http?: ApisixHttpRuleSpec[];
  };
}

export interface ApisixHttpRuleSpec {
  readonly name: string;
  readonly priority?: number;
  readonly match: { readonly hosts?: string[]; readonly paths: string[] };
  readonly backends?: { readonly serviceName: string; readonly servicePort: number | string; readonly weight?: number }[];
  /** Whether connections may be upgraded. */
  readonly websocket?: boolean;
}
