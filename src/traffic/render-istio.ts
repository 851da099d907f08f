import { IstioSubsets, IstioTlsRoute, IstioTrafficRoutingOptions, IstioVirtualServiceRoutes } from './istio-traffic-routing';
import { requireNames } from './render-names';
import { IstioTrafficRoutingSpec, IstioVirtualServiceRefSpec } from '../manifest/traffic-routing';
import { propError, requireInteger } from '../semantics/errors';
import { requireDnsSubdomain, requireHostname } from '../semantics/names';

/** The `istio` block of `trafficRouting`. */
export function renderIstio(where: string, options: IstioTrafficRoutingOptions): IstioTrafficRoutingSpec {
  const { virtualService, virtualServices, destinationRule } = options;
  if ((virtualService === undefined) === (virtualServices === undefined)) {
    throw propError(where, {
      prop: 'virtualService and virtualServices',
      received: virtualService === undefined ? undefined : [virtualService, virtualServices],
      accepted: 'exactly one of the two',
      mend: 'name one VirtualService with virtualService, or several with virtualServices',
    });
  }
  if (virtualServices) {
    requireNames(where, 'virtualServices', virtualServices.map(({ name }) => name), 'VirtualService');
  }
  return {
    ...(virtualService && { virtualService: renderVirtualService(where, 'virtualService', virtualService) }),
    ...(virtualServices && { virtualServices: virtualServices.map((one, i) => renderVirtualService(where, `virtualServices[${i}]`, one)) }),
    ...(destinationRule && { destinationRule: renderSubsets(where, destinationRule) }),
  };
}

function renderVirtualService(where: string, prop: string, virtualService: IstioVirtualServiceRoutes): IstioVirtualServiceRefSpec {
  const { name, routes, tlsRoutes, tcpRoutes } = virtualService;
  requireDnsSubdomain(where, `${prop}.name`, name);
  requireEntries(where, prop, { routes, tlsRoutes, tcpRoutes });
  routes?.forEach((route, i) => {
    if (!/^\S+$/.test(route)) {
      throw propError(where, { prop: `${prop}.routes[${i}]`, received: route, accepted: 'a name without spaces', mend: 'name the route as spec.http[].name does' });
    }
  });
  tlsRoutes?.forEach((route, i) => requireTlsRoute(where, `${prop}.tlsRoutes[${i}]`, route));
  tcpRoutes?.forEach(({ port }, i) => requirePort(where, `${prop}.tcpRoutes[${i}].port`, port));
  return {
    name,
    ...(routes && { routes: [...routes] }),
    ...(tlsRoutes && {
      tlsRoutes: tlsRoutes.map(({ port, sniHosts }) => ({ ...(port !== undefined && { port }), ...(sniHosts && { sniHosts: [...sniHosts] }) })),
    }),
    ...(tcpRoutes && { tcpRoutes: tcpRoutes.map(({ port }) => ({ port })) }),
  };
}

function requireEntries(where: string, prop: string, lists: Record<string, readonly unknown[] | undefined>): void {
  for (const [name, list] of Object.entries(lists)) {
    if (list?.length === 0) {
      throw propError(where, { prop: `${prop}.${name}`, received: [], accepted: 'at least one route', mend: 'leave it out for the only route' });
    }
  }
}

function requireTlsRoute(where: string, prop: string, { port, sniHosts }: IstioTlsRoute): void {
  if (port === undefined && !sniHosts?.length) {
    throw propError(where, { prop, received: { port, sniHosts }, accepted: 'a port, host names or both', mend: 'say what the TLS route matches' });
  }
  requirePort(where, `${prop}.port`, port);
  sniHosts?.forEach((host, i) => requireHostname(where, `${prop}.sniHosts[${i}]`, host));
}

function requirePort(where: string, prop: string, port: number | undefined): void {
  requireInteger(where, prop, port, 1, 65535, 'pass the port that the route matches');
}

function renderSubsets(where: string, subsets: IstioSubsets): IstioTrafficRoutingSpec['destinationRule'] {
  const { name, canarySubsetName, stableSubsetName, additionalSubsetNames } = subsets;
  requireDnsSubdomain(where, 'destinationRule.name', name);
  const names = { canarySubsetName, stableSubsetName };
  for (const [prop, subset] of Object.entries(names)) {
    requireSubsetName(where, `destinationRule.${prop}`, subset);
  }
  if (canarySubsetName === stableSubsetName) {
    throw propError(where, {
      prop: 'destinationRule.canarySubsetName',
      received: canarySubsetName,
      accepted: 'another subset than stableSubsetName',
      mend: 'name two subsets, such as "canary" and "stable"',
    });
  }
  additionalSubsetNames?.forEach((subset, i) => {
    requireSubsetName(where, `destinationRule.additionalSubsetNames[${i}]`, subset);
    if (Object.values(names).includes(subset) || additionalSubsetNames.indexOf(subset) !== i) {
      throw propError(where, {
        prop: `destinationRule.additionalSubsetNames[${i}]`,
        received: subset,
        accepted: 'each subset once, and none of the two that the controller weighs',
        mend: 'leave it out',
      });
    }
  });
  return { name, canarySubsetName, stableSubsetName, ...(additionalSubsetNames && { additionalSubsetNames: [...additionalSubsetNames] }) };
}

function requireSubsetName(where: string, prop: string, name: string): void {
  if (!/^\S+$/.test(name)) {
    throw propError(where, { prop, received: name, accepted: 'a name without spaces', mend: 'name the subset as the DestinationRule does' });
  }
}
