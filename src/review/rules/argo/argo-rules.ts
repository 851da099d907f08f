import { argoRule } from './argo-validation';
import { RULES, RuleId } from '../../../semantics/validation/rule-table';
import { Rule } from '../../engine/rule';

/** Ids of the validation that a rule of its own speaks for, such as ZD705. */
const SPOKEN_FOR: ReadonlySet<string> = new Set<RuleId>([]);

/** The rest of the validation, each rule under its own id. */
export const ARGO_RULES: readonly Rule[] = (Object.keys(RULES) as RuleId[]).filter((id) => !SPOKEN_FOR.has(id)).map((id) => {
  const { asks, severity, stricterThanArgo } = RULES[id];
  return argoRule({
    id,
    name: id.toLowerCase(),
    group: 'strategy',
    severity,
    title: `Asked for: ${asks}`,
    rationale: stricterThanArgo
      ? 'Argo Rollouts accepts this, and then does something else than it looks like.'
      : 'Argo Rollouts refuses this when it is applied, or stops in the middle of a release.',
    mend: `See to it that ${asks}.`,
    sources: ['https://argo-rollouts.readthedocs.io/en/stable/features/specification/'],
  }, [id]);
});
