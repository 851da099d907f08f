import { shortSwitchDelays } from './switch-delays';
import { Rule } from '../../engine/rule';
import { title } from '../../inventory/inventory-object';

export const SCALE_DOWN_DELAY_SHORT: Rule = {
  id: 'ZD210',
  name: 'scale-down-delay-short',
  group: 'draining',
  severity: 'warning',
  title: 'Pods are deleted before their traffic has moved',
  rationale: 'After the switch the controller waits N seconds, in truth N-1 to N, and deletes the old pods. Proxies that learn of the switch later still send them requests: measured with 1 s, no preStop and a proxy that lags by 2 s, 564 requests were lost.',
  mend: 'Leave the delay at its default of 30 s, or at least one second above the lag of the router.',
  sources: ['https://argo-rollouts.readthedocs.io/en/stable/features/bluegreen/#scaledowndelayseconds', 'https://argo-rollouts.readthedocs.io/en/stable/features/specification/'],
  limits: 'Silent where preStop covers what the delay leaves open: then nothing is lost, as measured. A delay that is too short for a quick way back is another rule\'s.',
  reviewed: '5 findings in 5 of 109 public sets of manifests, read one by one: all right, tests of Argo Rollouts with delays of 1 to 5 s so that they end soon.',
  *check({ relations, settings: { thresholds } }) {
    for (const workload of relations.workloads) {
      for (const { path, field, seconds, lag } of shortSwitchDelays(relations, workload, thresholds)) {
        yield {
          object: workload.object,
          path,
          message: `${title(workload.object)} deletes pods ${seconds - 1} to ${seconds} s after ${field === 'scaleDownDelaySeconds' ? 'their traffic is switched away' : 'an abort'}, and ${lag.sender} may send them requests for ${lag.seconds} s: they are refused`,
          mend: `set ${field} to ${Math.max(30, lag.seconds + 1)}, and give the pods a preStop hook`,
        };
      }
    }
  },
};
