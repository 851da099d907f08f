import { isCanary } from './canary-target';
import { RouteProtocol, RouteTarget } from './traffic-router';
import { IstioHttpRouteSpec, IstioRouteDestinationSpec, VirtualServiceSpec } from '../manifest/istio';

/** Names of the subsets of a DestinationRule. */
export const ISTIO_SUBSETS = { canarySubsetName: 'canary', stableSubsetName: 'stable' } as const;

/** The routes of a VirtualService: HTTP, TLS or TCP, with all requests at the stable version. */
export function istioRoutes(target: RouteTarget): Pick<VirtualServiceSpec, 'http' | 'tls' | 'tcp'> {
  const route = destinations(target);
  switch (target.protocol) {
    case RouteProtocol.TCP:
      return { tcp: [{ route }] };
    case RouteProtocol.TLS:
      return { tls: [{ match: [{ sniHosts: [...target.route.hostnames ?? []] }], route }] };
    default: {
      const match = uriMatches(target.route.paths ?? ['/']);
      return { http: [{ name: target.name, ...(match && { match }), route }] };
    }
  }
}

function destinations(target: RouteTarget): IstioRouteDestinationSpec[] {
  const port = { number: target.servicePort };
  const { stableService: host } = target;
  if (!isCanary(target)) {
    return [{ destination: { host, port } }];
  }
  return target.canaryService === undefined
    ? [
      { destination: { host, subset: ISTIO_SUBSETS.stableSubsetName, port }, weight: 100 },
      { destination: { host, subset: ISTIO_SUBSETS.canarySubsetName, port }, weight: 0 },
    ]
    : [{ destination: { host, port }, weight: 100 }, { destination: { host: target.canaryService, port }, weight: 0 }];
}

/** None for every path. Istio compares characters, not segments: `/api` alone would match `/apiary`. */
function uriMatches(paths: readonly string[]): IstioHttpRouteSpec['match'] {
  if (paths.includes('/')) {
    return undefined;
  }
  return paths.flatMap((path) => (path.endsWith('/')
    ? [{ uri: { prefix: path } }]
    : [{ uri: { exact: path } }, { uri: { prefix: `${path}/` } }]));
}
