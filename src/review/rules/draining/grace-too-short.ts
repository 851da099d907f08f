import { Rule } from '../../engine/rule';
import { title } from '../../inventory/inventory-object';
import { graceSeconds, preStopSeconds } from '../../inventory/pre-stop';

export const GRACE_TOO_SHORT: Rule = {
  id: 'ZD203',
  name: 'grace-too-short',
  group: 'draining',
  severity: 'warning',
  title: 'The grace period leaves no time for requests that have begun',
  rationale: 'terminationGracePeriodSeconds counts the preStop hook. What is left of it after the hook is all that the program has to finish its requests; then it is killed, and they are cut off.',
  mend: 'Set terminationGracePeriodSeconds to the time of the preStop hook plus that of the longest request, at least 10 s.',
  sources: ['https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination'],
  limits: 'An error only where the hook takes the whole grace period. Hooks of unknown length count as none; without a hook ZD201 speaks, and this is information.',
  reviewed: '7 findings in 1 of 109 public sets of manifests, read one by one: all right and information, services of the online boutique with 5 s and no preStop.',
  *check({ relations, settings: { thresholds } }) {
    for (const workload of relations.workloads) {
      const { containers, pod, templateObject, takenOverBy } = workload;
      const hook = Math.max(0, ...containers.map(({ container }) => preStopSeconds(container) ?? 0));
      const grace = graceSeconds(pod);
      const exceeded = hook > 0 && hook >= grace;
      if (takenOverBy || (!exceeded && (grace >= hook + thresholds.drainSeconds || !relations.serves(workload)))) {
        continue;
      }
      yield {
        object: templateObject,
        path: 'spec.template.spec.terminationGracePeriodSeconds',
        severity: exceeded ? 'error' : hook > 0 ? 'warning' : 'info',
        message: `pods of ${title(templateObject)} are killed ${grace} s after they are told to leave${hook === 0 ? '' : `, of which preStop takes ${hook} s`}: `
          + (exceeded ? 'they never get to finish what they have begun' : `requests that take longer than ${grace - hook} s are cut off`),
        mend: `set terminationGracePeriodSeconds to ${hook + thresholds.drainSeconds} or more`,
      };
    }
  },
};
