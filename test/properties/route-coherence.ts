import { Manifest } from './coherence';

/** What a route sends requests to: an object by name, and its port. */
interface Backend {
  readonly kind: string;
  readonly name: string;
  /** None: the object has no ports, or the controller says which. */
  readonly port?: number;
}

const service = (name: string, port?: number): Backend => ({ kind: 'Service', name, port });

/** How each kind of route names its backends. */
const BACKENDS: Record<string, (spec: Manifest) => Backend[]> = {
  Ingress: ({ rules }) => rules.flatMap(({ http }: Manifest) => http.paths.map(({ backend }: Manifest) =>
    service(backend.service.name, backend.service.port.name === 'use-annotation' ? undefined : backend.service.port.number))),
  HTTPRoute: byRules,
  GRPCRoute: byRules,
  VirtualService: ({ http = [], tcp = [] }) => [...http, ...tcp].flatMap(({ route }: Manifest) =>
    route.map(({ destination }: Manifest) => service(destination.host, destination.port.number))),
  DestinationRule: ({ host }) => [service(host)],
  TraefikService: ({ weighted }) => weighted.services.map(({ name, port }: Manifest) => service(name, port)),
  IngressRoute: ({ routes }) => routes.flatMap(({ services }: Manifest) => services.map(({ kind = 'Service', name, port }: Manifest) => ({ kind, name, port }))),
  ApisixRoute: ({ http }) => http.flatMap(({ backends }: Manifest) =>
    backends.map(({ serviceName, servicePort }: Manifest) => service(serviceName, servicePort))),
  Mapping: (spec) => [service(spec.service.split(':')[0], Number(spec.service.split(':')[1]))],
};

function byRules({ rules }: Manifest): Backend[] {
  return rules.flatMap(({ backendRefs }: Manifest) => backendRefs.map(({ name, port }: Manifest) => service(name, port)));
}

/** Backends of a route that nothing among the manifests is. */
export function aboutRoute(manifests: Manifest[], route: Manifest): string[] {
  return (BACKENDS[route.kind]?.(route.spec) ?? [])
    .filter((backend) => !manifests.some((manifest) => serves(manifest, backend)))
    .map(({ kind, name, port }) => `${route.kind} ${route.metadata.name}: no ${kind} ${name}${port === undefined ? '' : ` with port ${port}`}`);
}

function serves({ kind, metadata, spec }: Manifest, backend: Backend): boolean {
  return kind === backend.kind && metadata.name === backend.name
    && (backend.port === undefined || spec.ports.some(({ port }: Manifest) => port === backend.port));
}
