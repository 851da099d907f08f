import { secondsToFail } from './probe-timing';
import { Rule } from '../../engine/rule';
import { title } from '../../inventory/inventory-object';
import { servingContainers } from '../../inventory/pod-containers';

export const STARTUP_PROBE_MISSING: Rule = {
  id: 'ZD111',
  name: 'startup-probe-missing',
  group: 'traffic readiness',
  severity: 'info',
  title: 'Liveness counts from the start of the container',
  rationale: 'A start that takes longer than usual, with a cold cache or on a busy node, is cut off by the liveness probe and begins again: pods are missing when they are needed most.',
  mend: 'Add a startupProbe with the time that a slow start may take; liveness then begins after it.',
  sources: ['https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/#startup-probe'],
  limits: 'How long a start really takes is not known here.',
  reviewed: '12 findings in 2 of 109 public sets of manifests, read one by one: all right, starts that have 15 to 65 s; whether that is enough is for those who know the programs.',
  *check({ relations }) {
    for (const { container: { name, livenessProbe, startupProbe }, path, workload: { templateObject } } of servingContainers(relations)) {
      if (livenessProbe && !startupProbe) {
        const seconds = (livenessProbe.initialDelaySeconds ?? 0) + secondsToFail(livenessProbe);
        yield {
          object: templateObject,
          path: `${path}.livenessProbe`,
          message: `container ${name} of ${title(templateObject)} is restarted unless it answers ${seconds} s after its start: one that is slow for once never gets up`,
          mend: 'add a startupProbe with the handler of the livenessProbe, periodSeconds: 5 and failureThreshold: 30 (150 s)',
        };
      }
    }
  },
};
