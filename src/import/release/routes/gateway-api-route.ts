import { annotationsOf, distinct, RouteDraft, routeOptions } from './route';
import { create, object, ours, verbatim } from '../../code/code';
import { JsonObject, mapAt, mapsAt, textAt, textsAt } from '../../code/json';
import { NotRecognised, Release } from '../release';

const PLUGIN = 'argoproj-labs/gatewayAPI';

/** The route that the plugin of the Gateway API weighs. */
export function gatewayApiRoute(release: Release, plugins: JsonObject): RouteDraft {
  const config = mapAt(plugins, PLUGIN);
  if (!config || Object.keys(plugins).length > 1) {
    throw new NotRecognised(`it has the traffic router plugin ${Object.keys(plugins).join(' and ')}, and the construct knows ${PLUGIN} only`);
  }
  const named = (['http', 'grpc'] as const).flatMap((kind) => {
    const name = textAt(config, `${kind}Route`) ?? textAt(config, `${kind}Routes`, 0, 'name');
    return name === undefined ? [] : [{ name, kind: kind === 'http' ? 'HTTPRoute' : 'GRPCRoute' }];
  });
  if (named.length !== 1) {
    throw new NotRecognised('the plugin of the Gateway API has not exactly one HTTPRoute or GRPCRoute');
  }
  const [{ name, kind }] = named;
  const route = release.find(kind, name);
  if (!route) {
    throw new NotRecognised(`${kind} ${name}, which says what its Gateway is, is not among the manifests`);
  }
  return plainGatewayRoute(route);
}

/** A route with what it says of its Gateway. */
export function plainGatewayRoute(route: JsonObject): RouteDraft {
  const [parent] = mapsAt(route, 'spec', 'parentRefs');
  const text = (key: string) => textAt(parent, key) === undefined ? undefined : verbatim(textAt(parent, key)!);
  const gateway = text('name');
  if (!gateway) {
    throw new NotRecognised(`${String(route.kind)} ${textAt(route, 'metadata', 'name') ?? ''} has no Gateway as its parent`);
  }
  const matches = mapsAt(route, 'spec', 'rules').flatMap((rule) => mapsAt(rule, 'matches'));
  return {
    router: create(ours('GatewayApiRouter'), object({ gateway, gatewayNamespace: text('namespace'), sectionName: text('sectionName') })),
    existing: textAt(route, 'metadata', 'name'),
    route: routeOptions({
      hostnames: textsAt(route, 'spec', 'hostnames'),
      paths: distinct(matches.map((match) => textAt(match, 'path', 'value') ?? methodPath(match))),
      annotations: annotationsOf(route),
    }),
  };
}

function methodPath(match: JsonObject): string | undefined {
  const [service, method] = ['service', 'method'].map((key) => textAt(match, 'method', key));
  return service === undefined ? undefined : `/${service}${method === undefined ? '' : `/${method}`}`;
}
