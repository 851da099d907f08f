import { Entry } from './inventory';
import { LabelIndex } from './label-index';
import { selects } from './selection';
import { LabelSelector } from './shapes/metadata';
import { Workload } from './workload';

/** Which objects of one kind cover which workloads: budgets, network policies. Worked out once for all workloads. */
export class Coverage<T> {
  private readonly byWorkload = new Map<Workload, Entry<T>[]>();

  /** @param selectorOf the selector of an object; an object without one covers nothing */
  constructor(
    entries: readonly Entry<T>[], workloads: readonly Workload[], labels: LabelIndex, selectorOf: (manifest: T) => LabelSelector | undefined,
  ) {
    for (const entry of entries) {
      const selector = selectorOf(entry.manifest);
      const wanted = selector?.matchLabels ?? {};
      const candidates = !selector ? [] : Object.keys(wanted).length > 0
        ? labels.having(entry.object.namespace, wanted)
        : workloads.filter(({ object }) => object.namespace === entry.object.namespace);
      candidates.filter((workload) => selects(selector!, workload.labels)).forEach((workload) => {
        const others = this.byWorkload.get(workload);
        if (others) {
          others.push(entry);
        } else {
          this.byWorkload.set(workload, [entry]);
        }
      });
    }
  }

  public of(workload: Workload): readonly Entry<T>[] {
    return this.byWorkload.get(workload) ?? [];
  }
}
