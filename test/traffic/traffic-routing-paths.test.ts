import { Duration } from 'cdk8s';
import { TrafficRouting } from '../../src/traffic/traffic-routing';

/** What the CRD of the Rollout has under `spec.strategy.canary.trafficRouting`, in Argo Rollouts 1.9 and 1.10. */
const PATHS = [
  'alb.annotationPrefix', 'alb.ingress', 'alb.ingresses[]', 'alb.rootService', 'alb.servicePort',
  'alb.stickinessConfig.durationSeconds', 'alb.stickinessConfig.enabled',
  'ambassador.mappings[]',
  'apisix.route.name', 'apisix.route.rules[]',
  'appMesh.virtualNodeGroup.canaryVirtualNodeRef.name', 'appMesh.virtualNodeGroup.stableVirtualNodeRef.name',
  'appMesh.virtualService.name', 'appMesh.virtualService.routes[]',
  'istio.destinationRule.additionalSubsetNames[]', 'istio.destinationRule.canarySubsetName', 'istio.destinationRule.name', 'istio.destinationRule.stableSubsetName',
  'istio.virtualService.name', 'istio.virtualService.routes[]', 'istio.virtualService.tcpRoutes[].port',
  'istio.virtualService.tlsRoutes[].port', 'istio.virtualService.tlsRoutes[].sniHosts[]',
  'istio.virtualServices[].name', 'istio.virtualServices[].routes[]', 'istio.virtualServices[].tcpRoutes[].port',
  'istio.virtualServices[].tlsRoutes[].port', 'istio.virtualServices[].tlsRoutes[].sniHosts[]',
  'managedRoutes[].name', 'maxTrafficWeight',
  'nginx.additionalIngressAnnotations.a', 'nginx.annotationPrefix', 'nginx.canaryIngressAnnotations.a', 'nginx.stableIngress', 'nginx.stableIngresses[]',
  'plugins.a/b.c',
  'smi.rootService', 'smi.trafficSplitName',
  'traefik.weightedTraefikServiceName',
];

const virtualService = { name: 'a', routes: ['b'], tlsRoutes: [{ port: 443, sniHosts: ['c.example.com'] }], tcpRoutes: [{ port: 3306 }] };

const BLOCKS = [
  TrafficRouting.alb({
    ingress: 'a', servicePort: 80, rootService: 'b', annotationPrefix: 'c', stickiness: { duration: Duration.hours(1) }, managedRoutes: ['d'],
  }),
  TrafficRouting.alb({ ingresses: ['a'], servicePort: 80 }),
  TrafficRouting.ambassador({ mappings: ['a'] }),
  TrafficRouting.apisix({ route: 'a', rules: ['b'] }),
  TrafficRouting.appMesh({ virtualService: 'a', routes: ['b'], canaryVirtualNode: 'c', stableVirtualNode: 'd' }),
  TrafficRouting.istio({
    virtualService, destinationRule: { name: 'a', canarySubsetName: 'b', stableSubsetName: 'c', additionalSubsetNames: ['d'] },
  }),
  TrafficRouting.istio({ virtualServices: [virtualService] }),
  TrafficRouting.nginx({
    stableIngress: 'a', annotationPrefix: 'b', additionalIngressAnnotations: { a: 'c' }, canaryIngressAnnotations: { a: 'd' }, maxTrafficWeight: 1000,
  }),
  TrafficRouting.nginx({ stableIngresses: ['a'] }),
  TrafficRouting.plugin('a/b', { c: 'd' }),
  TrafficRouting.smi({ rootService: 'a', trafficSplitName: 'b' }),
  TrafficRouting.traefik({ weightedTraefikServiceName: 'a' }),
];

function leaves(value: unknown, path = ''): string[] {
  if (Array.isArray(value)) {
    return value.flatMap((entry) => leaves(entry, `${path}[]`));
  }
  return typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, entry]) => leaves(entry, path === '' ? key : `${path}.${key}`))
    : [path];
}

test('every path of trafficRouting can be set, and no other', () => {
  expect([...new Set(BLOCKS.flatMap((block) => leaves(block._toJson())))].sort()).toEqual([...PATHS].sort());
});
