import { Duration } from 'cdk8s';
import { propError } from './errors';

/** A duration as Argo Rollouts and Prometheus read it: `90s` stays `90s`, whole minutes and hours are written as such. */
export function formatDuration(duration: Duration): string {
  const milliseconds = duration.toMilliseconds();
  if (milliseconds % 1000 !== 0) {
    return `${milliseconds}ms`;
  }
  const seconds = milliseconds / 1000;
  if (seconds === 0) {
    return '0s';
  }
  if (seconds % 3600 === 0) {
    return `${seconds / 3600}h`;
  }
  return seconds % 60 === 0 ? `${seconds / 60}m` : `${seconds}s`;
}

const UNIT_SECONDS: Record<string, number> = { ms: 0.001, s: 1, m: 60, h: 3600 };

/** Seconds of a duration that `formatDuration` wrote. */
export function durationSeconds(text: string): number {
  const [, number, unit] = /^(\d+)(ms|s|m|h)$/.exec(text)!;
  return Number(number) * UNIT_SECONDS[unit];
}

/** Whole seconds, for fields that take no unit. Throws on fractions and where fewer than `least` seconds are given. */
export function wholeSeconds(where: string, prop: string, duration: Duration, least = 0): number {
  const seconds = duration.toMilliseconds() / 1000;
  if (!Number.isInteger(seconds) || seconds < least) {
    throw propError(where, { prop, received: formatDuration(duration), accepted: `whole seconds, at least ${least}`, mend: 'pass Duration.seconds(n)' });
  }
  return seconds;
}
