import { Rule, RuleFinding } from '../../engine/rule';
import { title } from '../../inventory/inventory-object';
import { Relations } from '../../inventory/relations';
import { Container } from '../../inventory/shapes/pod';
import { Autoscaler } from '../../inventory/shapes/policies';
import { Workload } from '../../inventory/workload';

export const REQUESTS_MISSING: Rule = {
  id: 'ZD306',
  name: 'requests-missing',
  group: 'capacity',
  severity: 'error',
  title: 'A container does not say what it needs',
  rationale: 'An autoscaler that goes by utilization measures it against the requests of every container: if one has none, it does not scale at all, and the pods drown under load. '
    + 'Without an autoscaler, pods without requests are put on nodes that are full already, and are the first to be evicted there.',
  mend: 'Set resources.requests for cpu and memory on every container.',
  sources: [
    'https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#how-does-a-horizontalpodautoscaler-work',
    'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/',
  ],
  limits: 'A limit counts as the request, as in Kubernetes. With an autoscaler it is a warning as long as the objects are not ours and not all there is, because a LimitRange of the namespace may fill in the requests; '
    + 'without an autoscaler it is information, on workloads that serve.',
  reviewed: '53 findings in 1429 public objects of 17 projects, all of them information, read one by one: all right.',
  *check({ relations, settings }) {
    for (const workload of relations.workloads) {
      if (workload.takenOverBy) {
        continue;
      }
      const unscaled = [...scaledWithoutRequests(relations, workload)];
      yield* unscaled.map((finding) => ({ ...finding, severity: settings.closed || settings.profile === 'ours' ? 'error' as const : 'warning' as const }));
      const silent = workload.containers.filter(({ container }) => !asksFor(container, 'cpu') && !asksFor(container, 'memory'));
      if (unscaled.length === 0 && silent.length > 0 && relations.serves(workload)) {
        yield {
          object: workload.templateObject,
          path: `${silent[0].path}.resources.requests`,
          message: `${title(workload.templateObject)} says neither for cpu nor for memory what ${list(silent.map(({ container }) => container.name ?? 'a container'))} needs: its pods are put on full nodes, and are the first to be evicted there`,
          mend: 'set resources.requests.cpu and resources.requests.memory to what the container uses under normal load',
          severity: 'info',
        };
      }
    }
  },
};

function* scaledWithoutRequests(relations: Relations, workload: Workload): Iterable<RuleFinding> {
  for (const { object, manifest } of relations.autoscalersOf(workload)) {
    for (const [resource, only] of utilizations(manifest)) {
      const without = workload.containers.find(({ container }) => (only === undefined || container.name === only) && !asksFor(container, resource));
      if (without) {
        yield {
          object: workload.templateObject,
          path: `${without.path}.resources.requests.${resource}`,
          message: `container ${without.container.name ?? 'without a name'} of ${title(workload.templateObject)} requests no ${resource}, and ${title(object)} scales by the share of the request that is used: it cannot work that out, and never scales`,
          mend: `set resources.requests.${resource} of container ${without.container.name ?? 'without a name'}`,
        };
      }
    }
  }
}

/** The resources whose utilization an autoscaler goes by, each once, with the only container that it looks at, if there is one. */
function utilizations({ spec }: Autoscaler): ReadonlyMap<string, string | undefined> {
  const found = new Map<string, string | undefined>(spec?.targetCPUUtilizationPercentage === undefined ? [] : [['cpu', undefined]]);
  for (const { resource, containerResource } of spec?.metrics ?? []) {
    const by = resource ?? containerResource;
    if (by?.name !== undefined && by.target?.averageUtilization !== undefined) {
      found.set(by.name, resource ? undefined : containerResource?.container);
    }
  }
  return found;
}

function asksFor({ resources }: Container, resource: string): boolean {
  return (resources?.requests?.[resource] ?? resources?.limits?.[resource]) !== undefined;
}

function list(names: readonly string[]): string {
  return `${names.length === 1 ? 'container' : 'containers'} ${names.join(', ')}`;
}
