import { KINDS } from '../../inventory/kinds';
import { Relations } from '../../inventory/relations';
import { hasLabels, Labels } from '../../inventory/selection';

/** Labels of pods that are of no workload of the inventory: single pods, those of ReplicaSets and ReplicationControllers, and those of Experiments, also of the ones that a step starts. */
export class PodsOfOthers {
  private readonly byNamespace = new Map<string, Labels[]>();

  constructor({ inventory, workloads }: Relations) {
    inventory.of(KINDS.pod).forEach(({ object }) => this.add(object.namespace, object.metadata.labels));
    [KINDS.replicaSet, KINDS.replicationController].flatMap((kind) => inventory.of(kind)).forEach(({ object, manifest }) =>
      this.add(object.namespace, manifest.spec?.template?.metadata?.labels));
    inventory.of(KINDS.experiment).forEach(({ object, manifest }) =>
      (manifest.spec?.templates ?? []).forEach(({ template }) => this.add(object.namespace, template?.metadata?.labels)));
    workloads.forEach(({ object, canary, labels }) => (canary?.steps ?? []).forEach(({ experiment }) =>
      (experiment?.templates ?? []).forEach(({ metadata }) => this.add(object.namespace, { ...labels, ...metadata?.labels }))));
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
