import { Problem } from '../../../semantics/validation/problem';
import { validateBundle } from '../../../semantics/validation/validate-bundle';
import { InventoryObject, title } from '../../inventory/inventory-object';
import { Comparison } from '../comparison';
import { Effect } from '../effect';

/** What Argo Rollouts finds wrong with the objects afterwards, and did not before. It then leaves the release alone that it finds. */
export const argoRefusal: Effect = function* (comparison) {
  const { before, after } = comparison;
  const known = new Set(problemsOf(before.inventory.objects).map(keyOf));
  const found = problemsOf(after.inventory.objects).filter((problem) => problem.severity === 'error' && !known.has(keyOf(problem)));
  const elsewhere = found.some(({ absence }) => absence) ? stillAbsent(comparison) : new Set<string>();
  for (const problem of found) {
    const { apiVersion, kind, namespace = '', name } = problem.object;
    const object = after.inventory.named(apiVersion, kind, namespace, name);
    if (!object || (problem.absence && elsewhere.has(keyOf(problem)))) {
      continue;
    }
    yield {
      class: 'fails',
      object,
      path: problem.path,
      message: `${kind === 'Rollout' ? `Argo Rollouts leaves ${title(object)} alone (InvalidSpec): no release, no scaling, until it is mended` : `Argo Rollouts does not run ${title(object)}`}; ${problem.message}`,
      mend: problem.mend,
    };
  }
};

function problemsOf(objects: readonly InventoryObject[]): readonly Problem[] {
  return validateBundle(objects.map(({ manifest }) => manifest), { complete: true });
}

function keyOf({ id, object: { kind, namespace = '', name }, message }: Problem): string {
  return JSON.stringify([id, kind, namespace, name, message]);
}

/** What is in neither set may be in the cluster: only what is missing even beside all that was there. */
function stillAbsent({ after, removed }: Comparison): ReadonlySet<string> {
  return new Set(problemsOf([...after.inventory.objects, ...removed]).filter(({ absence }) => absence).map(keyOf));
}
