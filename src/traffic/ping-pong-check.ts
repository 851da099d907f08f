import { TrafficRouting } from './traffic-routing';
import { propError } from '../semantics/errors';
import { requireRouterCapability } from '../semantics/router-capabilities';

/** Throws unless the routers can take ping-pong Services. */
export function requirePingPong(where: string, received: unknown, routing: TrafficRouting | undefined): void {
  requireRouterCapability(where, { prop: 'pingPong', received, capability: 'pingPong', routers: routing?._routers ?? [] });
  const alb = routing?._toJson().alb;
  if (alb && alb.rootService === undefined) {
    throw propError(where, {
      prop: 'trafficRouting.alb.rootService',
      received: undefined,
      accepted: 'the backend of the Ingress, where there are ping-pong Services',
      mend: 'give rootService to TrafficRouting.alb: neither of the two Services can stand in the Ingress for both',
    });
  }
}
