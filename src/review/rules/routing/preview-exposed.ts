import { Rule } from '../../engine/rule';
import { title } from '../../inventory/inventory-object';
import { KINDS } from '../../inventory/kinds';
import { managedRoutes } from '../../inventory/managed-routes';

const ROUTES: ReadonlySet<string> = new Set([KINDS.ingress.kind, KINDS.httpRoute.kind, KINDS.grpcRoute.kind]);
/** Routers that weigh an Ingress by annotations or a copy of it: a path to the canary in it is a way of its own. */
const WEIGH_INGRESSES: ReadonlySet<string> = new Set(['nginx', 'alb']);

export const PREVIEW_EXPOSED: Rule = {
  id: 'ZD716',
  name: 'preview-exposed',
  group: 'routing',
  severity: 'info',
  title: 'A route leads straight to the version that is not released yet',
  rationale: 'Testers need such a route. If others reach it too, they use a version that no gate has let through, and their requests count in the metrics that judge it.',
  mend: 'See to it that only testers reach the route, and acknowledge this.',
  sources: ['https://argo-rollouts.readthedocs.io/en/stable/best-practices/#ingress-desiredstable-host-routes'],
  limits: 'Whether a route is public cannot be seen. Looks at Ingresses, HTTPRoutes and GRPCRoutes.',
  reviewed: '1 finding in 1 of 146 public manifests, read one by one: right, and meant so: a demonstration of the preview.',
  *check({ inventory, relations }) {
    for (const workload of relations.workloads) {
      const { object, canary, blueGreen } = workload;
      const service = canary?.canaryService ?? blueGreen?.previewService;
      const stable = canary?.stableService ?? blueGreen?.activeService;
      const references = service === undefined || service === stable ? [] : relations.referencesTo(object.namespace, service);
      const { routes, routers } = references.length > 0 ? managedRoutes(inventory, workload) : { routes: new Set(), routers: [] };
      const open = references.find(({ route }) => ROUTES.has(route.kind)
        && (!routes.has(route) || (route.kind === KINDS.ingress.kind && routers.some((router) => WEIGH_INGRESSES.has(router))))
        && (route.kind === KINDS.ingress.kind || !relations.referencesTo(object.namespace, stable ?? '').some((other) => other.route === route)));
      if (open && open.route.metadata.ownerReferences === undefined) {
        yield {
          object: open.route,
          path: open.path,
          message: `${title(open.route)} leads straight to Service ${service}, the version of ${title(object)} that is not released yet`,
          mend: 'let only testers reach it, by network or sign-in, and acknowledge this',
        };
      }
    }
  },
};
