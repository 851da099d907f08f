import { ApiObject, Chart } from 'cdk8s';
import { TrafficRouting } from 'cdk8s-rollouts';
import { ROUTER_CAPABILITIES, RouterCapabilities } from '../../src/semantics/router-capabilities';

/** What moves the traffic: it decides which steps there can be. */
export type RouterDraft =
  'none' | 'nginx' | 'alb' | 'istio' | 'istioSubsets' | 'smi' | 'traefik' | 'ambassador' | 'apisix' | 'appMesh' | 'gatewayApi' | 'plugin';

/** All of them. */
export const ROUTERS: RouterDraft[] = [
  'none', 'nginx', 'alb', 'istio', 'istioSubsets', 'smi', 'traefik', 'ambassador', 'apisix', 'appMesh', 'gatewayApi', 'plugin',
];

/** Names of the routes that steps may manage. */
export const MANAGED_ROUTES = ['testers', 'reads'];

/** What the router can do; nothing at all without one. */
export function abilities(router: RouterDraft): Partial<RouterCapabilities> {
  switch (router) {
    case 'none': return {};
    case 'istioSubsets': return ROUTER_CAPABILITIES.istio;
    case 'gatewayApi': return { ...ROUTER_CAPABILITIES.plugins, pingPong: false };
    case 'plugin': return ROUTER_CAPABILITIES.plugins;
    default: return ROUTER_CAPABILITIES[router];
  }
}

/** The block, with the objects that `emitRoutes` makes. */
export function trafficRouting(router: RouterDraft, pingPong: boolean): TrafficRouting | undefined {
  const managedRoutes = MANAGED_ROUTES;
  switch (router) {
    case 'none': return undefined;
    case 'nginx': return TrafficRouting.nginx({ stableIngress: 'orders', maxTrafficWeight: 1000, additionalIngressAnnotations: { 'canary-by-header': 'X-Canary' } });
    case 'alb': return TrafficRouting.alb({ ingress: 'orders-alb', servicePort: 80, rootService: 'orders', managedRoutes });
    case 'istio': return TrafficRouting.istio({ virtualService: { name: pingPong ? 'orders-ping-pong' : 'orders', routes: ['primary'] }, managedRoutes });
    case 'istioSubsets': return TrafficRouting.istio({
      virtualService: { name: 'orders-subsets' }, destinationRule: { name: 'orders', canarySubsetName: 'canary', stableSubsetName: 'stable' }, managedRoutes,
    });
    case 'smi': return TrafficRouting.smi({ rootService: 'orders-root', trafficSplitName: 'orders-split' });
    case 'traefik': return TrafficRouting.traefik({ weightedTraefikServiceName: 'orders' });
    case 'ambassador': return TrafficRouting.ambassador({ mappings: ['orders'] });
    case 'apisix': return TrafficRouting.apisix({ route: 'orders', rules: ['primary'], managedRoutes });
    case 'appMesh': return TrafficRouting.appMesh({ virtualService: 'orders', canaryVirtualNode: 'orders-canary', stableVirtualNode: 'orders-stable' });
    case 'gatewayApi': return TrafficRouting.gatewayApi({ httpRoutes: [{ name: 'orders', useHeaderRoutes: true }], namespace: 'shop', managedRoutes });
    case 'plugin': return TrafficRouting.plugin('acme/router', { route: 'orders' }, { managedRoutes });
  }
}

/** One object for each router. */
export function emitRoutes(chart: Chart): void {
  const emit = (apiVersion: string, kind: string, spec: object, name = 'orders') => new ApiObject(chart, `${kind}-${name}`, { apiVersion, kind, metadata: { name }, spec });
  const rules = (port: object) => [{ host: 'orders.example.com', http: { paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name: 'orders', port } } }] } }];
  emit('networking.k8s.io/v1', 'Ingress', { ingressClassName: 'nginx', rules: rules({ number: 80 }) });
  emit('networking.k8s.io/v1', 'Ingress', { ingressClassName: 'alb', rules: rules({ name: 'use-annotation' }) }, 'orders-alb');
  emit('gateway.networking.k8s.io/v1', 'HTTPRoute', {
    parentRefs: [{ name: 'public' }],
    rules: [{ backendRefs: [{ name: 'orders', port: 80, weight: 100 }, { name: 'orders-canary', port: 80, weight: 0 }] }],
  });
  const split = (...destinations: object[]) => ({
    hosts: ['orders.example.com'], http: [{ name: 'primary', route: destinations.map((destination, index) => ({ destination, weight: index === 0 ? 100 : 0 })) }],
  });
  emit('networking.istio.io/v1', 'VirtualService', split({ host: 'orders' }, { host: 'orders-canary' }));
  emit('networking.istio.io/v1', 'VirtualService', split({ host: 'orders-ping' }, { host: 'orders-pong' }), 'orders-ping-pong');
  emit('networking.istio.io/v1', 'VirtualService', split({ host: 'orders', subset: 'stable' }, { host: 'orders', subset: 'canary' }), 'orders-subsets');
  emit('networking.istio.io/v1', 'DestinationRule', { host: 'orders', subsets: [{ name: 'stable' }, { name: 'canary' }] });
  emit('traefik.io/v1alpha1', 'TraefikService', { weighted: { services: [{ name: 'orders', port: 80 }, { name: 'orders-canary', port: 80 }] } });
  emit('getambassador.io/v2', 'Mapping', { prefix: '/', service: 'orders:80' });
  const backends = [{ serviceName: 'orders', servicePort: 80, weight: 100 }, { serviceName: 'orders-canary', servicePort: 80, weight: 0 }];
  emit('apisix.apache.org/v2', 'ApisixRoute', { http: [{ name: 'primary', match: { paths: ['/*'] }, backends }] });
}
