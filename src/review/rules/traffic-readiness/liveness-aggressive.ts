import { failuresFor, secondsToFail } from './probe-timing';
import { Rule } from '../../engine/rule';
import { title } from '../../inventory/inventory-object';
import { servingContainers } from '../../inventory/pod-containers';

export const LIVENESS_AGGRESSIVE: Rule = {
  id: 'ZD105',
  name: 'liveness-aggressive',
  group: 'traffic readiness',
  severity: 'warning',
  title: 'A liveness probe restarts a container after a short hiccup',
  rationale: 'A garbage collection, a busy node or a slow disk for some seconds is enough for a restart. It drops every request of the pod, and comes when the load is highest, in all pods at once.',
  mend: 'Let it fail for at least 30 s before the container is restarted: periodSeconds times failureThreshold.',
  sources: ['https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/#liveness-probe'],
  limits: 'Looks at periodSeconds and failureThreshold of containers that serve requests. The time for a start is that of ZD111.',
  reviewed: '3 findings in 1 of 109 public sets of manifests, read one by one: all right, containers of the online boutique that are restarted after 15 s.',
  *check({ relations, settings: { thresholds } }) {
    for (const { container: { name, livenessProbe }, path, workload: { templateObject } } of servingContainers(relations)) {
      const seconds = livenessProbe ? secondsToFail(livenessProbe) : Infinity;
      if (livenessProbe && seconds < thresholds.livenessSeconds) {
        yield {
          object: templateObject,
          path: `${path}.livenessProbe`,
          message: `container ${name} of ${title(templateObject)} is restarted after ${seconds} s of failing probes: a short hiccup drops all its requests`,
          mend: `set failureThreshold of the livenessProbe to ${failuresFor(livenessProbe, thresholds.livenessSeconds)} or more (${thresholds.livenessSeconds} s)`,
        };
      }
    }
  },
};
