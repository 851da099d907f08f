import { Inventory } from './inventory';
import { InventoryObject } from './inventory-object';
import { RULES } from '../../semantics/validation/rule-table';
import { validateBundle } from '../../semantics/validation/validate-bundle';

/** Why Argo Rollouts refuses a Rollout, the first reason of several; undefined where it does not. What is only missing here may be elsewhere. */
export function refusedRollouts(inventory: Inventory): (object: InventoryObject) => string | undefined {
  const problems = validateBundle(inventory.objects.map(({ manifest }) => manifest)).filter(({ id, absence, object: { kind } }) =>
    kind === 'Rollout' && RULES[id].severity === 'error' && !RULES[id].stricterThanArgo && !absence);
  return (object) => problems.find(({ object: { kind, name, namespace = '' } }) =>
    kind === object.kind && name === object.name && namespace === object.namespace)?.message;
}
