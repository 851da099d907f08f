import { RouterKey } from '../../../semantics/router-capabilities';
import { Review, Rule, RuleFinding } from '../../engine/rule';
import { Entry } from '../../inventory/inventory';
import { title } from '../../inventory/inventory-object';
import { KINDS } from '../../inventory/kinds';
import { managedRoutes } from '../../inventory/managed-routes';
import { Service } from '../../inventory/shapes/traffic';
import { Workload } from '../../inventory/workload';

/** Routers whose routes the inventory knows. */
const KNOWN_ROUTERS: ReadonlySet<RouterKey> = new Set(['nginx', 'alb', 'istio', 'traefik', 'plugins']);
const PUBLIC_ROUTES: ReadonlySet<string> = new Set([KINDS.ingress.kind, KINDS.httpRoute.kind, KINDS.grpcRoute.kind]);

export const ROUTER_BYPASS: Rule = {
  id: 'ZD713',
  name: 'router-bypass',
  group: 'routing',
  severity: 'error',
  title: 'A second way leads to the pods of both versions, past the weights',
  rationale: 'A Service that selects the pods and is not one of the strategy\'s leads to both versions, each as often as it has pods. Users who come that way meet the new version whatever the weight says, in a blue-green release before the switch, and after an abort as long as its pods are there.',
  mend: 'Lead the second route to the stable (or active) Service, or let the router weigh it as well.',
  sources: ['https://argo-rollouts.readthedocs.io/en/stable/features/traffic-management/'],
  limits: 'Looks at Ingresses, HTTPRoutes and GRPCRoutes; at Services of type LoadBalancer, as a warning. Silent for other ports than those of the stable Service, for Services that the router itself leads to, for what only callers within the cluster use, and with routers whose routes it does not know.',
  reviewed: 'No finding in 146 public manifests.',
  check: (review) => review.relations.workloads.flatMap((workload) => [...bypasses(workload, review)]),
};

function* bypasses(workload: Workload, { inventory, relations }: Review): Iterable<RuleFinding> {
  const { canary, blueGreen, object } = workload;
  const { routers, routes, certain } = managedRoutes(inventory, workload);
  const divided = (routers.length > 0 && certain && routers.every((router) => KNOWN_ROUTERS.has(router))) || blueGreen !== undefined;
  const own = new Set([...relations.strategyServices(workload).values(), canary?.trafficRouting?.alb?.rootService]);
  const main = (canary?.stableService ?? canary?.pingPong?.pingService ?? blueGreen?.activeService) ?? '';
  const ports = targetPorts(inventory.find(KINDS.service, object.namespace, main));
  for (const service of divided && own.size > 1 ? relations.servicesOf(workload) : []) {
    const leading = relations.routesTo(service.object);
    const ignored = own.has(service.object.name) || leading.some((route) => routes.has(route))
      || !sharesPort(service, ports) || selectsOneVersion(service);
    const open = leading.find(({ kind }) => PUBLIC_ROUTES.has(kind));
    const isBalancer = service.manifest.spec?.type === 'LoadBalancer';
    if (!ignored && (open || isBalancer)) {
      const from = open ?? service.object;
      yield {
        object: from,
        path: open ? relations.referencesTo(object.namespace, service.object.name).find(({ route }) => route === open)!.path : 'spec.selector',
        severity: open ? 'error' : 'warning',
        message: `${title(from)} leads ${open ? `by Service ${service.object.name} ` : ''}to all pods of ${title(object)}: who comes that way meets the new version ${blueGreen ? 'before the switch' : 'whatever the weight says'}`,
        mend: open ? `lead it to Service ${main}` : `make Service ${service.object.name} one of type ClusterIP, or lead it to Service ${main} by the router`,
      };
    }
  }
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
