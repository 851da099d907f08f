import { Entry } from './inventory';
import { KINDS } from './kinds';
import { managedRoutes } from './managed-routes';
import { Relations } from './relations';
import { Service } from './shapes/traffic';
import { Workload } from './workload';
import { RouterKey } from '../../semantics/router-capabilities';

/** Routers whose routes the inventory knows. */
const KNOWN_ROUTERS: ReadonlySet<RouterKey> = new Set(['nginx', 'alb', 'istio', 'traefik', 'plugins']);

/** The Services that lead requests to the pods of both versions where a router, or the switch of a blue-green release, divides them. */
export function bypassingServices(relations: Relations, workload: Workload): readonly Entry<Service>[] {
  const { inventory } = relations;
  const { canary, blueGreen, object } = workload;
  const { routers, routes, certain } = managedRoutes(inventory, workload);
  const divided = (routers.length > 0 && certain && routers.every((router) => KNOWN_ROUTERS.has(router))) || blueGreen !== undefined;
  const own = new Set([...relations.strategyServices(workload).values(), canary?.trafficRouting?.alb?.rootService]);
  const ports = targetPorts(inventory.find(KINDS.service, object.namespace, mainService(workload) ?? ''));
  return !divided || own.size < 2 ? [] : relations.servicesOf(workload).filter((service) => !own.has(service.object.name)
    && !relations.routesTo(service.object).some((route) => routes.has(route)) && sharesPort(service, ports) && !selectsOneVersion(service));
}

/** The Service that callers of the stable version use. */
export function mainService({ canary, blueGreen }: Workload): string | undefined {
  return canary?.stableService ?? canary?.pingPong?.pingService ?? blueGreen?.activeService;
}

function targetPorts(service: Entry<Service> | undefined): readonly (number | string | undefined)[] {
  return (service?.manifest.spec?.ports ?? []).map(({ port, targetPort }) => targetPort ?? port);
}

/** Another port is another matter, such as metrics. */
function sharesPort(service: Entry<Service>, ports: readonly (number | string | undefined)[]): boolean {
  return targetPorts(service).some((port) => ports.includes(port));
}

/** A Service with the hash of a version, which a Rollout that is not here or the controller itself has given it. */
function selectsOneVersion({ object, manifest }: Entry<Service>): boolean {
  const managed = Object.keys(object.metadata.annotations ?? {}).some((key) => key.startsWith('argo-rollouts.argoproj.io/managed-by-rollouts'));
  return managed || Object.hasOwn(manifest.spec?.selector ?? {}, 'rollouts-pod-template-hash');
}
