import { oneNodeAtATime, sharedClaims } from './claims';
import { Rule } from '../../engine/rule';
import { title } from '../../inventory/inventory-object';

export const RECREATE: Rule = {
  id: 'ZD303',
  name: 'recreate',
  group: 'capacity',
  severity: 'error',
  title: 'A Deployment that serves requests stops all pods before it starts new ones',
  rationale: 'With the strategy Recreate every release is an outage: from the end of the last old pod until the first new one is ready nobody answers.',
  mend: 'Use RollingUpdate with maxUnavailable 0.',
  sources: ['https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#recreate-deployment'],
  limits: 'Silent where the pods share a volume that goes to one node at a time, or whose modes are not known: two versions could not run side by side then.',
  reviewed: 'No finding in 1429 public objects of 17 projects. A controller was told of at first whose only Service is for metrics: that does not count as serving any more.',
  *check({ inventory, relations }) {
    for (const workload of relations.workloads) {
      if (workload.deployment?.spec?.strategy?.type === 'Recreate' && !workload.takenOverBy && workload.replicas !== 0
        && relations.serves(workload) && !sharedClaims(inventory, workload).some(oneNodeAtATime)) {
        yield {
          object: workload.object,
          path: 'spec.strategy.type',
          message: `${title(workload.object)} is replaced by Recreate: at every release all of its pods are stopped before the first new one starts, and nobody answers in between`,
          mend: 'set spec.strategy to type RollingUpdate with maxUnavailable 0 and maxSurge 1',
        };
      }
    }
  },
};
