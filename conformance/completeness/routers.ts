import { Duration } from 'cdk8s';
import { CanaryStrategyOptions, Rollout, RolloutStrategy, TrafficRouting } from 'cdk8s-rollouts';
import { Fixture, fixture, podTemplate, services } from './fixture';
import { ExternalObject } from '../client/oracle-protocol';

const stableAndCanary = { stableService: 'orders', canaryService: 'orders-canary' };
const virtualService = { name: 'orders', routes: ['primary'], tlsRoutes: [{ port: 443, sniHosts: ['orders.example.com'] }], tcpRoutes: [{ port: 3306 }] };

function routed(
  title: string, trafficRouting: TrafficRouting, external: ExternalObject[] = [], more: CanaryStrategyOptions = stableAndCanary,
): Fixture {
  return fixture(title, (chart) => {
    new Rollout(chart, 'orders', {
      metadata: { name: 'orders' },
      selectorLabels: { app: 'orders' },
      podTemplate: podTemplate('orders'),
      strategy: RolloutStrategy.canary({ ...more, trafficRouting }),
    });
  }, [...services('orders', 'orders-canary', 'orders-root'), ...external]);
}

const ingress = { kind: 'Ingress', name: 'orders' };

/** Every field of every router of the API. */
export const routers: Fixture[] = [
  routed('nginx', TrafficRouting.nginx({
    stableIngress: 'orders',
    annotationPrefix: 'nginx.example.com',
    additionalIngressAnnotations: { 'canary-by-header': 'x-canary' },
    canaryIngressAnnotations: { team: 'shop' },
    maxTrafficWeight: 1000,
  }), [ingress]),
  routed('nginx with several Ingresses', TrafficRouting.nginx({ stableIngresses: ['orders'] }), [ingress]),
  routed('alb', TrafficRouting.alb({
    ingress: 'orders',
    servicePort: 80,
    rootService: 'orders-root',
    annotationPrefix: 'alb.example.com',
    stickiness: { duration: Duration.hours(1) },
    managedRoutes: ['testers'],
  }), [ingress]),
  routed('alb with several Ingresses and ping-pong', TrafficRouting.alb({ ingresses: ['orders'], servicePort: 80, rootService: 'orders-root' }), [ingress], {
    pingPong: { pingService: 'orders', pongService: 'orders-canary' },
  }),
  routed('ambassador', TrafficRouting.ambassador({ mappings: ['orders'] }), [{ kind: 'Mapping', name: 'orders' }]),
  routed('apisix', TrafficRouting.apisix({ route: 'orders', rules: ['primary'] }), [{ kind: 'ApisixRoute', name: 'orders' }]),
  routed('appMesh', TrafficRouting.appMesh({
    virtualService: 'orders', routes: ['primary'], canaryVirtualNode: 'orders-canary', stableVirtualNode: 'orders-stable',
  }), [{ kind: 'VirtualService', name: 'orders' }, { kind: 'VirtualNode', name: 'orders-canary' }, { kind: 'VirtualNode', name: 'orders-stable' }]),
  routed('istio', TrafficRouting.istio({
    virtualService,
    destinationRule: { name: 'orders', canarySubsetName: 'canary', stableSubsetName: 'stable', additionalSubsetNames: ['other'] },
  }), [{ kind: 'VirtualService', name: 'orders' }, { kind: 'DestinationRule', name: 'orders' }]),
  routed('istio with several VirtualServices', TrafficRouting.istio({ virtualServices: [virtualService] }), [{ kind: 'VirtualService', name: 'orders' }]),
  routed('smi', TrafficRouting.smi({ rootService: 'orders-root', trafficSplitName: 'orders' })),
  routed('traefik', TrafficRouting.traefik({ weightedTraefikServiceName: 'orders' }), [{ kind: 'TraefikService', name: 'orders' }]),
  routed('plugin', TrafficRouting.plugin('acme/router', { route: 'orders' })),
];
