import { Dice } from './dice';
import { Json, service } from './valid-bundles';

/** The routers of `trafficRouting`; Istio by the way it tells the versions apart. */
export const routerKeys = ['nginx', 'alb', 'albPingPong', 'istioHosts', 'istioSubsets', 'istioTcp', 'istioPingPong', 'smi', 'traefik', 'ambassador', 'apisix', 'plugins', 'pluginsPingPong'];

/** Routers that take header routes, mirror routes and weights of experiments. */
export const withHeaderRoutes = ['alb', 'albPingPong', 'istioHosts', 'istioSubsets', 'istioTcp', 'istioPingPong', 'apisix', 'plugins', 'pluginsPingPong'];
export const withMirrorRoutes = ['istioHosts', 'istioSubsets', 'istioTcp', 'istioPingPong', 'plugins', 'pluginsPingPong'];
export const withExperimentWeights = [...withMirrorRoutes, 'alb', 'albPingPong', 'smi'];

/** Adds a router to a canary strategy, and the objects it needs. */
export function routing(dice: Dice, router: string, strategy: Json, objects: Json[]): void {
  const pingPong = router.endsWith('PingPong');
  const names = pingPong ? ['orders-ping', 'orders-pong'] : ['orders', 'orders-canary'];
  objects.push(...names.map((name) => service(name, 'orders')));
  if (pingPong) {
    strategy.pingPong = { pingService: names[0], pongService: names[1] };
  } else if (router !== 'istioSubsets' || dice.chance(0.5)) {
    Object.assign(strategy, { stableService: names[0], canaryService: names[1] });
  }
  strategy.trafficRouting = {
    ...routers[router.replace(/PingPong|Hosts|Subsets|Tcp/, '')](dice, router, names, objects),
    ...(withHeaderRoutes.includes(router) && { managedRoutes: [{ name: 'header' }, { name: 'mirror' }] }),
  };
}

const argoObject = (apiVersion: string, kind: string, name: string, spec: Json): Json => ({ apiVersion, kind, metadata: { name }, spec });

function ingress(name: string, backend: string): Json {
  return argoObject('networking.k8s.io/v1', 'Ingress', name, {
    rules: [{ host: 'orders.example.com', http: { paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name: backend, port: { number: 80 } } } }] } }],
  });
}

const routers: Record<string, (dice: Dice, router: string, names: string[], objects: Json[]) => Json> = {
  nginx: (dice, _, [stable], objects) => {
    objects.push(ingress('orders', stable));
    const several = dice.chance(0.4);
    if (several) {
      objects.push(ingress('orders-second', stable));
    }
    return { nginx: several ? { stableIngresses: ['orders', 'orders-second'] } : { stableIngress: 'orders' }, ...(dice.chance(0.3) && { maxTrafficWeight: 1000 }) };
  },
  alb: (dice, router, [stable], objects) => {
    const root = router === 'albPingPong' || dice.chance(0.5) ? 'orders-root' : undefined;
    objects.push(ingress('orders', root ?? stable));
    return {
      alb: {
        ...(dice.chance(0.3) ? { ingresses: ['orders'] } : { ingress: 'orders' }),
        servicePort: 80,
        ...(root && { rootService: root }),
        ...(dice.chance(0.3) && { stickinessConfig: { enabled: true, durationSeconds: dice.integer(1, 604800) } }),
      },
    };
  },
  istio: (dice, router, names, objects) => {
    const subsets = router === 'istioSubsets';
    const route = (subsets ? ['stable', 'canary'] : names).map((name, index) => ({
      destination: subsets ? { host: 'orders', subset: name } : { host: dice.chance(0.5) ? name : `${name}.shop.svc.cluster.local` }, weight: index === 0 ? 100 : 0,
    }));
    const chosen = dice.chance(0.5);
    const other = { name: 'other', route: [{ destination: { host: 'elsewhere' } }] };
    const match = [{ port: 3306 }];
    const spec = router === 'istioTcp'
      ? dice.pick<Json>([{ tcp: [{ match, route }] }, { tls: [{ match: [{ port: 443, sniHosts: ['orders.example.com'] }], route }] }])
      : { http: [{ name: 'primary', route }, ...(chosen ? [other] : [])] };
    objects.push(argoObject('networking.istio.io/v1', 'VirtualService', 'orders', { hosts: ['orders.example.com'], ...spec }));
    if (subsets) {
      objects.push(argoObject('networking.istio.io/v1', 'DestinationRule', 'orders', { host: 'orders', subsets: [{ name: 'stable' }, { name: 'canary' }] }));
    }
    const reference = {
      name: 'orders',
      ...(spec.http && chosen && { routes: ['primary'] }),
      ...(spec.tcp && chosen && { tcpRoutes: [{ port: 3306 }] }),
      ...(spec.tls && chosen && { tlsRoutes: [{ port: 443, sniHosts: ['orders.example.com'] }] }),
    };
    return {
      istio: {
        ...(dice.chance(0.3) ? { virtualServices: [reference] } : { virtualService: reference }),
        ...(subsets && { destinationRule: { name: 'orders', stableSubsetName: 'stable', canarySubsetName: 'canary' } }),
      },
    };
  },
  smi: () => ({ smi: { rootService: 'orders-root' } }),
  traefik: (_, __, names, objects) => {
    objects.push(argoObject('traefik.io/v1alpha1', 'TraefikService', 'orders', { weighted: { services: names.map((name) => ({ name, port: 80 })) } }));
    return { traefik: { weightedTraefikServiceName: 'orders' } };
  },
  ambassador: (_, __, [stable], objects) => {
    objects.push(argoObject('getambassador.io/v2', 'Mapping', 'orders', { prefix: '/', service: `${stable}:80` }));
    return { ambassador: { mappings: ['orders'] } };
  },
  apisix: (_, __, names, objects) => {
    const backends = names.map((serviceName) => ({ serviceName, servicePort: 80 }));
    objects.push(argoObject('apisix.apache.org/v2', 'ApisixRoute', 'orders', { http: [{ name: 'primary', match: { paths: ['/*'] }, backends }] }));
    return { apisix: { route: { name: 'orders', rules: ['primary'] } } };
  },
  plugins: (dice, _, names, objects) => {
    objects.push(argoObject('gateway.networking.k8s.io/v1', 'HTTPRoute', 'orders', { rules: [{ backendRefs: names.map((name) => ({ name, port: 80 })) }] }));
    return {
      plugins: { 'argoproj-labs/gatewayAPI': dice.chance(0.5) ? { httpRoute: 'orders' } : { httpRoutes: [{ name: 'orders' }] } },
      ...(dice.chance(0.2) && { maxTrafficWeight: 1000 }),
    };
  },
};
