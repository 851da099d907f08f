import { gatewayApiCode } from './gateway-api-code';
import { istioCode } from './istio-code';
import { call, Code, list, object, ours, unlessEmpty, verbatim } from '../code/code';
import { secondsField } from '../code/durations';
import { Fields } from '../code/fields';
import { isObject, Json } from '../code/json';

type Options = Record<string, Code | undefined>;

/** Each router of the API by its key. A new one is one line here. */
const ROUTERS: Record<string, (fields: Fields) => Options> = {
  nginx: (fields) => ({
    stableIngress: fields.text('stableIngress'),
    stableIngresses: fields.texts('stableIngresses'),
    annotationPrefix: fields.text('annotationPrefix'),
    additionalIngressAnnotations: fields.textMap('additionalIngressAnnotations'),
    canaryIngressAnnotations: fields.textMap('canaryIngressAnnotations'),
  }),
  alb: (fields) => ({
    ingress: fields.text('ingress'),
    ingresses: fields.texts('ingresses'),
    servicePort: fields.must('servicePort').number('servicePort'),
    rootService: fields.text('rootService'),
    annotationPrefix: fields.text('annotationPrefix'),
    stickiness: fields.optional('stickinessConfig', (stickiness) => object({
      duration: secondsField(stickiness.must('durationSeconds'), 'durationSeconds'), enabled: stickiness.flag('enabled'),
    })),
  }),
  istio: istioCode,
  smi: (fields) => ({ rootService: fields.text('rootService'), trafficSplitName: fields.text('trafficSplitName') }),
  traefik: (fields) => ({ weightedTraefikServiceName: fields.must('weightedTraefikServiceName').text('weightedTraefikServiceName') }),
  ambassador: (fields) => ({ mappings: fields.must('mappings').texts('mappings') }),
  apisix: (fields) => {
    const route = fields.required('route');
    const options = { route: route.must('name').text('name'), rules: route.texts('rules') };
    route.done();
    return options;
  },
  appMesh: (fields) => {
    const [service, nodes] = [fields.required('virtualService'), fields.required('virtualNodeGroup')];
    const [canary, stable] = [nodes.required('canaryVirtualNodeRef'), nodes.required('stableVirtualNodeRef')];
    const options = {
      virtualService: service.must('name').text('name'),
      routes: service.texts('routes'),
      canaryVirtualNode: canary.must('name').text('name'),
      stableVirtualNode: stable.must('name').text('name'),
    };
    [service, nodes, canary, stable].forEach((one) => one.done());
    return options;
  },
};

const GATEWAY_API_PLUGIN = 'argoproj-labs/gatewayAPI';

/** A `TrafficRouting`; with several routers, their combination. */
export function trafficRoutingCode(routing: Fields): Code {
  const shared = { managedRoutes: list(routing.list('managedRoutes')?.map((route) => route.all(() => route.must('name').text('name')!))) };
  const maxTrafficWeight = routing.number('maxTrafficWeight');
  const plugins = routing.take('plugins');
  const routers = routing.rest().map((key) => {
    if (!Object.hasOwn(ROUTERS, key)) {
      throw routing.inexpressible(key, `is no router that the typed API has: ${Object.keys(ROUTERS).join(', ')}`);
    }
    const fields = routing.required(key);
    const options = object({ ...ROUTERS[key](fields), ...shared, ...(key === 'nginx' && { maxTrafficWeight }) });
    fields.done();
    return call(ours(`TrafficRouting.${key}`), unlessEmpty(options));
  });
  const all = [...routers, ...(plugins === undefined ? [] : pluginCodes(routing, plugins, { ...shared, maxTrafficWeight }))];
  if (all.length === 0) {
    throw routing.inexpressible('', 'names no router');
  }
  return all.length === 1 ? all[0] : call(ours('TrafficRouting.combined'), list(all));
}

function pluginCodes(routing: Fields, plugins: Json, options: Options): Code[] {
  if (!isObject(plugins)) {
    throw routing.inexpressible('plugins', 'is no map');
  }
  return Object.entries(plugins).map(([name, config]) => {
    if (!isObject(config)) {
      throw routing.inexpressible(`plugins.${name}`, 'is no map');
    }
    const gateway = name === GATEWAY_API_PLUGIN && options.maxTrafficWeight === undefined
      ? gatewayApiCode(new Fields(`${routing.path}.plugins.${name}`, config), options)
      : undefined;
    return gateway ?? call(ours('TrafficRouting.plugin'), verbatim(name), verbatim(config), unlessEmpty(object(options)));
  });
}
