import { Testing } from 'cdk8s';
import { canary, plain, shop } from './route-target';
import { ObjectRef } from '../../src/semantics/object-ref';
import { IstioRouter, IstioRouterProps } from '../../src/traffic/istio-router';
import { CanaryServices, RouteProtocol, RouteTarget } from '../../src/traffic/traffic-router';

function bind(target: RouteTarget, props: IstioRouterProps = {}) {
  const chart = shop();
  const binding = new IstioRouter(props).bind(chart, target);
  return { binding, block: binding.trafficRouting?._toJson(), objects: Testing.synth(chart) };
}

const port = { number: 80 };
const hosts = [{ destination: { host: 'orders', port }, weight: 100 }, { destination: { host: 'orders-canary', port }, weight: 0 }];
const outside = { gateways: ['istio-system/public'] };

describe('a canary between two Services', () => {
  test('gets a VirtualService for callers inside the mesh, all requests at the stable version', () => {
    const { objects, block } = bind(canary());
    expect(objects).toEqual([{
      apiVersion: 'networking.istio.io/v1',
      kind: 'VirtualService',
      metadata: { name: 'orders', namespace: 'shop', labels: { 'app.kubernetes.io/name': 'orders' } },
      spec: { hosts: ['orders'], http: [{ name: 'orders', route: hosts }] },
    }]);
    expect(block).toEqual({ istio: { virtualService: { name: 'orders', routes: ['orders'] } } });
  });

  test('behind gateways is for the host names of the route, or all', () => {
    expect(bind(canary({ route: { hostnames: ['orders.example.com'] } }), outside).objects[0].spec).toMatchObject({ hosts: ['orders.example.com'], gateways: ['istio-system/public'] });
    expect(bind(canary(), outside).objects[0].spec.hosts).toEqual(['*']);
  });

  test('behind gateways and in the mesh needs host names: Istio takes no "*" in the mesh', () => {
    const props = { ...outside, mesh: true };
    const { spec } = bind(canary({ route: { hostnames: ['orders.example.com'] } }), props).objects[0];
    expect([spec.hosts, spec.gateways]).toEqual([['orders', 'orders.example.com'], ['istio-system/public', 'mesh']]);
    expect(() => bind(canary(), props)).toThrow(/route\.hostnames is \[\]; accepted: at least one host name.*Mend: name the hosts, or say mesh: false/);
  });

  test('matches whole segments of paths, which Istio does not by itself', () => {
    expect(bind(canary({ route: { paths: ['/api', '/v1/'] } })).objects[0].spec.http[0].match).toEqual([
      { uri: { exact: '/api' } }, { uri: { prefix: '/api/' } }, { uri: { prefix: '/v1/' } },
    ]);
    expect(bind(canary({ route: { paths: ['/', '/api'] } })).objects[0].spec.http[0].match).toBeUndefined();
  });

  test('has header and mirror routes as managed routes', () => {
    expect(bind(canary({ headerRoutes: ['testers'], mirrorRoutes: ['copy'] })).block?.managedRoutes).toEqual([{ name: 'testers' }, { name: 'copy' }]);
  });
});

describe('a canary between two subsets', () => {
  const one = canary({ canaryService: undefined, canary: true });

  test('has one Service, which the router asks for', () => {
    expect(new IstioRouter({ subsets: true }).canaryServices).toBe(CanaryServices.ONE);
    expect(new IstioRouter().canaryServices).toBe(CanaryServices.STABLE_AND_CANARY);
    expect(() => bind(canary(), { subsets: true })).toThrow('canaryService is "orders-canary"; accepted: nothing: Istio splits with canaryServices ONE. Mend: leave it out');
    expect(() => bind(one)).toThrow('canaryService is not given; accepted: the name of a Service: Istio splits with canaryServices STABLE_AND_CANARY');
  });

  test('gets a DestinationRule whose subsets the controller tells apart', () => {
    const { objects, block } = bind(one, { subsets: true });
    expect(objects.map(({ kind }) => kind)).toEqual(['VirtualService', 'DestinationRule']);
    expect(objects[0].spec.http[0].route).toEqual([
      { destination: { host: 'orders', subset: 'stable', port }, weight: 100 }, { destination: { host: 'orders', subset: 'canary', port }, weight: 0 },
    ]);
    expect(objects[1].spec).toEqual({ host: 'orders', subsets: [{ name: 'stable' }, { name: 'canary' }] });
    expect(block?.istio?.destinationRule).toEqual({ name: 'orders', canarySubsetName: 'canary', stableSubsetName: 'stable' });
    expect(bind(one, { subsets: true }).binding.trafficRouting?._needsServices(false)).toBe(false);
  });

  test('beside a route that exists already emits no DestinationRule', () => {
    const { objects, block } = bind({ ...one, route: { existing: ObjectRef.of('front') } }, { subsets: true });
    expect(objects).toEqual([]);
    expect(block?.istio).toMatchObject({ virtualService: { name: 'front' }, destinationRule: { name: 'front' } });
  });
});

describe('other protocols', () => {
  test('TCP is one route of connections', () => {
    const { objects, block } = bind(canary({ protocol: RouteProtocol.TCP }));
    expect(objects[0].spec).toEqual({ hosts: ['orders'], tcp: [{ route: hosts }] });
    expect(block).toEqual({ istio: { virtualService: { name: 'orders' } } });
  });

  test('TLS goes by the host name that the client asks for', () => {
    const target = canary({ protocol: RouteProtocol.TLS, route: { hostnames: ['orders.example.com'] } });
    expect(bind(target, outside).objects[0].spec.tls).toEqual([{ match: [{ sniHosts: ['orders.example.com'] }], route: hosts }]);
    expect(() => bind(canary({ protocol: RouteProtocol.TLS }), outside)).toThrow('route.hostnames is not given; accepted: at least one host name for TLS');
  });

  test('have no paths, and TCP no host names', () => {
    expect(() => bind(canary({ protocol: RouteProtocol.TCP, route: { paths: ['/api'] } }))).toThrow('route.paths is ["/api"]; accepted: nothing for TCP');
    expect(() => bind(canary({ protocol: RouteProtocol.TCP, route: { hostnames: ['a.example.com'] } }))).toThrow('route.hostnames');
    expect(() => bind(canary({ protocol: RouteProtocol.TCP, headerRoutes: ['testers'] }))).toThrow('headerRoutes is ["testers"]; accepted: none for TCP');
  });
});

test('a VirtualService that exists already is named with its namespace', () => {
  expect(bind(canary({ route: { existing: ObjectRef.of('front', 'edge') } })).block?.istio?.virtualService).toEqual({ name: 'front.edge' });
  expect(bind(canary({ route: { existing: ObjectRef.of('front') } })).block?.istio?.virtualService).toEqual({ name: 'front' });
});

test('a plain route leads to the one Service', () => {
  const { objects, block } = bind(plain({ workload: 'orders' }));
  expect(objects[0].spec.http).toEqual([{ name: 'orders', route: [{ destination: { host: 'orders', port } }] }]);
  expect(block).toBeUndefined();
});

test('TLS of a route belongs to the Gateway', () => {
  expect(() => bind(plain({ route: { tls: { secretName: 'orders' } } }))).toThrow(/accepted: nothing with Istio: a server of the Gateway terminates TLS\. Mend: set the certificate/);
});

test('says where requests come from and what the cluster must have', () => {
  expect(new IstioRouter({ gateways: ['public', 'istio-system/a', 'istio-system/b'] }).sourceNamespaces).toEqual(['istio-system']);
  expect(new IstioRouter({ sourceNamespaces: ['edge'] }).sourceNamespaces).toEqual(['edge']);
  expect(new IstioRouter().requirements.join()).toContain('A sidecar or waypoint at every caller');
  expect(new IstioRouter(outside).requirements.join()).toContain('Gateway istio-system/public');
});

test.each<[string, IstioRouterProps]>([
  ['mesh is false', { mesh: false }],
  ['gateways[0] is "mesh"', { gateways: ['mesh'] }],
  ['gateways[0] is "a/b/c"', { gateways: ['a/b/c'] }],
  ['gateways[0] is "A"', { gateways: ['A'] }],
  ['gateways[0] is "a.b"', { gateways: ['a.b/c'] }],
  ['sourceNamespaces[0] is "a.b"', { sourceNamespaces: ['a.b'] }],
])('refuses: %s', (message, props) => {
  expect(() => new IstioRouter(props)).toThrow(`new IstioRouter: ${message}; accepted:`);
});
