import { PodSecurityLevel } from './pod-security';
import { InventoryObject } from '../../inventory/inventory-object';
import { KINDS } from '../../inventory/kinds';
import { Relations } from '../../inventory/relations';
import { Workload } from '../../inventory/workload';

const ENFORCE = 'pod-security.kubernetes.io/enforce';

export interface EnforcedLevel {
  readonly level: PodSecurityLevel;
  readonly namespace: InventoryObject;
}

/** The level of the Pod Security Standards that the Namespace of a workload enforces, where it is among the objects. */
export function enforcedLevel({ inventory }: Relations, { object }: Workload): EnforcedLevel | undefined {
  const namespace = inventory.find(KINDS.namespace, '', object.namespace)?.object;
  const level = namespace?.metadata.labels?.[ENFORCE];
  return namespace && (level === 'baseline' || level === 'restricted') ? { level, namespace } : undefined;
}
