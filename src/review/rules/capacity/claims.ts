import { Inventory } from '../../inventory/inventory';
import { KINDS } from '../../inventory/kinds';
import { Workload } from '../../inventory/workload';

/** A claim of a volume that the pods of a workload share. */
export interface SharedClaim {
  readonly name: string;
  readonly path: string;
  /** The modes it can be attached in; nothing where the claim is not among the objects. */
  readonly modes?: readonly string[];
}

/** The claims that all pods of a workload mount; those that StatefulSets make for each pod are not among them. */
export function sharedClaims(inventory: Inventory, { pod, object }: Workload): readonly SharedClaim[] {
  return (pod.volumes ?? []).flatMap(({ persistentVolumeClaim }, index) => {
    const name = persistentVolumeClaim?.claimName;
    return name === undefined ? [] : [{
      name,
      path: `spec.template.spec.volumes[${index}].persistentVolumeClaim.claimName`,
      modes: inventory.find(KINDS.persistentVolumeClaim, object.namespace, name)?.manifest.spec?.accessModes,
    }];
  });
}

/** Whether it goes to one node at a time, or may do so. */
export function oneNodeAtATime({ modes }: SharedClaim): boolean {
  return modes === undefined || (modes.length > 0 && modes.every((mode) => mode === 'ReadWriteOnce' || mode === 'ReadWriteOncePod'));
}
