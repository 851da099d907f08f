import { Probe } from '../../inventory/shapes/pod';

const DEFAULT_PERIOD = 10;
const DEFAULT_FAILURES = 3;

/** The seconds between two questions of a probe. */
export function periodSeconds({ periodSeconds: period }: Probe): number {
  return period ?? DEFAULT_PERIOD;
}

/** For how long a probe has to fail until it has consequences. */
export function secondsToFail(probe: Probe): number {
  return periodSeconds(probe) * (probe.failureThreshold ?? DEFAULT_FAILURES);
}

/** The failures in a row after which at least so many seconds have passed. */
export function failuresFor(probe: Probe, seconds: number): number {
  return Math.ceil(seconds / Math.max(1, periodSeconds(probe)));
}
