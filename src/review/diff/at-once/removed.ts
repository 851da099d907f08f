import { InventoryObject, title } from '../../inventory/inventory-object';
import { podReferences } from '../../rules/coherence/pod-references';
import { Change } from '../change';
import { Comparison } from '../comparison';

const EFFECTS: Readonly<Record<string, string>> = {
  HorizontalPodAutoscaler: 'its workload stays at the pods that it has, or at the replicas that its manifest says',
  PodDisruptionBudget: 'nothing holds back drains any more',
  NetworkPolicy: 'what only it forbade is allowed at once',
  PersistentVolumeClaim: 'its data go with it unless the volume is retained',
};

/** An object that is gone, where what delivers the others removes it. */
export function removed({ before }: Comparison, object: InventoryObject): Change {
  const reader = before.workloads.find((workload) => (object.namespace === workload.object.namespace || object.namespace === '')
    && podReferences(workload).some(({ kind, name }) => kind === object.kind && name === object.name));
  const effect = reader ? `the pods of ${title(reader.object)} that run were made with it: until they are replaced, none of them can start again, and there is no way back to that version`
    : EFFECTS[object.kind];
  return { class: 'at-once', object, path: '', message: `${title(object)} is removed${effect === undefined ? '' : `: ${effect}`}` };
}
