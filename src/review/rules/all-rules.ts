import { argoRulesBesides } from './argo/argo-rules';
import { READINESS_MISSING } from './traffic-readiness/readiness-missing';
import { Rule } from '../engine/rule';

/** Every rule of our own, by its number. A new one is its file, its tests and one line here. */
const OURS: readonly Rule[] = [
  READINESS_MISSING,
];

/** Those of Argo Rollouts' own validation that none of ours speaks for. */
export const ARGO_RULES: readonly Rule[] = argoRulesBesides(OURS);

/** Every rule. */
export const RULES: readonly Rule[] = [...OURS, ...ARGO_RULES];
