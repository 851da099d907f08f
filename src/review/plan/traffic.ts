import { listed, percent } from './in-words';
import { PlannedPhase } from './planned-phase';
import { PlannedTraffic } from './planned-traffic';
import { RouterKey } from '../../semantics/router-capabilities';
import { objectOf } from '../../semantics/validation/json-values';
import { InventoryObject } from '../inventory/inventory-object';
import { KINDS } from '../inventory/kinds';
import { managedRoutes, routersUsed } from '../inventory/managed-routes';
import { Relations } from '../inventory/relations';
import { CanaryStep } from '../inventory/shapes/strategies';
import { Workload } from '../inventory/workload';

const ROUTER_NAMES: Readonly<Record<RouterKey, string>> = {
  nginx: 'NGINX', alb: 'AWS ALB', istio: 'Istio', smi: 'SMI', traefik: 'Traefik', ambassador: 'Ambassador', apisix: 'APISIX', appMesh: 'App Mesh', plugins: 'plugin',
};
const GATEWAY_API = 'argoproj-labs/gatewayAPI';
/** What calls within the cluster go past. */
const INGRESSES: ReadonlySet<string> = new Set(['NGINX', 'AWS ALB', 'Traefik', 'Ambassador', 'APISIX', 'Gateway API']);

/** Which Service gets whose requests, and through what. */
export function plannedTraffic(relations: Relations, workload: Workload, phases: readonly PlannedPhase[]): PlannedTraffic {
  const named = relations.strategyServices(workload);
  const [selecting] = relations.servicesOf(workload);
  const stable = named.get('stable') ?? named.get('active') ?? named.get('ping') ?? selecting?.object.name;
  const canary = named.get('canary') ?? named.get('preview') ?? named.get('pong');
  const router = routerName(workload);
  const routes = routesOf(relations, workload, stable);
  const through = routes.length > 0 ? ` through ${listed(routes)}` : '';
  return {
    ...(stable !== undefined && { stableService: stable }),
    ...(canary !== undefined && { canaryService: canary }),
    router,
    routes,
    stable: stable === undefined ? 'no Service selects the pods: nothing sends requests to them'
      : `Service ${stable}, called inside the cluster${through ? ` and from outside${through}` : ''}`,
    canary: whereTheCanaryIs(workload, phases, router, { stable, canary, through }),
  };
}

function routerName({ canary, blueGreen, deployment }: Workload): string {
  if (blueGreen) {
    return 'Service';
  }
  const routers = routersUsed(canary?.trafficRouting);
  const plugins = Object.keys(objectOf(canary?.trafficRouting?.plugins)).map((name) => name === GATEWAY_API ? 'Gateway API' : name);
  if (deployment?.spec?.strategy?.type === 'Recreate') {
    return 'none';
  }
  return routers.length === 0 ? 'share of pods' : listed(routers.flatMap((router) => router === 'plugins' ? plugins : [ROUTER_NAMES[router]]));
}

interface Ways {
  readonly stable: string | undefined;
  readonly canary: string | undefined;
  /** ` through HTTPRoute orders`, or nothing. */
  readonly through: string;
}

function whereTheCanaryIs(
  { canary, blueGreen, deployment }: Workload, phases: readonly PlannedPhase[], router: string, { stable, canary: own, through }: Ways,
): string {
  if (stable === undefined && own === undefined) {
    return 'nowhere: it takes its share of the work';
  }
  if (deployment?.spec?.strategy?.type === 'Recreate') {
    return `Service ${stable}, once the old pods are gone and the new ones are ready; nobody answers in between`;
  }
  if (blueGreen) {
    const preview = own === undefined ? 'there is no preview Service: before the switch nobody can call it' : `Service ${own} before the switch, for whoever calls that`;
    return `${preview}; Service ${stable} with all requests after it`;
  }
  if (canary && !canary.trafficRouting && canary.stableService !== undefined) {
    return `Service ${own ?? 'of nobody'} only: without a router Service ${stable} keeps to the stable version, whose pods become fewer`;
  }
  if (!canary?.trafficRouting) {
    const reached = [...new Set(phases.filter(({ exposure }) => exposure > 0 && exposure < 1).map(({ exposure }) => percent(exposure)))];
    const shares = reached.length > 0 ? `: ${listed(reached)} of the requests` : '';
    return `Service ${stable}, too: the new pods get their share of the ready pods${shares}`;
  }
  const weights = [...new Set(phases.map(({ exposure }) => percent(exposure)))].filter((share) => share !== '0 %');
  const special = (canary.steps ?? []).flatMap(specialRoute);
  const inside = INGRESSES.has(router) ? `callers inside the cluster that use Service ${stable} meet it only when it is promoted` : '';
  const by = through || ` through ${router}`;
  const shares = weights.length === 0 ? 'none' : `${listed(weights)}`;
  return [`Service ${own ?? 'of its own'}: ${shares} of the requests${by}${weights.length > 1 ? ', one after the other' : ''}`, ...special, inside].filter(Boolean).join('; ');
}

function specialRoute({ setHeaderRoute, setMirrorRoute }: CanaryStep): string[] {
  const headers = (setHeaderRoute?.match ?? []).map(({ headerName, headerValue: { exact, prefix, regex } = {} }) =>
    `${headerName ?? 'without a name'} ${exact !== undefined ? `is ${exact}` : prefix !== undefined ? `begins with ${prefix}` : regex !== undefined ? `matches ${regex}` : 'is there'}`);
  return [
    ...(headers.length > 0 ? [`requests whose header ${headers.join(' or ')} all go there from step setHeaderRoute: ${setHeaderRoute!.name ?? ''} on`] : []),
    ...(setMirrorRoute?.match ? [`a copy of ${setMirrorRoute.percentage ?? 100} % of the requests goes there, whose answers nobody sees`] : []),
  ];
}

/** The routes by which requests come in, with the host names that they are for. */
function routesOf(relations: Relations, workload: Workload, stable: string | undefined): string[] {
  const { inventory } = relations;
  const service = stable === undefined ? undefined : inventory.find(KINDS.service, workload.object.namespace, stable)?.object;
  const found = new Set([...managedRoutes(inventory, workload).routes, ...(service ? relations.routesTo(service) : [])]);
  return [...found].map((route) => {
    const hosts = hostsOf(route);
    return `${route.kind} ${route.name}${hosts.length > 0 ? ` (${hosts.join(', ')})` : ''}`;
  });
}

function hostsOf({ kind, manifest }: InventoryObject): string[] {
  const spec = objectOf(manifest.spec);
  const list = (value: unknown): unknown[] => Array.isArray(value) ? value : [];
  const hosts = kind === 'Ingress' ? list(spec.rules).map((rule) => objectOf(rule).host) : [...list(spec.hostnames), ...list(spec.hosts)];
  return [...new Set(hosts.filter((host) => typeof host === 'string'))];
}
