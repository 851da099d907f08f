import { Entry, Inventory } from './inventory';
import { InventoryObject } from './inventory-object';
import { KINDS } from './kinds';
import { Labels } from './selection';
import { LabelSelector } from './shapes/metadata';
import { Container, PodSpec, PodTemplate } from './shapes/pod';
import { Canary, BlueGreen } from './shapes/strategies';
import { Deployment, Rollout } from './shapes/workloads';

/** A container and where it stands. */
export interface PlacedContainer {
  readonly container: Container;
  /** `spec.template.spec.containers[0]` */
  readonly path: string;
}

/** Something that makes pods: a Rollout, Deployment, StatefulSet or DaemonSet. */
export interface Workload {
  readonly object: InventoryObject;
  /** What its kind reads; `rollout` and `deployment` are the same by kind. */
  readonly rollout?: Rollout;
  readonly deployment?: Deployment;
  readonly canary?: Canary;
  readonly blueGreen?: BlueGreen;
  /** The object that holds the pod template: another one where a Rollout takes it from a Deployment by workloadRef. */
  readonly templateObject: InventoryObject;
  readonly template: PodTemplate;
  readonly pod: PodSpec;
  /** The labels of its pods. */
  readonly labels: Labels;
  readonly selector?: LabelSelector;
  /** `spec.replicas`, as it stands there. */
  readonly replicas?: number;
  readonly containers: readonly PlacedContainer[];
  /** The Rollout that takes its pod template from here, if one does: it then makes the pods. */
  readonly takenOverBy?: InventoryObject;
}

const NO_LABELS: Labels = Object.create(null);
const NO_TEMPLATE: PodTemplate = {};
const NO_POD: PodSpec = {};

/** Every workload of an inventory, in the order of its objects. */
export function workloadsOf(inventory: Inventory): readonly Workload[] {
  const taken = new Map<InventoryObject, InventoryObject>();
  const rollouts = inventory.of(KINDS.rollout).map((entry) => {
    const { workloadRef, template } = entry.manifest.spec ?? {};
    const referred = workloadRef?.kind === 'Deployment' && !template?.spec
      ? inventory.find(KINDS.deployment, entry.object.namespace, workloadRef.name ?? '') : undefined;
    if (referred) {
      taken.set(referred.object, entry.object);
    }
    const { canary, blueGreen } = entry.manifest.spec?.strategy ?? {};
    return workload(entry, referred, { rollout: entry.manifest, canary, blueGreen: canary ? undefined : blueGreen });
  });
  const deployments = inventory.of(KINDS.deployment)
    .map((entry) => workload(entry, undefined, { deployment: entry.manifest, takenOverBy: taken.get(entry.object) }));
  const others = [KINDS.statefulSet, KINDS.daemonSet].flatMap((kind) => inventory.of(kind)).map((entry) => workload(entry, undefined, {}));
  return [...rollouts, ...deployments, ...others].sort((one, other) => one.object.index - other.object.index);
}

interface TemplateHolder {
  readonly spec?: { readonly replicas?: number; readonly selector?: LabelSelector; readonly template?: PodTemplate };
}

function workload(entry: Entry<TemplateHolder>, referred: Entry<TemplateHolder> | undefined, kind: Partial<Workload>): Workload {
  const holder = referred ?? entry;
  const template = holder.manifest.spec?.template ?? NO_TEMPLATE;
  const pod = template.spec ?? NO_POD;
  return {
    ...kind,
    object: entry.object,
    templateObject: holder.object,
    template,
    pod,
    labels: template.metadata?.labels ?? NO_LABELS,
    selector: entry.manifest.spec?.selector ?? holder.manifest.spec?.selector,
    replicas: entry.manifest.spec?.replicas,
    containers: (pod.containers ?? []).map((container, index) => ({ container, path: `spec.template.spec.containers[${index}]` })),
  };
}
