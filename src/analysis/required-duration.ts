import { Duration } from 'cdk8s';
import { formatDuration } from '../semantics/durations';
import { propError } from '../semantics/errors';

/** Throws unless some time is given. */
export function requireTime(where: string, prop: string, duration: Duration | undefined, example: string): void {
  if (duration !== undefined && duration.toMilliseconds() <= 0) {
    throw propError(where, { prop, received: formatDuration(duration), accepted: 'a time above zero', mend: `pass ${example}` });
  }
}
