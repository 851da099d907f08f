import { overlapOf } from './overlap';
import { Rule } from '../../engine/rule';
import { title } from '../../inventory/inventory-object';
import { KINDS } from '../../inventory/kinds';
import { podNeeds } from '../../inventory/pod-needs';
import { parseQuantity } from '../../inventory/quantity';
import { Relations } from '../../inventory/relations';
import { replicaRange } from '../../inventory/replica-range';
import { Workload } from '../../inventory/workload';

/** What the pods of a namespace need, and the release that needs most on top of it. */
interface Need {
  rest: number;
  extra: number;
  extraPods: number;
  release?: Workload;
}

export const OVERLAP_EXCEEDS_QUOTA: Rule = {
  id: 'ZD305',
  name: 'overlap-exceeds-quota',
  group: 'capacity',
  severity: 'warning',
  title: 'A ResourceQuota has no room for two versions side by side',
  rationale: 'While a release runs, old and new pods exist together. A quota that is too small refuses the new ones: the release hangs, and so does an autoscaler that would have to add pods in that time.',
  mend: 'Raise the quota, or need less during releases.',
  sources: ['https://kubernetes.io/docs/concepts/policy/resource-quotas/', 'https://argo-rollouts.readthedocs.io/en/stable/features/bluegreen/'],
  limits: 'Counts the Deployments, StatefulSets and Rollouts among the objects, at the most pods that their autoscalers allow, and one release at a time. '
    + 'Passes over quotas with scopes, DaemonSets, Jobs, and pods that are still ending.',
  reviewed: 'No finding in 1429 public objects of 17 projects: none has a ResourceQuota.',
  *check({ inventory, relations }) {
    const quotas = inventory.of(KINDS.resourceQuota);
    const workloads = new Map<string, Workload[]>(quotas.map(({ object }) => [object.namespace, []]));
    relations.workloads.filter(({ takenOverBy }) => !takenOverBy).forEach((workload) => workloads.get(workload.object.namespace)?.push(workload));
    for (const { object, manifest } of quotas) {
      const { hard = {}, scopes = [], scopeSelector } = manifest.spec ?? {};
      if (scopes.length > 0 || scopeSelector !== undefined) {
        continue;
      }
      for (const key of Object.keys(hard)) {
        const limit = parseQuantity(hard[key]);
        const of = MEASURES.get(key);
        const need = limit === undefined || !of ? undefined : needOf(relations, workloads.get(object.namespace)!, of);
        if (need?.release && need.rest + need.extra > limit! * (1 + ROUNDING)) {
          yield {
            object,
            path: /^\w+$/.test(key) ? `spec.hard.${key}` : `spec.hard[${JSON.stringify(key)}]`,
            message: `${title(object)} allows ${key} ${hard[key]}, and a release of ${title(need.release.object)} needs ${amount(key, need.rest + need.extra)} (${need.extraPods} more ${need.extraPods === 1 ? 'pod' : 'pods'} than at rest): some of its pods are refused`,
            mend: `raise ${key} to ${amount(key, need.rest + need.extra)} at least, or let the release need fewer pods`,
          };
        }
      }
    }
  },
};

/** Sums of decimal fractions are off by less than this. */
const ROUNDING = 1e-9;

const MEASURES: ReadonlyMap<string, (workload: Workload) => number> = new Map<string, (workload: Workload) => number>([
  ['pods', () => 1],
  ['count/pods', () => 1],
  ['cpu', (workload) => podNeeds(workload.pod, 'requests', 'cpu').amount],
  ['requests.cpu', (workload) => podNeeds(workload.pod, 'requests', 'cpu').amount],
  ['memory', (workload) => podNeeds(workload.pod, 'requests', 'memory').amount],
  ['requests.memory', (workload) => podNeeds(workload.pod, 'requests', 'memory').amount],
  ['limits.cpu', (workload) => podNeeds(workload.pod, 'limits', 'cpu').amount],
  ['limits.memory', (workload) => podNeeds(workload.pod, 'limits', 'memory').amount],
]);

function needOf(relations: Relations, workloads: readonly Workload[], ofOnePod: (workload: Workload) => number): Need {
  const need: Need = { rest: 0, extra: 0, extraPods: 0 };
  for (const workload of workloads) {
    const range = replicaRange(relations, workload);
    if (range) {
      const each = ofOnePod(workload);
      const { extra } = overlapOf(workload, range.most);
      need.rest += each * range.most;
      if (extra * each > need.extra) {
        Object.assign(need, { extra: extra * each, extraPods: extra, release: workload });
      }
    }
  }
  return need;
}

/** A number in the unit that people write for it. */
function amount(key: string, value: number): string {
  if (key.endsWith('memory')) {
    return `${Math.ceil(value / 2 ** 20)}Mi`;
  }
  return key.endsWith('cpu') && !Number.isInteger(value) ? `${Math.ceil(value * 1000 - ROUNDING)}m` : `${value}`;
}
