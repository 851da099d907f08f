import { straightRoutes } from './straight-routes';
import { Rule } from '../../engine/rule';
import { title } from '../../inventory/inventory-object';

export const PREVIEW_EXPOSED: Rule = {
  id: 'ZD716',
  name: 'preview-exposed',
  group: 'routing',
  severity: 'info',
  title: 'A route leads straight to the version that is not released yet',
  rationale: 'Testers need such a route. If others reach it too, they use a version that no gate has let through, and their requests count in the metrics that judge it.',
  mend: 'See to it that only testers reach the route, and acknowledge this.',
  sources: ['https://argo-rollouts.readthedocs.io/en/stable/best-practices/#ingress-desiredstable-host-routes'],
  limits: 'Whether a route is public cannot be seen; one at the host and path of the stable version is ZD713. Looks at Ingresses, HTTPRoutes and GRPCRoutes.',
  reviewed: '1 finding in 1 of 146 public manifests, read one by one: right, and meant so: a demonstration of the preview.',
  *check(review) {
    for (const workload of review.relations.workloads) {
      const open = straightRoutes(workload, review).find(({ forUsers }) => !forUsers);
      if (open) {
        const { reference: { route, path }, service } = open;
        yield {
          object: route,
          path,
          message: `${title(route)} leads straight to Service ${service}, the version of ${title(workload.object)} that is not released yet`,
          mend: 'let only testers reach it, by network or sign-in, and acknowledge this',
        };
      }
    }
  },
};
