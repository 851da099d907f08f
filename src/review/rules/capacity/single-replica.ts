import { oneNodeAtATime, sharedClaims } from './claims';
import { Rule } from '../../engine/rule';
import { title } from '../../inventory/inventory-object';
import { replicaRange } from '../../inventory/replica-range';

export const SINGLE_REPLICA: Rule = {
  id: 'ZD301',
  name: 'single-replica',
  group: 'capacity',
  severity: 'warning',
  title: 'One pod serves all requests',
  rationale: 'Whenever the only pod is evicted, crashes or loses its node, every request fails until another one is scheduled and ready.',
  mend: 'Run two pods at least.',
  sources: ['https://kubernetes.io/docs/concepts/workloads/pods/disruptions/'],
  limits: 'Looks at Deployments and Rollouts that serve. Silent where only one pod may run: with strategy Recreate, or with a volume that goes to one node at a time. '
    + 'Where nothing says how many pods there are, it is information unless the objects are ours or all there is: an autoscaler may be elsewhere.',
  reviewed: '74 findings in 1429 public objects of 17 projects, read one by one (28 warnings, 46 information where nothing says how many pods there are): all right; ten of the warnings are databases, exporters and operators, for which a second pod is more than a number.',
  *check({ inventory, relations, settings }) {
    for (const workload of relations.workloads) {
      const range = replicaRange(relations, workload);
      const onlyOne = workload.deployment?.spec?.strategy?.type === 'Recreate' || sharedClaims(inventory, workload).some(oneNodeAtATime);
      if (range?.least !== 1 || onlyOne || workload.takenOverBy || !(workload.rollout || workload.deployment) || !relations.serves(workload)) {
        continue;
      }
      const { autoscaler } = range;
      const name = title(workload.object);
      yield {
        object: autoscaler?.object ?? workload.object,
        path: autoscaler ? 'spec.minReplicas' : 'spec.replicas',
        message: `${autoscaler ? `${title(autoscaler.object)} lets ${name} go down to 1 pod` : `${name} has 1 pod${range.stated ? '' : ', the default'}`}: when it is evicted or crashes, every request fails until another one is ready`,
        mend: autoscaler ? 'set spec.minReplicas to 2 or more' : 'set spec.replicas to 2 or more',
        severity: range.stated || settings.closed || settings.profile === 'ours' ? 'warning' : 'info',
      };
    }
  },
};
