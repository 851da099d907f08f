import { Rule } from '../../engine/rule';
import { portNumber, probedPort, targetOf } from '../../inventory/container-ports';
import { title } from '../../inventory/inventory-object';
import { servingContainers } from '../../inventory/pod-containers';

export const READINESS_OTHER_PORT: Rule = {
  id: 'ZD108',
  name: 'readiness-other-port',
  group: 'traffic readiness',
  severity: 'info',
  title: 'The readiness probe asks another port than the one that gets the requests',
  rationale: 'A management server often answers while the one for requests still starts, or no longer accepts any. Then the pod is ready and its requests fail.',
  mend: 'Ask the port of the requests, or make sure that the answer depends on it.',
  sources: ['https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/#readiness-probe'],
  limits: 'Advice: many frameworks serve their health on a port of its own and mean it well. Silent where a port of a Service cannot be found in the container.',
  reviewed: 'No finding in 109 public sets of manifests. One in our own examples of every option: a management port, which is meant so.',
  *check({ relations }) {
    for (const { container, path, workload } of servingContainers(relations)) {
      const asked = container.readinessProbe && probedPort(container.readinessProbe);
      const number = portNumber(container, asked?.port);
      const targets = relations.servicesOf(workload).flatMap(({ manifest }) => manifest.spec?.ports ?? [])
        .map((entry) => portNumber(container, targetOf(entry)));
      if (asked && number !== undefined && targets.length > 0 && !targets.includes(undefined) && !targets.includes(number)) {
        yield {
          object: workload.templateObject,
          path: `${path}.readinessProbe.${asked.path}`,
          message: `the readinessProbe of container ${container.name} of ${title(workload.templateObject)} asks port ${asked.port}, `
            + `and requests go to ${[...new Set(targets)].join(' and ')}: it may answer while they fail`,
          mend: `ask port ${targets[0]}, or make sure that port ${asked.port} answers only while ${targets[0]} does`,
        };
      }
    }
  },
};
