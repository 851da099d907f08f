import { Rule } from '../../engine/rule';
import { title } from '../../inventory/inventory-object';

export const NO_REVISION_HISTORY: Rule = {
  id: 'ZD509',
  name: 'no-revision-history',
  group: 'strategy',
  severity: 'warning',
  title: 'No old version is kept to go back to',
  rationale: 'With revisionHistoryLimit: 0 the ReplicaSets of old versions are deleted. Once a release is over, undo has nothing to go back to: the way back is a new release of the old image, in the middle of the outage.',
  mend: 'Keep a few revisions.',
  sources: ['https://argo-rollouts.readthedocs.io/en/stable/features/rollback/', 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#clean-up-policy'],
  limits: 'Looks at Rollouts and Deployments.',
  reviewed: 'No finding in 146 public manifests.',
  *check({ relations }) {
    for (const { object, rollout, deployment, takenOverBy } of relations.workloads) {
      if (!takenOverBy && (rollout ?? deployment)?.spec?.revisionHistoryLimit === 0) {
        yield {
          object,
          path: 'spec.revisionHistoryLimit',
          message: `${title(object)} keeps no old revision: once a release is over, undo has nothing to go back to`,
          mend: 'set revisionHistoryLimit: 5, or leave it out for 10',
        };
      }
    }
  },
};
