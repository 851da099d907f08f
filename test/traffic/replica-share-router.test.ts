import { Duration, Testing } from 'cdk8s';
import { canary, plain, shop } from './route-target';
import { ObjectRef } from '../../src/semantics/object-ref';
import { GatewayApiRouter } from '../../src/traffic/gateway-api-router';
import { ReplicaShareRouter } from '../../src/traffic/replica-share-router';

const gateway = new GatewayApiRouter({ gateway: 'public', gatewayNamespace: 'gateways', endpointLag: Duration.seconds(20) });

test('splits no traffic', () => {
  const router = new ReplicaShareRouter();
  expect([router.routerName, router.splitsTraffic]).toEqual(['replica share', false]);
});

test('leaves a route that exists already as it is', () => {
  expect(new ReplicaShareRouter().bind(shop(), plain({ route: { existing: ObjectRef.of('front') } }))).toEqual({});
});

test('leads requests through another router to the one Service', () => {
  const chart = shop();
  const binding = new ReplicaShareRouter({ through: gateway }).bind(chart, plain({ workload: 'orders', route: { hostnames: ['orders.example.com'] } }));
  expect(binding.trafficRouting).toBeUndefined();
  expect(Testing.synth(chart)[0].spec.rules[0].backendRefs).toEqual([{ name: 'orders', port: 80 }]);
});

test('takes lag, namespaces and requirements from the router in front', () => {
  const router = new ReplicaShareRouter({ through: gateway });
  expect(router.endpointLag.toSeconds()).toBe(20);
  expect(router.sourceNamespaces).toEqual(['gateways']);
  expect(router.requirements).toEqual(gateway.requirements);
});

test('without a router in front lags 5 s behind and requires nothing', () => {
  const router = new ReplicaShareRouter();
  expect(router.endpointLag.toSeconds()).toBe(5);
  expect(router.sourceNamespaces).toEqual([]);
  expect(router.requirements).toEqual([]);
});

test('refuses a canary Service: the stable Service would be left with too few pods', () => {
  expect(() => new ReplicaShareRouter().bind(shop(), canary())).toThrow(
    /shop: canaryService is "orders-canary"; accepted: none with a replica share; weights only with NGINX.*Mend: use one Service over all pods, or another router\./,
  );
});

test('refuses a route that no router could serve', () => {
  expect(() => new ReplicaShareRouter().bind(shop(), plain({ route: { hostnames: ['orders.example.com'] } }))).toThrow(
    'shop: route is {"hostnames":["orders.example.com"]}; accepted: nothing without a router that could serve it. Mend: name one: new ReplicaShareRouter({ through:',
  );
});
