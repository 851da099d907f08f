import { ARGO_RULES } from './argo/argo-rules';
import { READINESS_MISSING } from './traffic-readiness/readiness-missing';
import { Rule } from '../engine/rule';

/** Every rule, by its number. A new one is its file, its tests and one line here. */
export const RULES: readonly Rule[] = [
  READINESS_MISSING,
  ...ARGO_RULES,
];
