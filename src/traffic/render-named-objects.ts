import { AmbassadorTrafficRoutingOptions } from './ambassador-traffic-routing';
import { ApisixTrafficRoutingOptions } from './apisix-traffic-routing';
import { AppMeshTrafficRoutingOptions } from './app-mesh-traffic-routing';
import { requireNames } from './render-names';
import { SmiTrafficRoutingOptions } from './smi-traffic-routing';
import { TraefikTrafficRoutingOptions } from './traefik-traffic-routing';
import { TrafficRoutingSpec } from '../manifest/traffic-routing';
import { propError } from '../semantics/errors';
import { DNS_SUBDOMAIN_LIMIT, requireDnsSubdomain, requireServiceName } from '../semantics/names';

/** What the controller appends to the name of a Mapping. It would cut a longer name off, and two copies could then be one. */
const CANARY_SUFFIX = '-canary';

/** The `smi` block of `trafficRouting`, which may be empty. */
export function renderSmi(where: string, { rootService, trafficSplitName }: SmiTrafficRoutingOptions): TrafficRoutingSpec['smi'] {
  if (rootService !== undefined) {
    requireServiceName(where, 'rootService', rootService);
  }
  if (trafficSplitName !== undefined) {
    requireDnsSubdomain(where, 'trafficSplitName', trafficSplitName);
  }
  return { ...(rootService !== undefined && { rootService }), ...(trafficSplitName !== undefined && { trafficSplitName }) };
}

/** The `traefik` block of `trafficRouting`. */
export function renderTraefik(where: string, { weightedTraefikServiceName }: TraefikTrafficRoutingOptions): TrafficRoutingSpec['traefik'] {
  requireDnsSubdomain(where, 'weightedTraefikServiceName', weightedTraefikServiceName);
  return { weightedTraefikServiceName };
}

/** The `ambassador` block of `trafficRouting`. */
export function renderAmbassador(where: string, { mappings }: AmbassadorTrafficRoutingOptions): TrafficRoutingSpec['ambassador'] {
  requireNames(where, 'mappings', mappings, 'Mapping');
  mappings.forEach((name, i) => {
    if (name.length > DNS_SUBDOMAIN_LIMIT - CANARY_SUFFIX.length) {
      throw propError(where, {
        prop: `mappings[${i}]`,
        received: name,
        accepted: `at most ${DNS_SUBDOMAIN_LIMIT - CANARY_SUFFIX.length} characters, as the controller appends "${CANARY_SUFFIX}"`,
        mend: 'choose a shorter name',
      });
    }
  });
  return { mappings: [...mappings] };
}

/** The `apisix` block of `trafficRouting`. */
export function renderApisix(where: string, { route, rules }: ApisixTrafficRoutingOptions): TrafficRoutingSpec['apisix'] {
  requireDnsSubdomain(where, 'route', route);
  requireRouteNames(where, 'rules', rules);
  return { route: { name: route, ...(rules && { rules: [...rules] }) } };
}

/** The `appMesh` block of `trafficRouting`. */
export function renderAppMesh(where: string, options: AppMeshTrafficRoutingOptions): TrafficRoutingSpec['appMesh'] {
  const { virtualService, routes, canaryVirtualNode, stableVirtualNode } = options;
  for (const [prop, name] of Object.entries({ virtualService, canaryVirtualNode, stableVirtualNode })) {
    requireDnsSubdomain(where, prop, name);
  }
  if (canaryVirtualNode === stableVirtualNode) {
    throw propError(where, {
      prop: 'canaryVirtualNode', received: canaryVirtualNode, accepted: 'another VirtualNode than stableVirtualNode', mend: 'name two VirtualNodes',
    });
  }
  requireRouteNames(where, 'routes', routes);
  return {
    virtualService: { name: virtualService, ...(routes && { routes: [...routes] }) },
    virtualNodeGroup: { canaryVirtualNodeRef: { name: canaryVirtualNode }, stableVirtualNodeRef: { name: stableVirtualNode } },
  };
}

function requireRouteNames(where: string, prop: string, names: readonly string[] | undefined): void {
  if (names?.length === 0) {
    throw propError(where, { prop, received: [], accepted: 'at least one name', mend: 'leave it out for the default' });
  }
  names?.forEach((name, i) => {
    if (!/^\S+$/.test(name) || names.indexOf(name) !== i) {
      throw propError(where, { prop: `${prop}[${i}]`, received: name, accepted: 'a name without spaces, each once', mend: 'name it as the route does' });
    }
  });
}
