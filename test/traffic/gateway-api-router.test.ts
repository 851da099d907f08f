import { Chart, Duration, Testing } from 'cdk8s';
import { canary, plain, shop } from './route-target';
import { ObjectRef } from '../../src/semantics/object-ref';
import { GatewayApiRouter, GatewayApiRouterProps } from '../../src/traffic/gateway-api-router';
import { RouteProtocol, RouteTarget } from '../../src/traffic/traffic-router';

const PLUGIN = 'argoproj-labs/gatewayAPI';

function bind(target: RouteTarget, props: Partial<GatewayApiRouterProps> = {}, chart: Chart = shop()) {
  const binding = new GatewayApiRouter({ gateway: 'public', ...props }).bind(chart, target);
  return { binding, objects: Testing.synth(chart), chart, plugin: binding.trafficRouting?._toJson().plugins?.[PLUGIN] };
}

describe('a canary', () => {
  test('gets an HTTPRoute with both Services, all weight on the stable one', () => {
    const { objects } = bind(canary({ route: { hostnames: ['orders.example.com'] } }), { gatewayNamespace: 'gateways' });
    expect(objects).toEqual([{
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'HTTPRoute',
      metadata: { name: 'orders', namespace: 'shop', labels: { 'app.kubernetes.io/name': 'orders' } },
      spec: {
        parentRefs: [{ name: 'public', namespace: 'gateways' }],
        hostnames: ['orders.example.com'],
        rules: [{
          matches: [{ path: { type: 'PathPrefix', value: '/' } }],
          backendRefs: [{ name: 'orders', port: 80, weight: 100 }, { name: 'orders-canary', port: 80, weight: 0 }],
        }],
      },
    }]);
  });

  test('tells the plugin the route and its namespace', () => {
    expect(bind(canary()).plugin).toEqual({ httpRoute: 'orders', namespace: 'shop' });
  });

  test('tells the plugin the namespace of the chart where the target has none', () => {
    expect(bind(canary({ namespace: undefined })).plugin).toEqual({ httpRoute: 'orders', namespace: 'shop' });
  });

  test('leaves the namespace to the plugin where none is known: it takes that of the Rollout', () => {
    const { plugin, objects } = bind(canary({ namespace: undefined }), {}, new Chart(Testing.app(), 'anywhere'));
    expect(plugin).toEqual({ httpRoute: 'orders' });
    expect(objects[0].metadata.namespace).toBeUndefined();
  });

  test('with header routes lists the route with useHeaderRoutes, and their names before those of mirror routes', () => {
    const { binding, plugin } = bind(canary({ headerRoutes: ['testers'], mirrorRoutes: ['copy'], argoRollouts: '1.10' }));
    expect(plugin).toEqual({ httpRoutes: [{ name: 'orders', useHeaderRoutes: true }], namespace: 'shop' });
    expect(binding.trafficRouting?._toJson().managedRoutes).toEqual([{ name: 'testers' }, { name: 'copy' }]);
  });

  test('with mirror routes alone needs no header routes', () => {
    expect(bind(canary({ mirrorRoutes: ['copy'] })).plugin).toEqual({ httpRoute: 'orders', namespace: 'shop' });
  });

  test('refuses mirror routes below Argo Rollouts 1.10', () => {
    expect(() => bind(canary({ mirrorRoutes: ['copy'], argoRollouts: '1.9' }))).toThrow(/shop: mirrorRoutes is \["copy"\].*on Argo Rollouts 1\.9.*Mend: target Argo Rollouts 1\.10/);
  });

  test('refuses names of managed routes that no rule can have', () => {
    expect(() => bind(canary({ headerRoutes: ['Testers'] }))).toThrow('shop: headerRoutes[0] is "Testers"');
    expect(() => bind(canary({ mirrorRoutes: ['a_b'] }))).toThrow('shop: mirrorRoutes[0] is "a_b"');
  });

  test('on a route that exists already emits nothing and refers to it', () => {
    const { objects, plugin, binding } = bind(canary({ route: { existing: ObjectRef.of('front', 'edge') } }));
    expect(objects).toEqual([]);
    expect(binding.route).toBeUndefined();
    expect(plugin).toEqual({ httpRoute: 'front', namespace: 'edge' });
  });

  test('creates nothing behind our back', () => {
    expect(bind(canary()).binding.controllerOwned).toBeUndefined();
  });
});

describe('a plain route', () => {
  test('has one backend and no trafficRouting', () => {
    const { objects, binding } = bind(plain());
    expect(objects[0].spec.rules[0].backendRefs).toEqual([{ name: 'orders', port: 80 }]);
    expect(binding.trafficRouting).toBeUndefined();
    expect(binding.route?.name).toBe('orders');
  });

  test('without host names takes every host name', () => {
    expect(bind(plain()).objects[0].spec).not.toHaveProperty('hostnames');
  });

  test('has one match per path, in one rule', () => {
    const [route] = bind(plain({ route: { paths: ['/orders', '/carts'] } })).objects;
    expect(route.spec.rules).toHaveLength(1);
    expect(route.spec.rules[0].matches).toEqual([
      { path: { type: 'PathPrefix', value: '/orders' } },
      { path: { type: 'PathPrefix', value: '/carts' } },
    ]);
  });

  test('takes annotations and the listener of the Gateway', () => {
    const [route] = bind(plain({ route: { annotations: { 'example.com/team': 'shop' } } }), { sectionName: 'https' }).objects;
    expect(route.metadata.annotations).toEqual({ 'example.com/team': 'shop' });
    expect(route.spec.parentRefs).toEqual([{ name: 'public', sectionName: 'https' }]);
  });

  test('is the child HTTPRoute or GRPCRoute', () => {
    expect(bind(plain()).chart.node.tryFindChild('HTTPRoute')).toBeDefined();
    expect(bind(plain({ protocol: RouteProtocol.GRPC })).chart.node.tryFindChild('GRPCRoute')).toBeDefined();
  });

  test('refuses TLS, which the listener terminates', () => {
    expect(() => bind(plain({ route: { tls: { secretName: 'orders-tls' } } }))).toThrow(
      'shop: route.tls is {"secretName":"orders-tls"}; accepted: nothing with Gateway API: a listener of the Gateway terminates TLS. '
      + 'Mend: set the certificate on the listener, and choose it with sectionName of GatewayApiRouter.',
    );
  });

  test('takes 16 host names and no more', () => {
    const hostnames = (n: number) => Array.from({ length: n }, (_, i) => `h${i}.example.com`);
    expect(() => bind(plain({ route: { hostnames: hostnames(16) } }))).not.toThrow();
    expect(() => bind(plain({ route: { hostnames: hostnames(17) } }))).toThrow('route.hostnames is 17; accepted: at most 16 host names');
  });
});

describe('gRPC', () => {
  const grpc = (changes: Partial<RouteTarget> = {}) => bind(canary({ protocol: RouteProtocol.GRPC, ...changes }));

  test('gets a GRPCRoute for every method', () => {
    const { objects, plugin } = grpc();
    expect(objects[0]).toMatchObject({ apiVersion: 'gateway.networking.k8s.io/v1', kind: 'GRPCRoute' });
    expect(objects[0].spec.rules).toEqual([
      { backendRefs: [{ name: 'orders', port: 80, weight: 100 }, { name: 'orders-canary', port: 80, weight: 0 }] },
    ]);
    expect(plugin).toEqual({ grpcRoute: 'orders', namespace: 'shop' });
  });

  test('matches services and methods', () => {
    expect(grpc({ route: { paths: ['/shop.Orders', '/shop.Carts/', '/shop.Users/Find'] } }).objects[0].spec.rules[0].matches).toEqual([
      { method: { service: 'shop.Orders' } },
      { method: { service: 'shop.Carts' } },
      { method: { service: 'shop.Users', method: 'Find' } },
    ]);
  });

  test.each([['/shop.'], ['/v1/orders/list'], ['/']])('refuses a path that is no service: %p', (path) => {
    expect(() => grpc({ route: { paths: ['/shop.Orders', path] } })).toThrow(`shop: route.paths[1] is "${path}"; accepted: "/" alone, or "/package.Service"`);
  });

  test('has header routes', () => {
    expect(grpc({ headerRoutes: ['testers'] }).plugin).toEqual({ grpcRoutes: [{ name: 'orders', useHeaderRoutes: true }], namespace: 'shop' });
  });

  test('has no mirror routes', () => {
    expect(() => grpc({ mirrorRoutes: ['copy'] })).toThrow('shop: mirrorRoutes is ["copy"]; accepted: none for gRPC');
  });
});

describe('what the cluster must have, and what others derive from the router', () => {
  test('CRDs and Gateway, plugin, permissions', () => {
    const { requirements } = new GatewayApiRouter({ gateway: 'public', gatewayNamespace: 'gateways' });
    expect(requirements).toEqual([
      expect.stringMatching(/CRDs of Gateway API.*gateways\/public/),
      expect.stringMatching(/plugin argoproj-labs\/gatewayAPI.*argo-rollouts-config/),
      expect.stringMatching(/ClusterRole.*httproutes and grpcroutes/),
    ]);
  });

  test('requests come from the namespace of the Gateway, unless said otherwise', () => {
    expect(new GatewayApiRouter({ gateway: 'public' }).sourceNamespaces).toEqual([]);
    expect(new GatewayApiRouter({ gateway: 'public', gatewayNamespace: 'gateways' }).sourceNamespaces).toEqual(['gateways']);
    expect(new GatewayApiRouter({ gateway: 'public', gatewayNamespace: 'gateways', sourceNamespaces: ['envoy'] }).sourceNamespaces).toEqual(['envoy']);
  });

  test('splits traffic and lags 5 s behind, unless said otherwise', () => {
    const router = new GatewayApiRouter({ gateway: 'public' });
    expect([router.routerName, router.splitsTraffic, router.endpointLag.toSeconds()]).toEqual(['Gateway API', true, 5]);
    expect(new GatewayApiRouter({ gateway: 'public', endpointLag: Duration.seconds(60) }).endpointLag.toSeconds()).toBe(60);
  });

  test.each<[string, GatewayApiRouterProps]>([
    ['gateway is "Public"', { gateway: 'Public' }],
    ['gatewayNamespace is "a.b"', { gateway: 'public', gatewayNamespace: 'a.b' }],
    ['sectionName is "HTTPS"', { gateway: 'public', sectionName: 'HTTPS' }],
    ['sourceNamespaces[0] is "A"', { gateway: 'public', sourceNamespaces: ['A'] }],
    ['endpointLag is "0 seconds"', { gateway: 'public', endpointLag: Duration.seconds(0) }],
  ])('refuses: %s', (message, props) => {
    expect(() => new GatewayApiRouter(props)).toThrow(`new GatewayApiRouter: ${message}; accepted:`);
  });
});
