import { ACKNOWLEDGEMENT_FAULTY } from './acknowledgement-faulty';
import { CONTROLLER_VERSION } from './controller-version';
import { MANUAL_GATE_WITHOUT_ALERT } from './manual-gate-without-alert';
import { Rule } from '../../engine/rule';

/** The rules on operations, by their numbers. A new one is its file, its examples and one line here. */
export const OPERATIONS_RULES: readonly Rule[] = [
  MANUAL_GATE_WITHOUT_ALERT,
  ACKNOWLEDGEMENT_FAULTY,
  CONTROLLER_VERSION,
];
