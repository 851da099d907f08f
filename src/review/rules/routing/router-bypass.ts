import { straightRoutes } from './straight-routes';
import { Review, Rule, RuleFinding } from '../../engine/rule';
import { bypassingServices, mainService } from '../../inventory/bypassing-services';
import { title } from '../../inventory/inventory-object';
import { KINDS } from '../../inventory/kinds';
import { Workload } from '../../inventory/workload';

const PUBLIC_ROUTES: ReadonlySet<string> = new Set([KINDS.ingress.kind, KINDS.httpRoute.kind, KINDS.grpcRoute.kind]);

export const ROUTER_BYPASS: Rule = {
  id: 'ZD713',
  name: 'router-bypass',
  group: 'routing',
  severity: 'error',
  title: 'A second way leads users to the new version, past the weights',
  rationale: 'A Service that selects the pods and is not one of the strategy\'s leads to both versions, each as often as it has pods; a route of the stable version\'s host and path that leads to the canary takes its requests away. Users who come that way meet the new version whatever the weight says, in a blue-green release before the switch, and after an abort as long as its pods are there.',
  mend: 'Lead the second route to the stable (or active) Service, or let the router weigh it as well.',
  sources: ['https://argo-rollouts.readthedocs.io/en/stable/features/traffic-management/'],
  limits: 'Looks at Ingresses, HTTPRoutes and GRPCRoutes; at Services of type LoadBalancer, as a warning. Silent for other ports than those of the stable Service, for Services that the router itself leads to, for what only callers within the cluster use, with routers whose routes it does not know, and where a route to the canary comes in by another Gateway or class of Ingresses than the users.',
  reviewed: 'No finding in 146 public manifests.',
  check: (review) => review.relations.workloads.flatMap((workload) => [...bypasses(workload, review), ...straight(workload, review)]),
};

function* bypasses(workload: Workload, { relations }: Review): Iterable<RuleFinding> {
  const { blueGreen, object } = workload;
  const main = mainService(workload) ?? '';
  for (const service of bypassingServices(relations, workload)) {
    const open = relations.routesTo(service.object).find(({ kind }) => PUBLIC_ROUTES.has(kind));
    const isBalancer = service.manifest.spec?.type === 'LoadBalancer';
    if (open || isBalancer) {
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

function* straight(workload: Workload, review: Review): Iterable<RuleFinding> {
  const { object, canary, blueGreen } = workload;
  const main = canary?.stableService ?? blueGreen?.activeService;
  const weighed = canary?.trafficRouting !== undefined || blueGreen !== undefined;
  for (const { reference: { route, path }, service } of weighed ? straightRoutes(workload, review).filter(({ forUsers }) => forUsers) : []) {
    yield {
      object: route,
      path,
      message: `${title(route)} leads straight to Service ${service} at a host and path of Service ${main}: users meet the new version of ${title(object)} ${blueGreen ? 'before the switch' : 'whatever the weight says'}`,
      mend: `lead it to Service ${main}, or give testers a host of their own`,
    };
  }
}
