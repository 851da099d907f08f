import { InventoryObject, title } from '../../inventory/inventory-object';
import { replicaRange, printRange } from '../../inventory/replica-range';
import { Change } from '../change';
import { Comparison } from '../comparison';

const EFFECTS: Readonly<Record<string, string>> = {
  NetworkPolicy: 'what it does not allow is refused to the pods that it selects within seconds',
  HorizontalPodAutoscaler: 'it sets the number of pods from its first look on',
  PodDisruptionBudget: 'the next eviction goes by it',
};

/** An object that is new. */
export function added(comparison: Comparison, object: InventoryObject): Change {
  return { class: 'at-once', object, path: '', message: `${title(object)} is created${what(comparison, object)}` };
}

function what({ after }: Comparison, object: InventoryObject): string {
  const workload = after.workload(object);
  if (!workload) {
    return EFFECTS[object.kind] === undefined ? '' : `: ${EFFECTS[object.kind]}`;
  }
  const range = replicaRange(after, workload);
  const { workloadRef } = workload.rollout?.spec ?? {};
  if (workloadRef) {
    return `: it makes pods of its own from ${workloadRef.kind} ${workloadRef.name}, whose pods ${workloadRef.scaleDown === 'progressively' || workloadRef.scaleDown === 'onsuccess'
      ? 'go as they become ready' : 'stay beside them until somebody scales it down'}`;
  }
  return `, with ${range ? printRange(range) : 'a pod on each node'}${workload.rollout ? ' and without any step or analysis: there is no version before it' : ''}`;
}
