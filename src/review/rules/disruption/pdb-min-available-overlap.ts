import { evictable, pathOfBound, printBound } from './budget-amounts';
import { Rule } from '../../engine/rule';
import { title } from '../../inventory/inventory-object';
import { replicaRange } from '../../inventory/replica-range';

export const PDB_MIN_AVAILABLE_OVERLAP: Rule = {
  id: 'ZD403',
  name: 'pdb-min-available-overlap',
  group: 'disruption',
  severity: 'warning',
  title: 'A budget with minAvailable counts pods that get no requests',
  rationale: 'While a release runs, the pods of both versions count towards minAvailable. The pods of the version that nobody is sent to make it hold even when all pods that serve are evicted.',
  mend: 'Use maxUnavailable 1: it holds whatever the number of pods.',
  sources: ['https://kubernetes.io/docs/tasks/run-application/configure-pdb/', 'https://argo-rollouts.readthedocs.io/en/stable/features/bluegreen/'],
  limits: 'Looks at blue-green Rollouts and at canaries behind a router, whose versions run side by side at full size. A budget that blocks every drain is told by ZD402.',
  reviewed: '1 finding in 1429 public objects of 17 projects, where the budget of one article is applied to the blue-green Rollout of the same article: right.',
  *check({ relations }) {
    for (const workload of relations.workloads) {
      const range = replicaRange(relations, workload);
      const sideBySide = workload.rollout !== undefined && (workload.blueGreen !== undefined || workload.canary?.trafficRouting !== undefined);
      if (!sideBySide || !range || range.least === 0) {
        continue;
      }
      for (const { object, manifest } of relations.budgetsOf(workload)) {
        const atRest = evictable(manifest, range.least);
        const inRelease = evictable(manifest, 2 * range.least);
        if (manifest.spec?.maxUnavailable === undefined && atRest !== undefined && atRest > 0 && inRelease !== undefined && inRelease > atRest) {
          yield {
            object,
            path: pathOfBound(manifest),
            message: `${title(object)} has ${printBound(manifest)}, and a release of ${title(workload.object)} runs up to ${2 * range.least} pods: ${inRelease} of them may be evicted at once instead of ${atRest}${inRelease >= range.least ? ', all that serve among them' : ''}`,
            mend: 'replace spec.minAvailable by spec.maxUnavailable: 1',
          };
        }
      }
    }
  },
};
