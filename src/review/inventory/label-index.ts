import { hasLabels, Labels } from './selection';
import { Workload } from './workload';

/** Finds workloads by the labels of their pods without looking at all of them. */
export class LabelIndex {
  private readonly byLabel = new Map<string, Workload[]>();

  constructor(workloads: readonly Workload[]) {
    for (const workload of workloads) {
      for (const key of Object.keys(workload.labels)) {
        const place = placeOf(workload.object.namespace, key, workload.labels[key]);
        const others = this.byLabel.get(place);
        if (others) {
          others.push(workload);
        } else {
          this.byLabel.set(place, [workload]);
        }
      }
    }
  }

  /** The workloads of a namespace whose pods have all of these labels, of which there must be one at least. */
  public having(namespace: string, wanted: Labels): readonly Workload[] {
    const candidates = Object.keys(wanted).map((key) => this.byLabel.get(placeOf(namespace, key, wanted[key])) ?? []);
    const fewest = candidates.reduce((one, other) => other.length < one.length ? other : one);
    return fewest.filter(({ labels }) => hasLabels(labels, wanted));
  }
}

function placeOf(namespace: string, key: string, value: string): string {
  return `${namespace}/${key}=${value}`;
}
