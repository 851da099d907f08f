import { Review } from '../../engine/rule';
import { Entry, Inventory } from '../../inventory/inventory';
import { KINDS } from '../../inventory/kinds';
import { managedRoutes } from '../../inventory/managed-routes';
import { parsePath } from '../../inventory/path';
import { ServiceReference } from '../../inventory/route-references';
import { GatewayRoute } from '../../inventory/shapes/traffic';
import { Workload } from '../../inventory/workload';

/** A place in a route that leads to the new version alone, past the router. */
export interface StraightRoute {
  readonly reference: ServiceReference;
  readonly service: string;
  /** Whether users come that way: the stable version has the same host and path, or the same rule leads to it too. */
  readonly forUsers: boolean;
}

const GATEWAY_ROUTES = [KINDS.httpRoute, KINDS.grpcRoute];
/** Routers that weigh an Ingress by annotations or a copy of it: a path to the canary in it is a way of its own. */
const WEIGH_INGRESSES: ReadonlySet<string> = new Set(['nginx', 'alb']);

/** Every place in Ingresses, HTTPRoutes and GRPCRoutes that leads to the canary or preview Service of a Rollout and that no router weighs. */
export function straightRoutes(workload: Workload, { inventory, relations }: Review): readonly StraightRoute[] {
  const { object: { namespace }, canary, blueGreen } = workload;
  const service = canary?.canaryService ?? blueGreen?.previewService;
  const stable = canary?.stableService ?? blueGreen?.activeService;
  const references = service === undefined || service === stable ? [] : relations.referencesTo(namespace, service);
  if (service === undefined || references.length === 0) {
    return [];
  }
  const { routes, routers, certain } = managedRoutes(inventory, workload);
  const ofUsers = stable === undefined ? [] : relations.referencesTo(namespace, stable);
  const open = references.filter(({ route, path }) => {
    const isIngress = route.kind === KINDS.ingress.kind;
    const isOpen = isIngress || GATEWAY_ROUTES.some(({ kind }) => kind === route.kind && certain);
    const isWeighed = routes.has(route) && !(isIngress && routers.some((router) => WEIGH_INGRESSES.has(router)));
    return isOpen && !isWeighed && path !== '' && route.metadata.ownerReferences === undefined;
  });
  return open.map((reference) => ({
    reference,
    service,
    forUsers: ofUsers.some((other) => sameRule(reference, other) ? reference.weight !== 0 : samePlace(inventory, reference, other)),
  }));
}

/** Whether one rule leads to both, which only routes of Gateway API can. */
function sameRule(one: ServiceReference, other: ServiceReference): boolean {
  return one.route === other.route && one.route.kind !== KINDS.ingress.kind && parsePath(one.path)[2] === parsePath(other.path)[2];
}

function samePlace(inventory: Inventory, one: ServiceReference, other: ServiceReference): boolean {
  const [places, others] = [placesOf(inventory, one), placesOf(inventory, other)];
  return places.some((place) => others.some(({ entrance, host, at }) =>
    entrance === place.entrance && at === place.at && (host === place.host || host === ANY || place.host === ANY)));
}

interface Place {
  /** What lets requests in: a Gateway, a class of Ingresses. Testers often have one of their own for the host of the users. */
  readonly entrance: string;
  readonly host: string;
  /** The path, and the method where only requests of one are meant. */
  readonly at: string;
}

const ANY = '*';

/** The hosts and paths at which users come by a reference; none where only some do, by a header. */
function placesOf(inventory: Inventory, { route, path }: ServiceReference): readonly Place[] {
  const [, , rule, , , place] = parsePath(path);
  if (route.kind === KINDS.ingress.kind) {
    const { ingressClassName, rules = [] } = inventory.find(KINDS.ingress, route.namespace, route.name)?.manifest.spec ?? {};
    const { host = ANY, http } = rules[Number(rule)] ?? {};
    const { annotations = {} } = route.metadata;
    const entrance = `class ${ingressClassName ?? annotations['kubernetes.io/ingress.class']}`;
    return isCanaryByHeader(annotations) ? [] : [{ entrance, host, at: http?.paths?.[Number(place)]?.path ?? '/' }];
  }
  const kind = GATEWAY_ROUTES.find((candidate) => candidate.kind === route.kind);
  const found: Entry<GatewayRoute> | undefined = kind && inventory.find(kind, route.namespace, route.name);
  const matches = found?.manifest.spec?.rules?.[Number(rule)]?.matches ?? [{}];
  const paths = matches.filter(({ headers, queryParams }) => headers === undefined && queryParams === undefined)
    .map(({ path: at, method }) => `${at?.value ?? '/'} ${JSON.stringify(method)}`);
  const { parentRefs = [], hostnames = [ANY] } = found?.manifest.spec ?? {};
  const entrances = parentRefs.map(({ namespace = route.namespace, name, sectionName }) => `Gateway ${namespace}/${name}/${sectionName}`);
  return entrances.flatMap((entrance) => hostnames.flatMap((host) => paths.map((at) => ({ entrance, host, at }))));
}

/** A canary of NGINX that only some requests are sent to. */
function isCanaryByHeader(annotations: Readonly<Record<string, string>>): boolean {
  return Object.keys(annotations).some((key) => /\/canary(-by-(header|cookie).*)?$/.test(key) && annotations[key] !== 'false');
}
