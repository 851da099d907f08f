import { Duration } from 'cdk8s';
import { propError } from '../semantics/errors';
import { ITrafficRouter } from '../traffic/traffic-router';

const LEAST_SECONDS = 30;

/**
 * How long pods stay after the last request was sent to them. The controller cuts the fraction of a second off, hence one more
 * than the router takes.
 */
export function switchDelay(router: ITrafficRouter): Duration {
  return Duration.seconds(Math.max(LEAST_SECONDS, routerSeconds(router)));
}

/** Throws if pods would go before the router has stopped sending to them. */
export function requireSwitchDelay(where: string, prop: string, delay: Duration | undefined, router: ITrafficRouter): void {
  if (delay && delay.toMilliseconds() / 1000 < routerSeconds(router)) {
    throw propError(where, {
      prop,
      received: delay.toHumanString(),
      accepted: `at least ${routerSeconds(router)} s: what ${router.routerName} takes to act, and one second that the controller cuts off`,
      mend: 'raise it: the pods would go while requests are still sent to them',
    });
  }
}

function routerSeconds(router: ITrafficRouter): number {
  return Math.ceil(router.endpointLag.toMilliseconds() / 1000) + 1;
}
