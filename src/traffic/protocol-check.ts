import { ITrafficRouter, RouteProtocol, RouteTarget } from './traffic-router';
import { propError } from '../semantics/errors';

const HTTP_PROTOCOLS = [RouteProtocol.HTTP, RouteProtocol.GRPC];

/** Throws unless the router serves the protocol, and the route asks for nothing that the protocol does not have. */
export function requireProtocol(where: string, target: RouteTarget, router: ITrafficRouter, served: readonly RouteProtocol[] = HTTP_PROTOCOLS): void {
  const { protocol, route } = target;
  if (!served.includes(protocol)) {
    throw propError(where, {
      prop: 'protocol',
      received: protocol,
      accepted: `${served.join(', ')} with ${router.routerName}`,
      mend: HTTP_PROTOCOLS.includes(protocol) ? 'use another router' : 'use a router that takes connections, such as IstioRouter, or leave the route out',
    });
  }
  if (HTTP_PROTOCOLS.includes(protocol)) {
    return;
  }
  const missing = protocol === RouteProtocol.TCP ? (['paths', 'hostnames', 'tls'] as const) : (['paths', 'tls'] as const);
  const given = missing.find((prop) => route[prop] !== undefined);
  if (given) {
    throw propError(where, { prop: `route.${given}`, received: route[given], accepted: `nothing for ${protocol}, which has none`, mend: 'leave it out' });
  }
  if (protocol === RouteProtocol.TLS && !route.existing && !route.hostnames?.length) {
    throw propError(where, { prop: 'route.hostnames', received: route.hostnames, accepted: 'at least one host name for TLS, which is told apart by it', mend: 'name the hosts' });
  }
  for (const prop of ['headerRoutes', 'mirrorRoutes'] as const) {
    if (target[prop]?.length) {
      throw propError(where, { prop, received: target[prop], accepted: `none for ${protocol}: there are no requests to tell apart`, mend: 'leave the steps out' });
    }
  }
}
