import { Testing } from 'cdk8s';
import { canary, plain, shop } from './route-target';
import { ObjectRef } from '../../src/semantics/object-ref';
import { TraefikRouter, TraefikRouterProps } from '../../src/traffic/traefik-router';
import { traefikRule } from '../../src/traffic/traefik-rule';
import { RouteProtocol, RouteTarget } from '../../src/traffic/traffic-router';

function bind(target: RouteTarget, props: TraefikRouterProps = {}) {
  const chart = shop();
  const binding = new TraefikRouter(props).bind(chart, target);
  return { binding, block: binding.trafficRouting?._toJson(), objects: Testing.synth(chart) };
}

describe('a canary', () => {
  test('gets a TraefikService without weights and an IngressRoute that leads to it', () => {
    const { objects, block, binding } = bind(canary({ route: { hostnames: ['orders.example.com'] } }), { entryPoints: ['web'] });
    const metadata = { name: 'orders', namespace: 'shop', labels: { 'app.kubernetes.io/name': 'orders' } };
    expect(objects).toEqual([
      {
        apiVersion: 'traefik.io/v1alpha1',
        kind: 'TraefikService',
        metadata,
        spec: { weighted: { services: [{ name: 'orders', port: 80 }, { name: 'orders-canary', port: 80 }] } },
      },
      {
        apiVersion: 'traefik.io/v1alpha1',
        kind: 'IngressRoute',
        metadata,
        spec: {
          entryPoints: ['web'],
          routes: [{ kind: 'Rule', match: 'Host(`orders.example.com`)', services: [{ kind: 'TraefikService', name: 'orders' }] }],
        },
      },
    ]);
    expect(block).toEqual({ traefik: { weightedTraefikServiceName: 'orders' } });
    expect(binding.route?.kind).toBe('IngressRoute');
  });

  test('on a TraefikService that exists already emits nothing and refers to it', () => {
    const { objects, block } = bind(canary({ route: { existing: ObjectRef.of('front') } }));
    expect([objects, block]).toEqual([[], { traefik: { weightedTraefikServiceName: 'front' } }]);
    expect(() => bind(canary({ route: { existing: ObjectRef.of('front', 'edge') } }))).toThrow('route.existing.namespace is "edge"; accepted: the namespace of the service (shop)');
  });

  test.each(['headerRoutes', 'mirrorRoutes'] as const)('refuses %s and names the routers that can', (prop) => {
    expect(() => bind(canary({ [prop]: ['testers'] }))).toThrow(/accepted: nothing with Traefik;.*Istio/);
  });
});

test('a plain route leads to the Service itself', () => {
  const { objects, block } = bind(plain());
  expect(objects[0].spec.routes).toEqual([{ kind: 'Rule', match: 'PathPrefix(`/`)', services: [{ name: 'orders', port: 80 }] }]);
  expect(block).toBeUndefined();
});

test('gRPC is HTTP/2 without TLS', () => {
  expect(bind(canary({ protocol: RouteProtocol.GRPC })).objects[0].spec.weighted.services[1]).toEqual({ name: 'orders-canary', port: 80, scheme: 'h2c' });
});

test('TLS is terminated at the route', () => {
  const hostnames = ['orders.example.com', 'old.example.com'];
  expect(bind(plain({ route: { hostnames, tls: { secretName: 'orders-tls' } } })).objects[0].spec.tls).toEqual({ secretName: 'orders-tls' });
  expect(bind(plain({ route: { hostnames, tls: { secretName: 'orders-tls', hostnames: ['old.example.com'] } } })).objects[0].spec.tls).toEqual({
    secretName: 'orders-tls', domains: [{ main: 'old.example.com' }],
  });
});

describe('the rule', () => {
  test.each<[string[], string[], string]>([
    [[], ['/'], 'PathPrefix(`/`)'],
    [['a.example.com', 'b.example.com'], ['/'], '(Host(`a.example.com`) || Host(`b.example.com`))'],
    [['*.example.com'], ['/'], 'HostRegexp(`^[^.]+\\.example\\.com$`)'],
    [[], ['/v1/'], 'PathPrefix(`/v1/`)'],
    [['a.example.com'], ['/api'], 'Host(`a.example.com`) && (Path(`/api`) || PathPrefix(`/api/`))'],
  ])('for hosts %j and paths %j', (hostnames, paths, rule) => {
    expect(traefikRule(hostnames, paths)).toBe(rule);
  });
});

test('says where requests come from', () => {
  expect(new TraefikRouter().sourceNamespaces).toEqual(['traefik']);
  expect(() => new TraefikRouter({ sourceNamespace: 'a.b' })).toThrow('new TraefikRouter: sourceNamespace is "a.b"');
  expect(() => new TraefikRouter({ entryPoints: [] })).toThrow('new TraefikRouter: entryPoints is []; accepted: at least one name');
});
