import { Duration } from 'cdk8s';
import { propError } from './errors';

/** The units of cdk8s that Go has too, by the letter that stands for them. */
const SAID_UNITS: Record<string, { readonly letter: string; readonly milliseconds: number }> = {
  seconds: { letter: 's', milliseconds: 1000 },
  minutes: { letter: 'm', milliseconds: 60_000 },
  hours: { letter: 'h', milliseconds: 3_600_000 },
};

/**
 * A duration as Argo Rollouts and Prometheus read it, in the unit in which it was said: `Duration.seconds(90)` is `90s`, `Duration.minutes(90)` is `90m`.
 * What has no such unit, or a fraction of it, is written in the largest one that it is a whole number of.
 */
export function formatDuration(duration: Duration): string {
  const milliseconds = duration.toMilliseconds();
  const said = SAID_UNITS[duration.unitLabel()];
  if (said && milliseconds % said.milliseconds === 0) {
    return `${milliseconds / said.milliseconds}${said.letter}`;
  }
  const fitting = Object.values(SAID_UNITS).reverse().find((unit) => milliseconds > 0 && milliseconds % unit.milliseconds === 0);
  return fitting ? `${milliseconds / fitting.milliseconds}${fitting.letter}` : milliseconds === 0 ? '0s' : `${milliseconds}ms`;
}

/** Whole seconds, for fields that take no unit. Throws on fractions and where fewer than `least` seconds are given. */
export function wholeSeconds(where: string, prop: string, duration: Duration, least = 0): number {
  const seconds = duration.toMilliseconds() / 1000;
  if (!Number.isInteger(seconds) || seconds < least) {
    throw propError(where, { prop, received: formatDuration(duration), accepted: `whole seconds, at least ${least}`, mend: 'pass Duration.seconds(n)' });
  }
  return seconds;
}
