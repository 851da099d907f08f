import { topicOf } from './argo-topics';
import { ArgoRule, argoRule } from './argo-validation';
import { RULES, RuleId } from '../../../semantics/validation/rule-table';
import { Rule } from '../../engine/rule';

/** The rest of the validation, each rule under its own id: those that no rule of ours speaks for. */
export function argoRulesBesides(rules: readonly Rule[]): readonly Rule[] {
  const spokenFor = new Set(rules.flatMap((rule) => (rule as Partial<ArgoRule>).speaksFor ?? []));
  return (Object.keys(RULES) as RuleId[]).filter((id) => !spokenFor.has(id)).map((id) => {
    const { asks, severity, stricterThanArgo } = RULES[id];
    return argoRule({
      id,
      name: id.toLowerCase(),
      ...topicOf(id),
      severity,
      title: `Asked for: ${asks}`,
      rationale: stricterThanArgo
        ? 'Argo Rollouts accepts this, and then does something else than it looks like.'
        : 'Argo Rollouts refuses this when it is applied, or stops in the middle of a release.',
      mend: `See to it that ${asks}.`,
    }, [id]);
  });
}
