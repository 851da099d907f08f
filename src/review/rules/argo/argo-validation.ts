import { Problem } from '../../../semantics/validation/problem';
import { RuleId } from '../../../semantics/validation/rule-table';
import { validateBundle } from '../../../semantics/validation/validate-bundle';
import { Review, Rule, RuleFinding, RuleInfo, severityOfAbsence } from '../../engine/rule';
import { InventoryObject } from '../../inventory/inventory-object';
import { Namesakes } from '../../inventory/namesakes';

/** A rule that speaks for rules of Argo Rollouts' own validation. */
export interface ArgoRule extends Rule {
  readonly speaksFor: readonly RuleId[];
}

const validated = new WeakMap<Review, ReadonlyMap<RuleId, readonly Problem[]>>();

/** A rule that says what Argo Rollouts' own validation says, under the ids that it has there. */
export function argoRule(info: RuleInfo, ids: readonly RuleId[]): ArgoRule {
  return {
    ...info,
    speaksFor: ids,
    *check(review) {
      const problems = problemsOf(review);
      const missed = new Set<string>();
      for (const problem of ids.flatMap((id) => problems.get(id) ?? [])) {
        // What is not there is told once to each object that names it, in however many places.
        const miss = `${problem.object.kind} ${problem.object.namespace} ${problem.object.name} ${problem.message}`;
        if (!problem.absence || !missed.has(miss) && !isInAnotherNamespace(problem, review)) {
          missed.add(miss);
          yield found(problem, review);
        }
      }
    },
  };
}

/** What a Rollout names in its own namespace: where it is in another one, ZD805 says so, and where. */
const GROUPS_OF_NAMED: ReadonlyMap<string, string> = new Map([['Service', ''], ['AnalysisTemplate', 'argoproj.io']]);

function isInAnotherNamespace({ object, missing }: Problem, { relations }: Review): boolean {
  const group = missing && object.kind === 'Rollout' ? GROUPS_OF_NAMED.get(missing.kind) : undefined;
  return group !== undefined && Namesakes.of(relations).elsewhere(group, missing!.kind, object.namespace ?? '', missing!.name) !== undefined;
}

/** All problems of the objects, by rule. They are worked out once for all rules. */
function problemsOf(review: Review): ReadonlyMap<RuleId, readonly Problem[]> {
  const known = validated.get(review);
  if (known) {
    return known;
  }
  const byRule = new Map<RuleId, Problem[]>();
  const { inventory: { objects, declared }, settings: { argoRollouts } } = review;
  for (const problem of validateBundle(objects.map(({ manifest }) => manifest), { complete: true, external: declared, argoRollouts })) {
    // Which labels a workload has that is not here, nobody knows: AR158 says that it is not here.
    if (problem.id !== 'AR142' || !problem.absence) {
      byRule.set(problem.id, [...byRule.get(problem.id) ?? [], problem]);
    }
  }
  validated.set(review, byRule);
  return byRule;
}

function found({ object, severity, path, message, mend, absence }: Problem, { inventory, settings }: Review): RuleFinding {
  return {
    object: inventory.named(object.apiVersion, object.kind, object.namespace ?? '', object.name) ?? stranger(object),
    path,
    message,
    mend,
    severity: absence ? severityOfAbsence(settings) : severity,
  };
}

/** An object whose name the API server makes up is not found by it. */
function stranger({ apiVersion, kind, namespace = '', name }: Problem['object']): InventoryObject {
  return { index: 0, apiVersion, group: '', kind, namespace, name, metadata: { name }, manifest: {}, origin: {} };
}
