import { ANALYSIS_RULES } from './analysis/analysis-rules';
import { argoRulesBesides } from './argo/argo-rules';
import { DRAINING_RULES } from './draining/draining-rules';
import { HARDENING_RULES } from './hardening/hardening-rules';
import { OPERATIONS_RULES } from './operations/operations-rules';
import { ROUTING_RULES } from './routing/routing-rules';
import { STRATEGY_RULES } from './strategy/strategy-rules';
import { TRAFFIC_READINESS_RULES } from './traffic-readiness/traffic-readiness-rules';
import { Rule } from '../engine/rule';

/** Every rule of our own, group by group. */
const OURS: readonly Rule[] = [
  ...TRAFFIC_READINESS_RULES,
  ...DRAINING_RULES,
  ...STRATEGY_RULES,
  ...ANALYSIS_RULES,
  ...ROUTING_RULES,
  ...HARDENING_RULES,
  ...OPERATIONS_RULES,
];

/** Those of Argo Rollouts' own validation that none of ours speaks for. */
export const ARGO_RULES: readonly Rule[] = argoRulesBesides(OURS);

/** Every rule. */
export const RULES: readonly Rule[] = [...OURS, ...ARGO_RULES];
