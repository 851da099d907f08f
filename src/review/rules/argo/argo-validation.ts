import { Problem } from '../../../semantics/validation/problem';
import { RuleId } from '../../../semantics/validation/rule-table';
import { validateBundle } from '../../../semantics/validation/validate-bundle';
import { Review, Rule, RuleFinding, RuleInfo, severityOfAbsence } from '../../engine/rule';
import { InventoryObject } from '../../inventory/inventory-object';

/** Rules of the validation that say that something is not there. It may be in the cluster already. */
const ABSENCES: ReadonlySet<RuleId> = new Set<RuleId>(['AR141', 'AR144', 'AR151', 'AR158', 'AR159']);

const validated = new WeakMap<Review, ReadonlyMap<RuleId, readonly Problem[]>>();

/** A rule that says what Argo Rollouts' own validation says, under the ids that it has there. */
export function argoRule(info: RuleInfo, ids: readonly RuleId[]): Rule {
  return {
    ...info,
    ...(ids.some((id) => id !== info.id) && { speaksFor: ids }),
    *check(review) {
      const problems = problemsOf(review);
      for (const problem of ids.flatMap((id) => problems.get(id) ?? [])) {
        yield found(problem, review);
      }
    },
  };
}

/** All problems of the objects, by rule. They are worked out once for all rules. */
function problemsOf(review: Review): ReadonlyMap<RuleId, readonly Problem[]> {
  const known = validated.get(review);
  if (known) {
    return known;
  }
  const byRule = new Map<RuleId, Problem[]>();
  const { inventory, settings } = review;
  for (const problem of validateBundle(inventory.objects.map(({ manifest }) => manifest), { complete: true, argoRollouts: settings.argoRollouts })) {
    byRule.set(problem.id, [...byRule.get(problem.id) ?? [], problem]);
  }
  validated.set(review, byRule);
  return byRule;
}

function found({ id, object, severity, path, message, mend }: Problem, { inventory, settings }: Review): RuleFinding {
  return {
    object: inventory.named(object.apiVersion, object.kind, object.namespace ?? '', object.name) ?? stranger(object),
    path,
    message,
    mend,
    severity: ABSENCES.has(id) ? severityOfAbsence(settings) : severity,
  };
}

/** An object whose name the API server makes up is not found by it. */
function stranger({ apiVersion, kind, namespace = '', name }: Problem['object']): InventoryObject {
  return { index: 0, apiVersion, group: '', kind, namespace, name, metadata: { name }, manifest: {}, origin: {} };
}
