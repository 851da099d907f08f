import { Rule } from '../../engine/rule';
import { title } from '../../inventory/inventory-object';
import { KINDS } from '../../inventory/kinds';
import { Labels } from '../../inventory/selection';
import { Workload } from '../../inventory/workload';

/** Labels that tell copies of one application apart, which one Service is meant to reach together. */
const TRACKS: readonly string[] = ['version', 'track', 'release-track', 'color', 'colour', 'slot', 'variant'];

export const OVERLAPPING_SELECTORS: Rule = {
  id: 'ZD812',
  name: 'overlapping-selectors',
  group: 'coherence',
  severity: 'warning',
  title: 'A Service or budget covers the pods of several workloads',
  rationale: 'A Service sends a part of its requests to pods that were never meant to answer them. A budget over several workloads holds even when all pods of one of them are evicted.',
  mend: 'Give each workload a label of its own, and select by it.',
  sources: ['https://kubernetes.io/docs/concepts/services-networking/service/', 'https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/'],
  limits: 'Silent where the workloads differ in a label such as version or track: copies of one application that share a Service on purpose; where they have the same name, as while a Rollout takes the place of a Deployment; '
    + 'and for Services that a Rollout names, to which its controller adds a label. Budgets with maxUnavailable 1 are passed over too: they let one pod go, whichever it is.',
  reviewed: '3 findings in 1429 public objects of 17 projects, all in a folder that has two variants of one example with the same labels, of which only one is meant to be applied.',
  *check({ inventory, relations }) {
    for (const service of inventory.of(KINDS.service)) {
      const workloads = relations.selectedBy(service);
      const managed = workloads.some((workload) => [...relations.strategyServices(workload).values()].includes(service.object.name));
      const unlike = managed ? undefined : strangers(workloads);
      if (unlike && (service.manifest.spec?.ports ?? []).length > 0) {
        yield {
          object: service.object,
          path: 'spec.selector',
          message: `${title(service.object)} selects the pods of ${names(workloads)}: each gets a part of its requests`,
          mend: `add a label to spec.selector that only the pods of one of them have${difference(unlike)}`,
        };
      }
    }
    for (const { object, manifest } of inventory.of(KINDS.disruptionBudget)) {
      const workloads = relations.coveredByBudget(object);
      const unlike = manifest.spec?.maxUnavailable === 1 ? undefined : strangers(workloads);
      if (unlike) {
        yield {
          object,
          path: 'spec.selector',
          message: `${title(object)} covers the pods of ${names(workloads)} together: all pods of one of them may be evicted at once`,
          mend: 'make a PodDisruptionBudget for each of them',
        };
      }
    }
  },
};

/** Two of the workloads that are no copies of one application. */
function strangers(workloads: readonly Workload[]): readonly [Workload, Workload] | undefined {
  const [first, ...others] = workloads;
  const other = others.find(({ object, labels }) => object.name !== first.object.name && !areCopies(labels, first.labels));
  return other && [first, other];
}

function areCopies(one: Labels, other: Labels): boolean {
  return TRACKS.some((key) => one[key] !== undefined && other[key] !== undefined && one[key] !== other[key]);
}

function difference([one, other]: readonly [Workload, Workload]): string {
  const key = Object.keys(one.labels).find((label) => other.labels[label] !== one.labels[label]);
  return key === undefined ? '' : `, such as ${key}: ${one.labels[key]}`;
}

function names(workloads: readonly { readonly object: Workload['object']; readonly labels: Labels }[]): string {
  const shown = workloads.slice(0, 4).map(({ object }) => title(object));
  return shown.join(', ') + (workloads.length > shown.length ? ` and ${workloads.length - shown.length} more` : '');
}
