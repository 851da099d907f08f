import { ACKNOWLEDGEMENT_BLANK } from '../../engine/acknowledgement-faults';
import { Rule } from '../../engine/rule';

/** Stands among the rules for its documentation: what it says is worked out after all others, when it is known which acknowledgements were used. */
export const ACKNOWLEDGEMENT_FAULTY: Rule = {
  ...ACKNOWLEDGEMENT_BLANK,
  reviewed: 'No finding in 109 public sets of manifests: none acknowledges anything.',
  check: () => [],
};
