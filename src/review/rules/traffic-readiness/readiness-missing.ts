import { Rule } from '../../engine/rule';
import { title } from '../../inventory/inventory-object';

export const READINESS_MISSING: Rule = {
  id: 'ZD101',
  name: 'readiness-missing',
  group: 'traffic readiness',
  severity: 'error',
  title: 'A container that serves requests has no readiness probe',
  rationale: 'Without a readiness probe a container is ready as soon as its process runs. Requests come before it listens, and every release, scale-up and restart loses some.',
  mend: 'Add a readinessProbe that answers only when requests can be served.',
  sources: ['https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/#readiness-probe'],
  limits: 'Looks at the containers that Services send requests to, not at sidecars. Whether the probe tells the truth cannot be seen.',
  reviewed: '55 findings in 54 of 109 public sets of manifests, read one by one: all right. Most are examples and tests of Argo Rollouts, whose containers have no probes at all.',
  *check({ relations }) {
    for (const workload of relations.workloads) {
      for (const { container, path } of relations.servingContainers(workload)) {
        if (!container.readinessProbe) {
          yield {
            object: workload.templateObject,
            path,
            message: `container ${container.name} of ${title(workload.templateObject)} serves requests and has no readinessProbe: it gets them before it listens`,
            mend: 'add a readinessProbe, for example httpGet on a path that answers once requests can be served',
          };
        }
      }
    }
  },
};
