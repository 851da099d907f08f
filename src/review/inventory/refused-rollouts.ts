import { InventoryObject, title } from './inventory-object';
import { pathOf, printPath } from './path';
import { Relations } from './relations';
import { RULES } from '../../semantics/validation/rule-table';
import { validateBundle } from '../../semantics/validation/validate-bundle';

/**
 * Why a Rollout gets nowhere as it is, the first reason of several, as `Argo Rollouts refuses it: …`; undefined where nothing is known. It is refused
 * with a field of a wrong type, and for what Argo Rollouts finds invalid in it or in a template that it names. What is only missing here may be elsewhere.
 */
export function refusedRollouts(relations: Relations): (object: InventoryObject) => string | undefined {
  const { inventory } = relations;
  const problems = validateBundle(inventory.objects.map(({ manifest }) => manifest))
    .filter(({ id, absence }) => RULES[id].severity === 'error' && !RULES[id].stricterThanArgo && !absence);
  const reasonOf = (object: InventoryObject): string | undefined => {
    const mistyped = inventory.mistyped.find((one) => one.object === object);
    if (mistyped) {
      const path = printPath(pathOf(mistyped.place));
      return `the API server refuses ${title(object)}: ${path || 'the object'} has to be ${mistyped.expected}`;
    }
    const { kind, name, namespace } = object;
    const found = problems.find((problem) => problem.object.kind === kind && problem.object.name === name && (problem.object.namespace ?? '') === namespace);
    return found && `Argo Rollouts refuses ${kind === 'Rollout' ? 'it' : `what ${title(object)} says`}: ${found.message}`;
  };
  return (object) => {
    const workload = relations.workload(object);
    const templates = workload ? relations.analysesOf(workload).flatMap(({ metrics }) => metrics.map(({ template }) => template)) : [];
    return [object, ...new Set(templates)].map(reasonOf).find((reason) => reason !== undefined);
  };
}
