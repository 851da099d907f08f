import { Rule, RuleFinding } from '../../engine/rule';
import { title } from '../../inventory/inventory-object';

const STRATEGY = 'spec.strategy.canary';

export const ABORT_NEVER_ENDS: Rule = {
  id: 'ZD212',
  name: 'abort-never-ends',
  group: 'draining',
  severity: 'error',
  title: 'An abort waits for something that never comes, and users stay on the bad version',
  rationale: 'With dynamicStableScale an abort takes requests back as the canary shrinks. minPodsPerReplicaSet keeps it from shrinking, and so does abortScaleDownDelaySeconds up to Argo Rollouts 1.9: '
    + 'the bad version keeps its share of the requests until somebody removes the field.',
  mend: 'Leave out minPodsPerReplicaSet and abortScaleDownDelaySeconds where dynamicStableScale is set, or leave out dynamicStableScale.',
  sources: ['https://github.com/argoproj/argo-rollouts/issues/4898', 'https://argo-rollouts.readthedocs.io/en/stable/features/canary/#dynamic-stable-scale-with-traffic-routing'],
  limits: 'minPodsPerReplicaSet was measured with the controller of 1.9 and is reported for all versions. Without a router dynamicStableScale itself is refused.',
  reviewed: 'No finding in 109 public sets of manifests: the one with dynamicStableScale sets neither field.',
  *check({ relations, settings: { argoRollouts } }) {
    for (const { object, canary } of relations.workloads) {
      if (canary?.dynamicStableScale !== true || canary.trafficRouting === undefined) {
        continue;
      }
      const fault = (field: string, value: number, mend: string): RuleFinding => ({
        object,
        path: `${STRATEGY}.${field}`,
        message: `an abort of ${title(object)} never ends: with dynamicStableScale it waits for the canary to shrink, which ${field} ${value} prevents`,
        mend,
      });
      const { minPodsPerReplicaSet: leastPods = 1, abortScaleDownDelaySeconds: delay } = canary;
      if (leastPods > 1) {
        yield fault('minPodsPerReplicaSet', leastPods, 'remove minPodsPerReplicaSet, or dynamicStableScale');
      }
      if (delay !== undefined && !argoRollouts.atLeast(1, 10)) {
        yield fault('abortScaleDownDelaySeconds', delay, 'remove abortScaleDownDelaySeconds, or update to Argo Rollouts 1.10');
      }
    }
  },
};
