import { METADATA, withSpec } from './metadata';
import { anything, flag, list, map, number, numberOrText, record, records, Shaped, text } from '../shape';

export const SERVICE = withSpec(record({
  type: text,
  clusterIP: text,
  selector: map(text),
  ports: records(record({ name: text, port: number, targetPort: numberOrText, protocol: text, appProtocol: text })),
  publishNotReadyAddresses: flag,
  sessionAffinity: text,
  externalTrafficPolicy: text,
}));
export type Service = Shaped<typeof SERVICE>;

const INGRESS_BACKEND = record({ service: record({ name: text, port: record({ name: text, number }) }), resource: anything });

export const INGRESS = withSpec(record({
  ingressClassName: text,
  defaultBackend: INGRESS_BACKEND,
  rules: records(record({ host: text, http: record({ paths: records(record({ path: text, pathType: text, backend: INGRESS_BACKEND })) }) })),
  tls: records(record({ hosts: list(text), secretName: text })),
}));
export type Ingress = Shaped<typeof INGRESS>;

const BACKEND_REFERENCE = record({ group: text, kind: text, name: text, namespace: text, port: number, weight: number });

/** HTTPRoute, GRPCRoute, TCPRoute and TLSRoute. */
export const GATEWAY_ROUTE = withSpec(record({
  parentRefs: records(record({ group: text, kind: text, name: text, namespace: text, sectionName: text, port: number })),
  hostnames: list(text),
  rules: records(record({
    name: text,
    matches: records(record({ path: record({ type: text, value: text }), method: anything, headers: anything, queryParams: anything })),
    filters: anything,
    backendRefs: records(BACKEND_REFERENCE),
  })),
}));
export type GatewayRoute = Shaped<typeof GATEWAY_ROUTE>;

const ISTIO_DESTINATION = record({ weight: number, destination: record({ host: text, subset: text, port: record({ number }) }) });
const ISTIO_ROUTES = records(record({
  name: text, match: anything, route: records(ISTIO_DESTINATION), mirror: anything, redirect: anything,
}));

export const VIRTUAL_SERVICE = withSpec(record({
  hosts: list(text), gateways: list(text), http: ISTIO_ROUTES, tls: ISTIO_ROUTES, tcp: ISTIO_ROUTES,
}));
export type VirtualService = Shaped<typeof VIRTUAL_SERVICE>;
export const DESTINATION_RULE = withSpec(record({
  host: text, subsets: records(record({ name: text, labels: map(text) })), trafficPolicy: anything,
}));
export const TRAEFIK_SERVICE = withSpec(record({
  weighted: record({ services: records(record({ name: text, kind: text, weight: number, port: numberOrText })) }),
}));
export const NAMESPACE = record({ metadata: METADATA });
