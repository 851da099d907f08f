import { CanaryServices, ITrafficRouter, RouteTarget } from './traffic-router';
import { propError } from '../semantics/errors';

/** Whether the target wants its traffic split. */
export function isCanary(target: RouteTarget): boolean {
  return target.canary ?? (target.canaryService !== undefined || target.pingService !== undefined);
}

/** Throws unless the target has the Services that the router asks for, no more and no fewer. */
export function requireServices(where: string, target: RouteTarget, router: ITrafficRouter): void {
  const wanted = isCanary(target) ? router.canaryServices ?? CanaryServices.STABLE_AND_CANARY : CanaryServices.ONE;
  const asked = isCanary(target) ? `${router.routerName} splits with canaryServices ${wanted}` : 'nothing is split';
  requireGiven(where, target, 'canaryService', wanted === CanaryServices.STABLE_AND_CANARY, asked);
  requireGiven(where, target, 'pingService', wanted === CanaryServices.PING_PONG, asked);
  requireGiven(where, target, 'pongService', wanted === CanaryServices.PING_PONG, asked);
  if (target.pingService !== undefined && target.pingService === target.pongService) {
    throw propError(where, { prop: 'pongService', received: target.pongService, accepted: 'another Service than pingService', mend: 'use two Services with the same selector' });
  }
}

function requireGiven(where: string, target: RouteTarget, prop: 'canaryService' | 'pingService' | 'pongService', wanted: boolean, asked: string): void {
  if ((target[prop] !== undefined) !== wanted) {
    throw propError(where, {
      prop,
      received: target[prop],
      accepted: wanted ? `the name of a Service: ${asked}` : `nothing: ${asked}`,
      mend: wanted ? 'name the Service' : 'leave it out',
    });
  }
}
