import { overlapOf } from './overlap';
import { Rule } from '../../engine/rule';
import { title } from '../../inventory/inventory-object';
import { replicaRange } from '../../inventory/replica-range';
import { selects } from '../../inventory/selection';

const HASHES: readonly string[] = ['pod-template-hash', 'rollouts-pod-template-hash'];

export const REQUIRED_ANTI_AFFINITY: Rule = {
  id: 'ZD312',
  name: 'required-anti-affinity',
  group: 'capacity',
  severity: 'warning',
  title: 'New pods may only run on nodes that have no old pod',
  rationale: 'A required anti-affinity by host name allows one pod for each node, of both versions together. Where the nodes are not enough for both, new pods stay pending and the release hangs.',
  mend: 'Prefer different nodes instead of requiring them, or spread each version by itself with matchLabelKeys.',
  sources: ['https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#inter-pod-affinity-and-anti-affinity'],
  limits: 'Cannot see how many nodes there are. Silent where old pods may go first (maxUnavailable above 0), and where matchLabelKeys names the hash of the version.',
  reviewed: '3 findings in 1429 public objects of 17 projects, all in one project, which asks for three nodes: for one of its workloads a release needs a fourth.',
  *check({ relations }) {
    for (const workload of relations.workloads) {
      const range = replicaRange(relations, workload);
      const { extra, missing } = overlapOf(workload, range?.most ?? 0);
      if (!range || extra === 0 || missing > 0 || workload.takenOverBy) {
        continue;
      }
      const terms = workload.pod.affinity?.podAntiAffinity?.requiredDuringSchedulingIgnoredDuringExecution ?? [];
      const index = terms.findIndex(({ topologyKey, labelSelector, matchLabelKeys = [] }) => topologyKey === 'kubernetes.io/hostname'
        && labelSelector !== undefined && selects(labelSelector, workload.labels) && !matchLabelKeys.some((key) => HASHES.includes(key)));
      if (index >= 0) {
        yield {
          object: workload.templateObject,
          path: `spec.template.spec.affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution[${index}]`,
          message: `no two pods of ${title(workload.object)} may be on one node, and a release runs ${range.most + extra} of them: with fewer nodes than that the new ones stay pending`,
          mend: 'move the term to preferredDuringSchedulingIgnoredDuringExecution with weight 100',
        };
      }
    }
  },
};
