import { propError } from './errors';
import { MinorVersion } from './versions';

/** The keys of `trafficRouting`: how Argo Rollouts names its routers. */
export type RouterKey = 'nginx' | 'alb' | 'istio' | 'smi' | 'traefik' | 'ambassador' | 'apisix' | 'appMesh' | 'plugins';

/** The kinds of match a header route may use: `exact` alone, or `exact`, `prefix` and `regex`. */
export type HeaderRouteSupport = 'none' | 'exact' | 'any';

/** What a router can do, from every version on, from a release line on (`since`), or not at all. */
export type Support = boolean | { readonly since: readonly [major: number, minor: number] };

/** What Argo's own validation and its reconcilers let one router do. */
export interface RouterCapabilities {
  readonly weights: Support;
  readonly headerRoutes: HeaderRouteSupport;
  readonly mirrorRoutes: Support;
  /** Weight of an experiment's template (`experiment.templates[].weight`). */
  readonly experimentWeights: Support;
  readonly pingPong: Support;
  readonly maxTrafficWeight: Support;
  /** Whether `stableService` and `canaryService` must be named. Istio needs none with a DestinationRule, ALB and Istio none with ping-pong. */
  readonly needsServices: boolean;
}

/** A column of the table: something that a step or strategy asks a router for. */
export type RouterCapability = 'weights' | 'headerRoutes' | 'mirrorRoutes' | 'experimentWeights' | 'pingPong' | 'maxTrafficWeight';

const PLUGINS_SINCE_1_10 = { since: [1, 10] } as const;
const WEIGHTS_ONLY: RouterCapabilities = {
  weights: true,
  headerRoutes: 'none',
  mirrorRoutes: false,
  experimentWeights: false,
  pingPong: false,
  maxTrafficWeight: false,
  needsServices: true,
};

/** @see https://argo-rollouts.readthedocs.io/en/stable/features/traffic-management/ */
export const ROUTER_CAPABILITIES: Readonly<Record<RouterKey, RouterCapabilities>> = {
  nginx: { ...WEIGHTS_ONLY, maxTrafficWeight: true },
  alb: { ...WEIGHTS_ONLY, headerRoutes: 'exact', experimentWeights: true, pingPong: true },
  istio: { ...WEIGHTS_ONLY, headerRoutes: 'any', mirrorRoutes: true, experimentWeights: true, pingPong: true },
  smi: { ...WEIGHTS_ONLY, experimentWeights: true },
  traefik: WEIGHTS_ONLY,
  ambassador: WEIGHTS_ONLY,
  apisix: { ...WEIGHTS_ONLY, headerRoutes: 'any' },
  appMesh: WEIGHTS_ONLY,
  plugins: {
    weights: true,
    headerRoutes: 'any',
    mirrorRoutes: PLUGINS_SINCE_1_10,
    experimentWeights: true,
    pingPong: PLUGINS_SINCE_1_10,
    maxTrafficWeight: true,
    needsServices: false,
  },
};

/** What people call the routers. */
export const ROUTER_NAMES: Readonly<Record<RouterKey, string>> = {
  nginx: 'NGINX',
  alb: 'AWS ALB',
  istio: 'Istio',
  smi: 'SMI',
  traefik: 'Traefik',
  ambassador: 'Ambassador',
  apisix: 'Apache APISIX',
  appMesh: 'AWS App Mesh',
  plugins: 'plugins such as Gateway API',
};

const ASKED_FOR: Readonly<Record<RouterCapability, string>> = {
  weights: 'weights',
  headerRoutes: 'header routes',
  mirrorRoutes: 'mirror routes',
  experimentWeights: 'weights of experiments',
  pingPong: 'ping-pong Services',
  maxTrafficWeight: 'other weights than 100',
};

/** Whether the router has the capability in the given release line of Argo Rollouts; without one, in any release line. */
export function routerCan(router: RouterKey, capability: RouterCapability, argoRollouts?: MinorVersion): boolean {
  const support = ROUTER_CAPABILITIES[router][capability];
  if (typeof support === 'object') {
    return argoRollouts === undefined || argoRollouts.atLeast(...support.since);
  }
  return support !== false && support !== 'none';
}

/** The routers that have the capability, for error messages and docs: `Istio`, `plugins such as Gateway API (Argo Rollouts 1.10 or newer)`. */
export function routersThatCan(capability: RouterCapability): string[] {
  return (Object.keys(ROUTER_CAPABILITIES) as RouterKey[])
    .filter((router) => routerCan(router, capability))
    .map((router) => {
      const since = versionNeeded(router, capability);
      return since ? `${ROUTER_NAMES[router]} (${since} or newer)` : ROUTER_NAMES[router];
    });
}

/** What a capability is asked of, and where. */
export interface CapabilityRequest {
  /** The prop that asks for it. */
  readonly prop: string;
  /** The value of that prop. */
  readonly received: unknown;
  readonly capability: RouterCapability;
  /** The routers that are asked; an empty list is a canary without a router, unless `name` says which one cannot. */
  readonly routers: readonly RouterKey[];
  /** What the router is called, where it can less than its row in the table: a plugin. */
  readonly name?: string;
  readonly argoRollouts?: MinorVersion;
}

/**
 * Throws unless one of the routers has the capability. One is enough: Argo Rollouts hands a step to each router it has, and a
 * router that cannot do it ignores it.
 */
export function requireRouterCapability(where: string, request: CapabilityRequest): void {
  const { prop, received, capability, routers, argoRollouts } = request;
  if (routers.some((router) => routerCan(router, capability, argoRollouts))) {
    return;
  }
  const later = routers.map((router) => versionNeeded(router, capability)).find((version) => version !== undefined);
  const names = request.name ?? routers.map((router) => ROUTER_NAMES[router]).join(' and ');
  const asked = names === '' ? 'without a router' : `with ${names}`;
  throw propError(where, {
    prop,
    received,
    accepted: `nothing ${asked}${later ? ` on Argo Rollouts ${argoRollouts}` : ''}; ${ASKED_FOR[capability]} need ${routersThatCan(capability).join(', ')}`,
    mend: later ? `target ${later}, or leave it out` : 'use one of these routers, or leave it out',
  });
}

function versionNeeded(router: RouterKey, capability: RouterCapability): string | undefined {
  const support = ROUTER_CAPABILITIES[router][capability];
  return typeof support === 'object' ? `Argo Rollouts ${support.since.join('.')}` : undefined;
}
