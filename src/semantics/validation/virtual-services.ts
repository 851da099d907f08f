import { JsonObject, isPresent, listOf, numberOf, objectOf, objectsOf, optionalObject, textOf, textsOf } from './json-values';
import { RolloutView, trafficRoutingOf } from './rollout-view';

const PATH = 'spec.strategy.canary.trafficRouting.istio';

/** Rules on the VirtualServices that Istio's router weighs. */
export function checkVirtualServices(rollout: RolloutView): void {
  const istio = objectOf(trafficRoutingOf(rollout)?.istio);
  const references = [
    ...(isPresent(istio.virtualService) ? [{ path: `${PATH}.virtualService`, reference: objectOf(istio.virtualService) }] : []),
    ...objectsOf(istio.virtualServices).map((reference, index) => ({ path: `${PATH}.virtualServices[${index}]`, reference })),
  ];
  for (const { path, reference } of references) {
    const { namespace, name } = address(textOf(reference.name), rollout.namespace);
    const found = rollout.bundle.find('networking.istio.io', 'VirtualService', namespace, name);
    if (found) {
      checkRoutes(rollout, objectOf(found.spec), reference, path);
    } else if (rollout.bundle.isMissing('VirtualService', namespace, name)) {
      rollout.problems.missObject('AR153', `${path}.name`, { kind: 'VirtualService', name });
    }
  }
}

/** `name`, `name.namespace` or `name.namespace.cluster.local`; names may have dots, namespaces have none. */
function address(reference: string, ownNamespace: string): { readonly namespace: string; readonly name: string } {
  const short = reference.replace(/\.cluster\.local$/, '');
  const dot = short.lastIndexOf('.');
  return dot < 0 ? { namespace: ownNamespace, name: short } : { namespace: short.slice(dot + 1) || ownNamespace, name: short.slice(0, dot) };
}

function checkRoutes(rollout: RolloutView, spec: JsonObject, reference: JsonObject, path: string): void {
  if (!['http', 'tls', 'tcp'].some((protocol) => Array.isArray(spec[protocol]))) {
    rollout.problems.add('AR153', `${path}.name`, 'the VirtualService has no http, tls or tcp routes', 'add routes to both versions');
  }
  if (Array.isArray(spec.http)) {
    checkHttp(rollout, objectsOf(spec.http), textsOf(reference.routes), path);
  }
  for (const protocol of ['tls', 'tcp'] as const) {
    if (Array.isArray(spec[protocol])) {
      checkByPort(rollout, objectsOf(spec[protocol]), objectsOf(reference[`${protocol}Routes`]), `${path}.${protocol}Routes`, protocol);
    }
  }
}

function checkHttp(rollout: RolloutView, routes: readonly JsonObject[], names: readonly string[], path: string): void {
  const { problems } = rollout;
  const managed = objectsOf(trafficRoutingOf(rollout)?.managedRoutes).map(({ name }) => textOf(name));
  names.forEach((name, index) => {
    const route = routes.find((candidate) => textOf(candidate.name) === name);
    if (route) {
      checkDestinations(rollout, route, 'AR154', path);
    } else {
      problems.add('AR154', `${path}.routes[${index}]`, `the VirtualService has no HTTP route "${name}"`, 'name a route that it has');
    }
  });
  if (names.length > 0) {
    return;
  }
  const chosen = routes.length === 1 ? routes[0] : routes.find(({ name }) => textOf(name) === '');
  if (chosen) {
    checkDestinations(rollout, chosen, 'AR154', path);
  }
  const own = routes.filter(({ name }) => !managed.includes(textOf(name)));
  if (own.length > 1) {
    problems.add('AR154', `${path}.routes`, `the VirtualService has ${own.length} HTTP routes, and none is chosen`, 'name the routes to weigh');
  }
}

function checkByPort(
  rollout: RolloutView, routes: readonly JsonObject[], wanted: readonly JsonObject[], path: string, protocol: 'tls' | 'tcp',
): void {
  const { problems } = rollout;
  const title = protocol.toUpperCase();
  wanted.forEach((want, index) => {
    const found = routes.filter((route) => fits(route, want, protocol));
    if (found.length === 0) {
      problems.add('AR155', `${path}[${index}]`, `the VirtualService has no ${title} route that matches this`, 'say the port and SNI hosts of one of its routes');
    }
    found.forEach((route) => checkDestinations(rollout, route, 'AR155', path));
  });
  if (wanted.length > 0) {
    return;
  }
  if (routes.length !== 1) {
    problems.add('AR155', path, `the VirtualService has ${routes.length} ${title} routes, and none is chosen`, 'say which ones to weigh');
  }
  routes.slice(0, 1).forEach((route) => checkDestinations(rollout, route, 'AR155', path));
}

/** A route fits by the one port that its matches have, and for TLS by the same set of SNI hosts (`sniHosts` of a match). */
function fits(route: JsonObject, want: JsonObject, protocol: 'tls' | 'tcp'): boolean {
  const matches = objectsOf(route.match);
  const ports = new Set(matches.map(({ port }) => numberOf(port) ?? 0));
  const hosts = new Set(matches.flatMap(({ sniHosts }) => textsOf(sniHosts)));
  const wantedHosts = textsOf(want.sniHosts);
  const samePort = ports.size <= 1 && ([...ports][0] ?? 0) === (numberOf(want.port) ?? 0);
  return samePort && (protocol === 'tcp' || (wantedHosts.length === hosts.size && wantedHosts.every((host) => hosts.has(host)) && new Set(wantedHosts).size === hosts.size));
}

function checkDestinations(rollout: RolloutView, route: JsonObject, id: 'AR154' | 'AR155', path: string): void {
  const { problems, canary } = rollout;
  const destinations = objectsOf(listOf(route.route)).map(({ destination }) => objectOf(destination));
  const rule = optionalObject(objectOf(trafficRoutingOf(rollout)?.istio).destinationRule);
  const label = `route ${textOf(route.name) || 'without a name'}`;
  if (rule) {
    const subsets = destinations.map(({ subset }) => textOf(subset));
    for (const field of ['canarySubsetName', 'stableSubsetName']) {
      const subset = textOf(rule[field]);
      if (subset === '' || !subsets.includes(subset)) {
        problems.add(id, path, `${label} of the VirtualService does not lead to subset "${subset}" (${field})`, 'add it to the route\'s destinations');
      }
    }
    return;
  }
  const hosts = destinations.map(({ host }) => textOf(host).split('.')[0]);
  const pingPong = optionalObject(canary?.pingPong);
  const named = [textOf(canary?.stableService), textOf(canary?.canaryService)];
  const services = pingPong && named.every((name) => name === '') ? [textOf(pingPong.pingService), textOf(pingPong.pongService)] : named;
  for (const service of services) {
    if (service === '' || !hosts.includes(service)) {
      problems.add(id, path, `${label} of the VirtualService does not lead to Service "${service}"`, 'add it to the route\'s destinations');
    }
  }
}
