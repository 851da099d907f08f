import { ROUTER_CAPABILITIES, ROUTER_NAMES, routerCan, routersThatCan } from '../router-capabilities';
import { JsonObject, isPresent, objectOf, textOf } from './json-values';
import { RolloutView, trafficRoutingOf } from './rollout-view';
import { routersOf } from './routers';

const PATH = 'spec.strategy.canary';

/** Rules on the Services that a canary names, without looking at the Services. */
export function checkCanaryServices(rollout: RolloutView, canary: JsonObject): void {
  const { problems } = rollout;
  const stable = textOf(canary.stableService);
  const other = textOf(canary.canaryService);
  if (stable !== '' && stable === other) {
    problems.add('AR115', `${PATH}.stableService`, `${stable} is the stable and the canary Service`, 'name two different Services');
  }
  if (isPresent(canary.pingPong)) {
    checkPingPong(rollout, objectOf(canary.pingPong));
  }
  const needing = routersNeedingServices(rollout, canary);
  for (const field of ['stableService', 'canaryService'].filter((name) => needing.length > 0 && textOf(canary[name]) === '')) {
    problems.add('AR121', `${PATH}.${field}`, `${needing.join(' and ')} moves traffic between two Services, and there is no ${field}`, `name the ${field}`);
  }
}

function checkPingPong(rollout: RolloutView, pingPong: JsonObject): void {
  const { problems, options } = rollout;
  const routing = trafficRoutingOf(rollout);
  const routers = routersOf(routing);
  if (!routing) {
    problems.add('AR420', `${PATH}.pingPong`, 'without a router nobody sends traffic to the two Services in turn', 'add trafficRouting, or leave it out');
  } else if (!routers.some((router) => routerCan(router, 'pingPong', options.argoRollouts))) {
    problems.add('AR116', `${PATH}.pingPong`, 'this router cannot take turns between two Services', `use ${routersThatCan('pingPong').join(', ')}, or leave it out`);
  }
  const ping = textOf(pingPong.pingService);
  const pong = textOf(pingPong.pongService);
  if (ping === '') {
    problems.add('AR117', `${PATH}.pingPong.pingService`, 'there is no pingService', 'name it');
  }
  if (pong === '') {
    problems.add('AR118', `${PATH}.pingPong.pongService`, 'there is no pongService', 'name it');
  }
  if (ping === pong) {
    problems.add('AR119', `${PATH}.pingPong.pingService`, 'the two Services are the same', 'name two different Services');
  }
  if (routers.includes('alb') && textOf(objectOf(routing?.alb).rootService) === '') {
    problems.add('AR120', `${PATH}.trafficRouting.alb.rootService`, 'with ping-pong there is no stable Service that the Ingress could name', 'name the rootService');
  }
}

function routersNeedingServices(rollout: RolloutView, canary: JsonObject): string[] {
  const routing = trafficRoutingOf(rollout);
  const pingPong = isPresent(canary.pingPong);
  const withoutServices = {
    alb: pingPong,
    istio: pingPong || isPresent(objectOf(routing?.istio).destinationRule),
  };
  return routersOf(routing)
    .filter((router) => ROUTER_CAPABILITIES[router].needsServices && !(router === 'alb' || router === 'istio' ? withoutServices[router] : false))
    .map((router) => ROUTER_NAMES[router]);
}
