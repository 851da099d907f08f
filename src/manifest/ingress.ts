import { ObjectMetadata } from './metadata';

/** @see https://kubernetes.io/docs/reference/kubernetes-api/service-resources/ingress-v1/ */
export interface IngressObject {
  readonly apiVersion: string;
  readonly kind: 'Ingress';
  readonly metadata: ObjectMetadata;
  readonly spec: IngressSpec;
}

export interface IngressSpec {
  readonly ingressClassName?: string;
  readonly defaultBackend?: IngressBackendSpec;
  readonly tls?: IngressTlsSpec[];
  readonly rules?: IngressRuleSpec[];
}

export interface IngressTlsSpec {
  readonly hosts?: string[];
  readonly secretName?: string;
}

export interface IngressRuleSpec {
  readonly host?: string;
  readonly http?: { readonly paths: IngressPathSpec[] };
}

export interface IngressPathSpec {
  readonly path?: string;
  readonly pathType: string;
  readonly backend: IngressBackendSpec;
}

export interface IngressBackendSpec {
  readonly service?: {
    readonly name: string;
    readonly port: { readonly number?: number; readonly name?: string };
  };
}
