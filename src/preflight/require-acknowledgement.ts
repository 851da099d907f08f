import { AcknowledgeOptions } from './preflight-options';
import { SHORTEST_REASON } from '../review/engine/acknowledgement-faults';
import { isDay } from '../review/engine/day';
import { propError } from '../semantics/errors';

/** Throws unless an acknowledgement names a rule and says why. */
export function requireAcknowledgement(where: string, { id, reason, until }: AcknowledgeOptions): void {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- loaded when they are needed: most apps acknowledge nothing
  const { RULES } = require('../review/rules/all-rules') as typeof import('../review/rules/all-rules');
  if (!RULES.some((rule) => rule.id === id)) {
    throw propError(where, { prop: 'id', received: id, accepted: 'the id of a rule, such as "ZD705"', mend: 'copy the id from the finding' });
  }
  if (reason.trim().length < SHORTEST_REASON) {
    throw propError(where, {
      prop: 'reason', received: reason, accepted: `at least ${SHORTEST_REASON} characters`, mend: 'say why the finding is right here, for those who review it',
    });
  }
  if (until !== undefined && !isDay(until)) {
    throw propError(where, { prop: 'until', received: until, accepted: 'a day such as "2027-01-31"', mend: 'pass the last day on which it holds, or leave it out' });
  }
}
