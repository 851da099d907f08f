import { JsonObject, isPresent, listOf, objectOf, objectsOf, textOf, textsOf } from './json-values';
import { RolloutView, trafficRoutingOf } from './rollout-view';

const PATH = 'spec.strategy.canary.trafficRouting';
const GATEWAY_PLUGIN = 'argoproj-labs/gatewayAPI';
const APP_MESH_ROUTES = ['httpRoute', 'tcpRoute', 'http2Route', 'grpcRoute'];

/** Rules on the objects that routers other than NGINX, ALB and Istio's VirtualServices weigh. */
export function checkRouterObjects(rollout: RolloutView): void {
  const routing = objectOf(trafficRoutingOf(rollout));
  const rule = objectOf(routing.istio).destinationRule;
  if (isPresent(rule)) {
    exists(rollout, 'networking.istio.io', 'DestinationRule', rollout.namespace, textOf(objectOf(rule).name), 'istio.destinationRule.name');
  }
  if (isPresent(routing.traefik)) {
    exists(rollout, 'traefik.io', 'TraefikService', rollout.namespace, textOf(objectOf(routing.traefik).weightedTraefikServiceName), 'traefik.weightedTraefikServiceName');
  }
  if (isPresent(objectOf(routing.apisix).route)) {
    exists(rollout, 'apisix.apache.org', 'ApisixRoute', rollout.namespace, textOf(objectOf(objectOf(routing.apisix).route).name), 'apisix.route.name');
  }
  checkGatewayRoutes(rollout, objectOf(routing.plugins)[GATEWAY_PLUGIN]);
  if (isPresent(routing.ambassador)) {
    checkMappings(rollout, objectOf(routing.ambassador));
  }
  checkVirtualRouter(rollout, objectOf(objectOf(routing.appMesh).virtualService));
}

function exists({ bundle, problems }: RolloutView, group: string, kind: string, namespace: string, name: string, path: string): void {
  if (!bundle.find(group, kind, namespace, name) && bundle.isMissing(kind, namespace, name)) {
    problems.missObject('AR159', `${PATH}.${path}`, { kind, name });
  }
}

function checkGatewayRoutes(rollout: RolloutView, plugin: unknown): void {
  const settings = objectOf(plugin);
  const namespace = textOf(settings.namespace) || rollout.namespace;
  for (const [kind, one, several] of [['HTTPRoute', 'httpRoute', 'httpRoutes'], ['GRPCRoute', 'grpcRoute', 'grpcRoutes']]) {
    const names = [...objectsOf(settings[several]).map(({ name }) => textOf(name)), textOf(settings[one])];
    for (const name of names.filter((candidate) => candidate !== '')) {
      exists(rollout, 'gateway.networking.k8s.io', kind, namespace, name, `plugins["${GATEWAY_PLUGIN}"]`);
    }
  }
}

function checkMappings({ bundle, namespace, problems }: RolloutView, ambassador: JsonObject): void {
  const path = `${PATH}.ambassador.mappings`;
  const names = textsOf(ambassador.mappings);
  if (names.length === 0) {
    problems.add('AR156', path, 'there are no mappings', 'name at least one');
  }
  names.forEach((name, index) => {
    const mapping = bundle.find('getambassador.io', 'Mapping', namespace, name);
    if (!mapping) {
      if (bundle.isMissing('Mapping', namespace, name)) {
        problems.missObject('AR156', `${path}[${index}]`, { kind: 'Mapping', name });
      }
    } else if ((objectOf(mapping.spec).weight ?? 0) !== 0) {
      problems.add('AR156', `${path}[${index}]`, `Mapping "${name}" sets a weight, which the controller gives to its copy`, 'leave the weight of the Mapping out');
    }
  });
}

/** The controller follows the virtual service to its router, whose routes it weighs. */
function checkVirtualRouter({ bundle, namespace, problems }: RolloutView, reference: JsonObject): void {
  const group = 'appmesh.k8s.aws';
  const path = `${PATH}.appMesh.virtualService.name`;
  const virtualService = bundle.find(group, 'VirtualService', namespace, textOf(reference.name));
  if (!virtualService) {
    return;
  }
  const provider = objectOf(objectOf(objectOf(objectOf(virtualService.spec).provider).virtualRouter).virtualRouterRef);
  if (textOf(provider.name) === '') {
    problems.add('AR157', path, 'the virtual service has no virtual router', 'let a VirtualRouter provide it');
    return;
  }
  const router = bundle.find(group, 'VirtualRouter', textOf(provider.namespace) || namespace, textOf(provider.name));
  const routes = objectsOf(objectOf(router?.spec).routes);
  if (router && routes.length === 0) {
    problems.add('AR157', path, 'the virtual router has no routes', 'add a route with a target for each version');
  }
  routes.forEach((route, index) => {
    const kind = APP_MESH_ROUTES.find((candidate) => isPresent(route[candidate]));
    const targets = listOf(objectOf(objectOf(route[kind ?? '']).action).weightedTargets).length;
    if (!kind || targets !== 2) {
      problems.add('AR157', path, `route ${index} of the virtual router has ${kind ? `${targets} targets` : 'no rule'}`, 'give it a target for each version');
    }
  });
}
