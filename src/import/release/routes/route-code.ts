import { gatewayApiRoute, plainGatewayRoute } from './gateway-api-route';
import { albRoute, nginxRoute, plainIngressRoute } from './ingress-routes';
import { istioRoute, virtualServiceRoute } from './istio-route';
import { ambassadorRoute, apisixRoute, appMeshRoute, smiRoute } from './proxy-routes';
import { leadsTo, RouteDraft } from './route';
import { traefikRoute } from './traefik-route';
import { call, Code, create, object, ours, verbatim } from '../../code/code';
import { JsonObject, textAt } from '../../code/json';
import { Codes, Draft } from '../draft';
import { NotRecognised, Release } from '../release';

/** Each router by its key in `trafficRouting`. A new one is one line here. */
const ROUTERS: Record<string, (release: Release, config: JsonObject, routing: JsonObject) => RouteDraft> = {
  nginx: (release, config, routing) => nginxRoute(release, textAt(config, 'stableIngress') ?? textAt(config, 'stableIngresses', 0), routing),
  alb: (release, config, routing) => albRoute(release, textAt(config, 'ingress') ?? textAt(config, 'ingresses', 0), routing),
  istio: istioRoute,
  smi: smiRoute,
  traefik: (release, config) => traefikRoute(release, textAt(config, 'weightedTraefikServiceName') ?? ''),
  ambassador: ambassadorRoute,
  apisix: apisixRoute,
  appMesh: appMeshRoute,
  plugins: gatewayApiRoute,
};
const SETTINGS = ['managedRoutes', 'maxTrafficWeight'];

/** `trafficRouting` and `route` of a canary that a router splits. */
export function splitRouteCodes(draft: Draft, routing: JsonObject): Codes {
  const [key, ...more] = Object.keys(routing).filter((one) => !SETTINGS.includes(one));
  if (key === undefined || more.length > 0 || !Object.hasOwn(ROUTERS, key)) {
    throw new NotRecognised(`its traffic routing is ${[key, ...more].join(' and ') || 'empty'}; the construct takes one of ${Object.keys(ROUTERS).join(', ')}`);
  }
  const config = routing[key];
  const route = ROUTERS[key](draft.release, typeof config === 'object' && config !== null && !Array.isArray(config) ? config : {}, routing);
  return { route: routeCode(draft, route), trafficRouting: route.router };
}

/** `trafficRouting` and `route` of a release whose Service is not split, if anything leads to it. */
export function plainRouteCodes(draft: Draft): Codes {
  const route = plainRoute(draft.release);
  const through = draft.release.construct === 'CanaryService';
  return route && !draft.kept.has('route')
    ? { route: routeCode(draft, route), trafficRouting: through ? create(ours('ReplicaShareRouter'), object({ through: route.router })) : route.router }
    : {};
}

function plainRoute(release: Release): RouteDraft | undefined {
  const { stableService } = release;
  if (stableService === undefined) {
    return undefined;
  }
  const leading = (kind: string) => release.all(kind).find(({ spec }) => leadsTo(spec, stableService));
  const [ingress, gatewayRoute, virtualService] = [leading('Ingress'), leading('HTTPRoute') ?? leading('GRPCRoute'), leading('VirtualService')];
  if (ingress) {
    return plainIngressRoute(release, ingress);
  }
  if (gatewayRoute) {
    return plainGatewayRoute(gatewayRoute);
  }
  if (virtualService) {
    return virtualServiceRoute(release, String(textAt(virtualService, 'metadata', 'name')), false);
  }
  return leading('IngressRoute') && traefikRoute(release, stableService);
}

function routeCode({ kept }: Draft, { existing, route }: RouteDraft): Code {
  return route && !kept.has('route') ? object(route) : object({ existing: existing === undefined ? undefined : call(ours('ObjectRef.of'), verbatim(existing)) });
}
