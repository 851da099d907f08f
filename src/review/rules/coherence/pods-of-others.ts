import { Inventory } from '../../inventory/inventory';
import { KINDS } from '../../inventory/kinds';
import { hasLabels, Labels } from '../../inventory/selection';

/** Labels of pods that no workload of the inventory makes: single pods, ReplicaSets, and the templates of Experiments. */
export class PodsOfOthers {
  private readonly byNamespace = new Map<string, Labels[]>();

  constructor(inventory: Inventory) {
    inventory.of(KINDS.pod).forEach(({ object }) => this.add(object.namespace, object.metadata.labels));
    inventory.of(KINDS.replicaSet).forEach(({ object, manifest }) => this.add(object.namespace, manifest.spec?.template?.metadata?.labels));
    inventory.of(KINDS.experiment).forEach(({ object, manifest }) =>
      (manifest.spec?.templates ?? []).forEach(({ template }) => this.add(object.namespace, template?.metadata?.labels)));
  }

  /** Whether one of them has all of these labels. */
  public have(namespace: string, wanted: Labels): boolean {
    return (this.byNamespace.get(namespace) ?? []).some((labels) => hasLabels(labels, wanted));
  }

  private add(namespace: string, labels: Labels | undefined): void {
    const others = this.byNamespace.get(namespace);
    if (others) {
      others.push(labels ?? {});
    } else {
      this.byNamespace.set(namespace, [labels ?? {}]);
    }
  }
}
