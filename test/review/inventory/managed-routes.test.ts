import { Inventory } from '../../../src/review/inventory/inventory';
import { managedRoutes } from '../../../src/review/inventory/managed-routes';
import { Relations } from '../../../src/review/inventory/relations';

const object = (apiVersion: string, kind: string, name: string, namespace = 'shop') => ({ apiVersion, kind, metadata: { name, namespace } });
const ROUTES = [
  object('networking.k8s.io/v1', 'Ingress', 'one'), object('networking.k8s.io/v1', 'Ingress', 'two'), object('networking.k8s.io/v1', 'Ingress', 'other'),
  object('networking.istio.io/v1', 'VirtualService', 'one'), object('networking.istio.io/v1', 'VirtualService', 'one', 'mesh'),
  object('gateway.networking.k8s.io/v1', 'HTTPRoute', 'one'), object('gateway.networking.k8s.io/v1', 'GRPCRoute', 'two', 'edge'),
  object('traefik.io/v1alpha1', 'TraefikService', 'one'),
];

function managedBy(trafficRouting: object) {
  const rollout = { ...object('argoproj.io/v1alpha1', 'Rollout', 'orders'), spec: { strategy: { canary: { trafficRouting } } } };
  const inventory = new Inventory([rollout, ...ROUTES].map((one) => ({ object: one })));
  const { routes, routers, certain } = managedRoutes(inventory, new Relations(inventory).workloads[0]);
  return { routes: [...routes].map(({ kind, namespace, name }) => `${kind} ${namespace}/${name}`), routers, certain };
}

test.each([
  ['nginx', { nginx: { stableIngress: 'one' } }, ['Ingress shop/one']],
  ['nginx', { nginx: { stableIngresses: ['one', 'two', 'absent'] } }, ['Ingress shop/one', 'Ingress shop/two']],
  ['alb', { alb: { ingress: 'two' } }, ['Ingress shop/two']],
  ['istio', { istio: { virtualService: { name: 'one' } } }, ['VirtualService shop/one']],
  ['istio', { istio: { virtualServices: [{ name: 'one.mesh.cluster.local' }, { name: 'one' }] } }, ['VirtualService mesh/one', 'VirtualService shop/one']],
  ['traefik', { traefik: { weightedTraefikServiceName: 'one' } }, ['TraefikService shop/one']],
  ['plugins', { plugins: { 'argoproj-labs/gatewayAPI': { httpRoute: 'one' } } }, ['HTTPRoute shop/one']],
  ['plugins', { plugins: { 'argoproj-labs/gatewayAPI': { namespace: 'edge', grpcRoutes: [{ name: 'two' }] } } }, ['GRPCRoute edge/two']],
])('%s weighs the routes that it names: %j', (router, trafficRouting, routes) => {
  expect(managedBy(trafficRouting)).toEqual({ routes, routers: [router], certain: true });
});

test('routes that are chosen by label, or that another plugin knows of, are not certain to be all', () => {
  expect(managedBy({ plugins: { 'argoproj-labs/gatewayAPI': { httpRouteSelector: { matchLabels: { app: 'orders' } } } } }).certain).toBe(false);
  expect(managedBy({ plugins: { 'example.com/router': {} } }).certain).toBe(false);
});

test('odd configuration of a plugin names nothing', () => {
  expect(managedBy({ plugins: { 'argoproj-labs/gatewayAPI': ['one'] } }).routes).toEqual([]);
  expect(managedBy({ plugins: 'one' }).routes).toEqual([]);
});
