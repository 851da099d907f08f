import { Rule } from '../../engine/rule';
import { title } from '../../inventory/inventory-object';
import { replicaRange } from '../../inventory/replica-range';

export const DYNAMIC_STABLE_SCALE: Rule = {
  id: 'ZD310',
  name: 'dynamic-stable-scale',
  group: 'capacity',
  severity: 'warning',
  title: 'The old version shrinks as the new one grows, so an abort takes time',
  rationale: 'With dynamicStableScale the pods that an abort would go back to are gone. The bad version keeps its share of the requests until new pods of the old one have started.',
  mend: 'Leave dynamicStableScale off unless there is no room for both versions.',
  sources: ['https://argo-rollouts.readthedocs.io/en/stable/features/canary/#dynamic-stable-scale-with-traffic-routing'],
  limits: 'Silent where the first weight is all there is.',
  reviewed: '2 findings in 1429 public objects of 17 projects, both right.',
  *check({ relations }) {
    for (const workload of relations.workloads) {
      const { canary } = workload;
      const whole = canary?.trafficRouting?.maxTrafficWeight ?? 100;
      const weights = (canary?.steps ?? []).flatMap(({ setWeight }) => setWeight !== undefined && setWeight > 0 ? [setWeight] : []);
      if (canary?.dynamicStableScale && canary.trafficRouting && weights.length > 0) {
        const most = Math.min(Math.max(...weights), whole);
        const replicas = replicaRange(relations, workload)?.most ?? 1;
        const left = Math.ceil((replicas * (whole - most)) / whole);
        yield {
          object: workload.object,
          path: 'spec.strategy.canary.dynamicStableScale',
          message: `at weight ${most} of ${title(workload.object)} only ${left} of ${replicas} pods of the old version are left: after an abort the bad version gets requests until the others (${replicas - left}) have started again`,
          mend: 'remove dynamicStableScale; where there is no room for both versions, keep the weights below 50 while it is unproved',
        };
      }
    }
  },
};
