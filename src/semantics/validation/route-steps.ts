import { ROUTER_CAPABILITIES, routerCan, routersThatCan } from '../router-capabilities';
import { JsonObject, isPresent, objectOf, objectsOf, textOf } from './json-values';
import { RolloutView, trafficRoutingOf } from './rollout-view';
import { routersOf } from './routers';

const KINDS = ['exact', 'regex', 'prefix'];

/** Rules on `setHeaderRoute`. */
export function checkHeaderRoute(rollout: RolloutView, route: JsonObject, path: string): void {
  const { problems, options } = rollout;
  const routers = routersOf(trafficRoutingOf(rollout)).filter((router) => routerCan(router, 'headerRoutes', options.argoRollouts));
  const exactOnly = routers.some((router) => ROUTER_CAPABILITIES[router].headerRoutes === 'exact');
  if (routers.length === 0) {
    problems.add('AR131', path, 'this router cannot route by header', `use ${routersThatCan('headerRoutes').join(', ')}`);
  }
  objectsOf(route.match).forEach((match, index) => {
    const kinds = matchKinds(match.headerValue);
    if (exactOnly && isPresent(match.headerValue) && (kinds.length !== 1 || kinds[0] !== 'exact')) {
      problems.add('AR132', `${path}.match[${index}].headerValue`, `the header is matched by ${kinds.join(' and ') || 'nothing'}`, 'match by exact');
    } else if (kinds.length !== 1) {
      problems.add('AR133', `${path}.match[${index}].headerValue`, `the header is matched by ${kinds.join(' and ') || 'nothing'}`, `match by one of ${KINDS.join(', ')}`);
    }
  });
  checkManagedRoute(rollout, route, path);
}

/** Rules on `setMirrorRoute`. */
export function checkMirrorRoute(rollout: RolloutView, route: JsonObject, path: string): void {
  const { problems, options } = rollout;
  if (!routersOf(trafficRoutingOf(rollout)).some((router) => routerCan(router, 'mirrorRoutes', options.argoRollouts))) {
    problems.add('AR134', path, 'this router cannot mirror traffic', `use ${routersThatCan('mirrorRoutes').join(', ')}`);
  }
  objectsOf(route.match).forEach((match, index) => {
    const at = `${path}.match[${index}]`;
    for (const field of ['method', 'path'].filter((name) => isPresent(match[name]))) {
      const kinds = matchKinds(match[field]);
      if (kinds.length !== 1) {
        problems.add('AR135', `${at}.${field}`, `the ${field} is matched by ${kinds.join(' and ') || 'nothing'}`, `match by one of ${KINDS.join(', ')}`);
      }
    }
    for (const [header, value] of Object.entries(objectOf(match.headers))) {
      const kinds = matchKinds(value);
      if (kinds.length !== 1) {
        problems.add('AR412', `${at}.headers[${JSON.stringify(header)}]`, `the header is matched by ${kinds.join(' and ') || 'nothing'}`,
          `match by one of ${KINDS.join(', ')}`);
      }
    }
  });
  const { percentage } = route;
  if (typeof percentage === 'number' && (percentage < 0 || percentage > 100)) {
    problems.add('AR413', `${path}.percentage`, `${percentage} % of the requests are mirrored`, 'set 0 to 100');
  }
  checkManagedRoute(rollout, route, path);
}

/** The ways a value is matched. */
function matchKinds(match: unknown): string[] {
  return KINDS.filter((kind) => textOf(objectOf(match)[kind]) !== '');
}

function checkManagedRoute(rollout: RolloutView, route: JsonObject, path: string): void {
  const routing = trafficRoutingOf(rollout);
  if (!routing) {
    return;
  }
  const name = textOf(route.name);
  if (!isPresent(routing.managedRoutes)) {
    rollout.problems.add('AR136', 'spec.strategy.canary.trafficRouting.managedRoutes', `the route ${name} that ${path} sets is not listed`, `list it: [{ name: ${name} }]`);
  } else if (!objectsOf(routing.managedRoutes).some((managed) => textOf(managed.name) === name)) {
    rollout.problems.add('AR137', `${path}.name`, `the route ${name} is not one of the managedRoutes`, 'add it to spec.strategy.canary.trafficRouting.managedRoutes');
  }
}
