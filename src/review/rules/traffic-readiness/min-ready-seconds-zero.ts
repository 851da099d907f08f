import { Rule } from '../../engine/rule';
import { title } from '../../inventory/inventory-object';

export const MIN_READY_SECONDS_ZERO: Rule = {
  id: 'ZD106',
  name: 'min-ready-seconds-zero',
  group: 'traffic readiness',
  severity: 'info',
  title: 'A new pod counts as available with its first successful probe',
  rationale: 'A version that answers once and then crashes replaces pod after pod before anybody notices. With minReadySeconds it has to stay ready for a while first, and the proxies have time to learn of it.',
  mend: 'Set minReadySeconds, for example to 10.',
  sources: ['https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#min-ready-seconds'],
  limits: 'Looks at Rollouts and Deployments that serve requests.',
  reviewed: '69 findings in 58 of 109 public sets of manifests, read one by one: all right; almost nobody sets it, which is why this is information.',
  *check({ relations }) {
    for (const workload of relations.workloads) {
      const { object, rollout, deployment } = workload;
      const spec = rollout?.spec ?? deployment?.spec;
      if (spec && !workload.takenOverBy && !(spec.minReadySeconds! > 0) && relations.serves(workload)) {
        yield {
          object,
          path: 'spec.minReadySeconds',
          message: `new pods of ${title(object)} count as available with their first successful probe: a version that crashes a second later goes on replacing the old one`,
          mend: 'set minReadySeconds: 10',
        };
      }
    }
  },
};
