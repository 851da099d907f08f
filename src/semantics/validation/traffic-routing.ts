import { routerCan, routersThatCan } from '../router-capabilities';
import { JsonObject, isPresent, numberOf, objectOf, textOf } from './json-values';
import { RolloutView, trafficRoutingOf } from './rollout-view';
import { routersOf } from './routers';

const PATH = 'spec.strategy.canary.trafficRouting';
const A_WEEK_IN_SECONDS = 604800;

/** Rules on `trafficRouting` by itself. */
export function checkTrafficRouting(rollout: RolloutView, canary: JsonObject): void {
  const { problems, options } = rollout;
  const routing = trafficRoutingOf(rollout);
  if (!isPresent(canary.trafficRouting) || !routing) {
    return;
  }
  const routers = routersOf(routing);
  if (routers.length === 0) {
    problems.add('AR407', PATH, 'there is no router, so no traffic is moved', 'configure one, or leave trafficRouting out');
  }
  if (isPresent(routing.maxTrafficWeight) && !routers.some((router) => routerCan(router, 'maxTrafficWeight', options.argoRollouts))) {
    problems.add('AR125', `${PATH}.maxTrafficWeight`, 'this router counts weights up to 100', `use ${routersThatCan('maxTrafficWeight').join(', ')}, or leave it out`);
  }
  const stickiness = objectOf(objectOf(routing.alb).stickinessConfig);
  const seconds = numberOf(stickiness.durationSeconds) ?? 0;
  if (stickiness.enabled === true && (seconds < 1 || seconds > A_WEEK_IN_SECONDS)) {
    problems.add('AR406', `${PATH}.alb.stickinessConfig.durationSeconds`, `stickiness of ${seconds} s is refused when the weight is set`, `set 1 to ${A_WEEK_IN_SECONDS}`);
  }
}

/** Rules on which of two fields names the router's objects. The controller asks them of a Rollout with two strategies as well. */
export function checkRouterReferences(rollout: RolloutView): void {
  const routing = trafficRoutingOf(rollout);
  exactlyOne(rollout, 'AR150', 'nginx', routing?.nginx, 'stableIngress', 'stableIngresses');
  exactlyOne(rollout, 'AR150', 'alb', routing?.alb, 'ingress', 'ingresses');
  exactlyOne(rollout, 'AR153', 'istio', routing?.istio, 'virtualService', 'virtualServices');
}

function exactlyOne({ problems }: RolloutView, id: 'AR150' | 'AR153', router: string, settings: unknown, one: string, several: string): void {
  if (!isPresent(settings)) {
    return;
  }
  const fields = objectOf(settings);
  const hasOne = id === 'AR153' ? isPresent(fields[one]) : textOf(fields[one]) !== '';
  if (hasOne === isPresent(fields[several])) {
    problems.add(id, `${PATH}.${router}`, `${hasOne ? 'both' : 'none'} of ${one} and ${several} is given`, `give exactly one of ${one} and ${several}`);
  }
}
