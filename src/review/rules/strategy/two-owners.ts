import { Rule } from '../../engine/rule';
import { title } from '../../inventory/inventory-object';

export const TWO_OWNERS: Rule = {
  id: 'ZD517',
  name: 'two-owners',
  group: 'strategy',
  severity: 'warning',
  title: 'A Deployment goes on serving beside the Rollout that takes its pod template',
  rationale: 'With workloadRef and no scaleDown the pods of the Deployment stay: the Service sends requests to both, every pod is paid for twice, and a release moves only the half that belongs to the Rollout.',
  mend: 'Set workloadRef.scaleDown, or replicas: 0 on the Deployment once the Rollout serves.',
  sources: ['https://argo-rollouts.readthedocs.io/en/stable/migrating/'],
  limits: 'Looks at Deployments that are named in workloadRef. Other workloads under one Service are told of by the rules on coherence.',
  reviewed: 'No finding in 146 public manifests.',
  *check({ relations }) {
    for (const { object, rollout, takenOverBy, deployment } of relations.workloads) {
      const owner = takenOverBy && relations.workload(takenOverBy)?.rollout?.spec?.workloadRef;
      const scaledDown = ['onsuccess', 'progressively'].includes((owner?.scaleDown ?? '').toLowerCase());
      if (owner && !rollout && !scaledDown && deployment?.spec?.replicas !== 0) {
        yield {
          object: takenOverBy,
          path: 'spec.workloadRef.scaleDown',
          message: `${title(takenOverBy)} takes the pods of ${title(object)} as its template and leaves ${deployment?.spec?.replicas ?? 1} of them running: both serve, and a release moves only those of the Rollout`,
          mend: 'set workloadRef.scaleDown: progressively, and replicas: 0 on the Deployment when the Rollout serves',
        };
      }
    }
  },
};
