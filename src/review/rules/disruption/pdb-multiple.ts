import { Rule } from '../../engine/rule';
import { title } from '../../inventory/inventory-object';

export const PDB_MULTIPLE: Rule = {
  id: 'ZD404',
  name: 'pdb-multiple',
  group: 'disruption',
  severity: 'error',
  title: 'A pod is covered by several PodDisruptionBudgets',
  rationale: 'The API server refuses to evict a pod that more than one budget covers, so that every drain of its node hangs until somebody deletes the pod by force.',
  mend: 'Keep one budget for each workload.',
  sources: ['https://kubernetes.io/docs/concepts/scheduling-eviction/api-eviction/#how-api-initiated-eviction-works'],
  reviewed: 'No finding in 1429 public objects of 17 projects.',
  *check({ relations }) {
    for (const workload of relations.workloads) {
      const [first, second] = workload.takenOverBy ? [] : relations.budgetsOf(workload);
      if (second && second.object.name !== first.object.name) {
        yield {
          object: second.object,
          path: 'spec.selector',
          message: `${title(first.object)} and ${title(second.object)} both cover the pods of ${title(workload.object)}: the API server refuses to evict them, and every drain of their nodes hangs`,
          mend: 'remove one of the two, or let their selectors tell the pods apart',
        };
      }
    }
  },
};
