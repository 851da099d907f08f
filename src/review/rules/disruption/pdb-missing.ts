import { Rule } from '../../engine/rule';
import { title } from '../../inventory/inventory-object';
import { printRange, replicaRange } from '../../inventory/replica-range';

export const PDB_MISSING: Rule = {
  id: 'ZD401',
  name: 'pdb-missing',
  group: 'disruption',
  severity: 'warning',
  title: 'Nothing limits how many pods are evicted at once',
  rationale: 'Upgrades of nodes and the cluster autoscaler evict pods. Without a PodDisruptionBudget all pods of a service may go in the same minute, and its requests fail until new ones are ready.',
  mend: 'Add a PodDisruptionBudget with maxUnavailable 1 over all pods of the workload.',
  sources: ['https://kubernetes.io/docs/tasks/run-application/configure-pdb/', 'https://kubernetes.io/docs/concepts/workloads/pods/disruptions/#pod-disruption-budgets'],
  limits: 'Looks at workloads that serve and have two pods or more: a budget cannot save a single one (ZD301). A budget that is not among the objects is not seen.',
  reviewed: '79 findings in 1429 public objects of 17 projects, read one by one: all right; hardly any of these projects has budgets.',
  *check({ relations }) {
    for (const workload of relations.workloads) {
      const range = replicaRange(relations, workload);
      if (range && range.least > 1 && !workload.takenOverBy && relations.budgetsOf(workload).length === 0 && relations.serves(workload)) {
        yield {
          object: workload.object,
          path: '',
          message: `no PodDisruptionBudget covers ${title(workload.object)} (${printRange(range)}): while nodes are drained all of its pods may be evicted at once`,
          mend: `add a PodDisruptionBudget with maxUnavailable 1, unhealthyPodEvictionPolicy AlwaysAllow and the selector ${JSON.stringify(workload.selector ?? { matchLabels: workload.labels })}`,
        };
      }
    }
  },
};
