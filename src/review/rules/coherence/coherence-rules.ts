import { BACKEND_MISSING } from './backend-missing';
import { DANGLING_REFERENCE } from './dangling-reference';
import { DEPRECATED_API } from './deprecated-api';
import { DUPLICATE_OBJECT } from './duplicate-object';
import { MISTYPED_FIELD } from './mistyped-field';
import { NAME_OR_LABEL_LIMIT } from './name-or-label-limit';
import { NAMESPACE_SPLIT } from './namespace-split';
import { NETWORKPOLICY_BLOCKS } from './networkpolicy-blocks';
import { NETWORKPOLICY_MISSING } from './networkpolicy-missing';
import { NETWORKPOLICY_ONE_VERSION } from './networkpolicy-one-version';
import { NO_KUBERNETES_OBJECT } from './no-kubernetes-object';
import { OVERLAPPING_SELECTORS } from './overlapping-selectors';
import { POLICY_BLOCKS_PROMETHEUS } from './policy-blocks-prometheus';
import { SELECTOR_MISMATCH } from './selector-mismatch';
import { SERVICE_SELECTS_NOTHING } from './service-selects-nothing';
import { TARGET_PORT_UNKNOWN } from './target-port-unknown';
import { VERSION_IN_SELECTOR } from './version-in-selector';
import { Rule } from '../../engine/rule';

/** The rules on coherence, by their numbers. A new one is its file, its examples and one line here. */
export const COHERENCE_RULES: readonly Rule[] = [
  SELECTOR_MISMATCH,
  VERSION_IN_SELECTOR,
  SERVICE_SELECTS_NOTHING,
  TARGET_PORT_UNKNOWN,
  NAMESPACE_SPLIT,
  NETWORKPOLICY_MISSING,
  NETWORKPOLICY_ONE_VERSION,
  BACKEND_MISSING,
  NETWORKPOLICY_BLOCKS,
  DANGLING_REFERENCE,
  NAME_OR_LABEL_LIMIT,
  OVERLAPPING_SELECTORS,
  DEPRECATED_API,
  POLICY_BLOCKS_PROMETHEUS,
  DUPLICATE_OBJECT,
  MISTYPED_FIELD,
  NO_KUBERNETES_OBJECT,
];
