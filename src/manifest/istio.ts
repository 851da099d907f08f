import { ObjectMetadata } from './metadata';

/** @see https://istio.io/latest/docs/reference/config/networking/virtual-service/ */
export interface VirtualServiceObject {
  readonly apiVersion: string;
  readonly kind: 'VirtualService';
  readonly metadata: ObjectMetadata;
  readonly spec: VirtualServiceSpec;
}

export interface VirtualServiceSpec {
  readonly hosts?: string[];
  readonly gateways?: string[];
  readonly http?: IstioHttpRouteSpec[];
  readonly tls?: IstioTlsRouteSpec[];
  readonly tcp?: IstioTcpRouteSpec[];
}

export interface IstioHttpRouteSpec {
  readonly name?: string;
  readonly match?: { readonly uri?: { readonly exact?: string; readonly prefix?: string; readonly regex?: string } }[];
  readonly route?: IstioRouteDestinationSpec[];
}

export interface IstioTlsRouteSpec {
  readonly match: { readonly port?: number; readonly sniHosts: string[] }[];
  readonly route?: IstioRouteDestinationSpec[];
}

export interface IstioTcpRouteSpec {
  readonly match?: { readonly port?: number }[];
  readonly route?: IstioRouteDestinationSpec[];
}

export interface IstioRouteDestinationSpec {
  readonly destination: { readonly host: string; readonly subset?: string; readonly port?: { readonly number: number } };
  readonly weight?: number;
}

/** @see https://istio.io/latest/docs/reference/config/networking/destination-rule/ */
export interface DestinationRuleObject {
  readonly apiVersion: string;
  readonly kind: 'DestinationRule';
  readonly metadata: ObjectMetadata;
  readonly spec: {
    readonly host: string;
    readonly subsets?: { readonly name: string; readonly labels?: Record<string, string> }[];
  };
}
