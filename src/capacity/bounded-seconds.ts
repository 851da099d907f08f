import { Duration } from 'cdk8s';
import { wholeSeconds } from '../semantics/durations';
import { propError } from '../semantics/errors';

/** Whole seconds within the bounds that the API sets; throws outside them. */
export function boundedSeconds(where: string, prop: string, duration: Duration, least: number, most: number): number {
  const seconds = wholeSeconds(where, prop, duration, least);
  if (seconds > most) {
    throw propError(where, { prop, received: `${seconds}s`, accepted: `at most ${most} seconds`, mend: `pass Duration.seconds(${most}) or less` });
  }
  return seconds;
}
