import { printRange, replicaRange } from '../../inventory/replica-range';
import { Effect } from '../effect';
import { shownValue } from '../fields/shown-value';

/** `spec.restartAt`: pods older than that are evicted, without any release. */
export const restartAt: Effect = function* (comparison) {
  for (const { pair, after } of comparison.workloads) {
    const difference = after.rollout && pair.differences.find(({ path: [first, second, ...more] }) => first === 'spec' && second === 'restartAt' && more.length === 0);
    const range = replicaRange(comparison.after, after);
    if (!difference || difference.after === undefined || !range) {
      continue;
    }
    const { before, after: time } = difference;
    const alone = range.most === 1 && comparison.after.serves(after);
    yield {
      class: alone ? 'outage' : 'at-once',
      object: after.object,
      path: 'spec.restartAt',
      before,
      after: time,
      message: `from ${shownValue(time)} on, pods that are older are evicted and made again, maxUnavailable at a time and at least one, without a step or an analysis`
        + (alone ? `: with ${printRange(range)} the only pod goes before another one is ready` : ''),
      ...(alone && { mend: 'set spec.replicas to 2 or more before the restart' }),
    };
  }
};
