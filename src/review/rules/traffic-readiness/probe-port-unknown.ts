import { Rule, RuleFinding } from '../../engine/rule';
import { probedPort } from '../../inventory/container-ports';
import { title } from '../../inventory/inventory-object';
import { PodContainer, podContainers } from '../../inventory/pod-containers';

const PROBES = ['startupProbe', 'readinessProbe', 'livenessProbe'] as const;

export const PROBE_PORT_UNKNOWN: Rule = {
  id: 'ZD104',
  name: 'probe-port-unknown',
  group: 'traffic readiness',
  severity: 'error',
  title: 'A probe asks a port that its container does not have',
  rationale: 'A probe that names a port looks it up in its own container. Where it is not there the pod never becomes ready, and the release stops; a liveness probe never asks at all.',
  mend: 'Name a port of the same container, or write the number.',
  sources: ['https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#use-a-named-port'],
  limits: 'Information where a number is missing from a container that lists other ports, because that list need not be complete; silent where it lists none.',
  reviewed: 'No finding in 109 public sets of manifests: every probe there that names a port names one of its container.',
  *check({ relations }) {
    for (const placed of podContainers(relations)) {
      for (const probe of PROBES) {
        yield* faultOf(placed, probe);
      }
    }
  },
};

function* faultOf({ container, path, workload: { templateObject } }: PodContainer, probe: typeof PROBES[number]): Iterable<RuleFinding> {
  const asked = container[probe] && probedPort(container[probe]);
  const ports = container.ports ?? [];
  if (!asked) {
    return;
  }
  const where = { object: templateObject, path: `${path}.${probe}.${asked.path}` };
  if (typeof asked.port === 'string' && !ports.some(({ name }) => name === asked.port)) {
    const named = ports.flatMap(({ name }) => name ?? []);
    yield {
      ...where,
      severity: probe === 'livenessProbe' ? 'warning' : 'error',
      message: `the ${probe} of container ${container.name} of ${title(templateObject)} asks port "${asked.port}", which the container does not have: `
        + (probe === 'livenessProbe' ? 'it is never asked' : 'it never becomes ready, and no request reaches it'),
      mend: named.length > 0 ? `name one of its ports (${named.join(', ')}), or write a number` : `add name: ${asked.port} to a port of the container, or write its number`,
    };
  }
  if (typeof asked.port === 'number' && ports.length > 0 && !ports.some(({ containerPort }) => containerPort === asked.port)) {
    yield {
      ...where,
      severity: 'info',
      message: `the ${probe} of container ${container.name} of ${title(templateObject)} asks port ${asked.port}, which is not among the ports that it lists: a slip there fails every release`,
      mend: `list port ${asked.port} under ports, or ask one of those (${ports.flatMap(({ containerPort }) => containerPort ?? []).join(', ')})`,
    };
  }
}
