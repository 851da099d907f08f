import { Testing } from 'cdk8s';
import { canary, plain, shop } from './route-target';
import { ObjectRef } from '../../src/semantics/object-ref';
import { AmbassadorRouter, AmbassadorRouterProps } from '../../src/traffic/ambassador-router';
import { RouteProtocol, RouteTarget } from '../../src/traffic/traffic-router';

function bind(target: RouteTarget, props: AmbassadorRouterProps = {}) {
  const chart = shop();
  const binding = new AmbassadorRouter(props).bind(chart, target);
  return { binding, block: binding.trafficRouting?._toJson(), objects: Testing.synth(chart), chart };
}

describe('a canary', () => {
  test('gets a Mapping without weight; the controller makes the weighted copy', () => {
    const { objects, block, binding } = bind(canary({ route: { hostnames: ['orders.example.com'] } }), { ambassadorIds: ['edge'] });
    expect(objects).toEqual([{
      apiVersion: 'getambassador.io/v2',
      kind: 'Mapping',
      metadata: { name: 'orders', namespace: 'shop', labels: { 'app.kubernetes.io/name': 'orders' } },
      spec: { ambassador_id: ['edge'], host: 'orders.example.com', prefix: '/', rewrite: '', service: 'orders:80', allow_upgrade: ['websocket'] },
    }]);
    expect(block).toEqual({ ambassador: { mappings: ['orders'] } });
    expect(binding.controllerOwned).toEqual(['Mapping orders-canary']);
  });

  test('gets one for each host and path', () => {
    const { objects, block, binding, chart } = bind(canary({ route: { hostnames: ['a.example.com', '*.b.example.com'], paths: ['/api', '/v1/'] } }));
    expect(objects.map(({ metadata, spec }) => [metadata.name, spec.host, spec.host_regex, spec.prefix, spec.prefix_regex])).toEqual([
      ['orders', 'a.example.com', undefined, '/api(/.*)?', true],
      ['orders-2', 'a.example.com', undefined, '/v1/', undefined],
      ['orders-3', '[^.]+\\.b\\.example\\.com', true, '/api(/.*)?', true],
      ['orders-4', '[^.]+\\.b\\.example\\.com', true, '/v1/', undefined],
    ]);
    expect(block?.ambassador?.mappings).toEqual(['orders', 'orders-2', 'orders-3', 'orders-4']);
    expect(binding.controllerOwned).toHaveLength(4);
    expect(chart.node.children.map(({ node }) => node.id)).toEqual(['Mapping', 'Mapping2', 'Mapping3', 'Mapping4']);
  });

  test('on a Mapping that exists already emits nothing and refers to it', () => {
    const { objects, block } = bind(canary({ route: { existing: ObjectRef.of('front') } }));
    expect([objects, block]).toEqual([[], { ambassador: { mappings: ['front'] } }]);
  });

  test('refuses header routes, mirror routes and TLS', () => {
    expect(() => bind(canary({ headerRoutes: ['testers'] }))).toThrow('nothing with Ambassador; header routes need');
    expect(() => bind(canary({ mirrorRoutes: ['copy'] }))).toThrow('nothing with Ambassador; mirror routes need');
    expect(() => bind(canary({ route: { tls: { secretName: 'a' } } }))).toThrow('accepted: nothing with Ambassador: a Host terminates TLS');
  });
});

test('escapes what a path would mean as an expression', () => {
  expect(bind(plain({ route: { paths: ['/v1.2'] } })).objects[0].spec.prefix).toBe('/v1\\.2(/.*)?');
});

test('gRPC is said to Emissary, and nothing is upgraded', () => {
  const { spec } = bind(plain({ protocol: RouteProtocol.GRPC })).objects[0];
  expect([spec.grpc, spec.allow_upgrade]).toEqual([true, undefined]);
});

test('a plain route is the same Mapping without trafficRouting', () => {
  const { binding, objects } = bind(plain());
  expect([objects[0].spec.service, binding.trafficRouting, binding.controllerOwned]).toEqual(['orders:80', undefined, undefined]);
});

test('says where requests come from', () => {
  expect(new AmbassadorRouter().sourceNamespaces).toEqual(['emissary']);
  expect(() => new AmbassadorRouter({ sourceNamespace: 'a.b' })).toThrow('new AmbassadorRouter: sourceNamespace is "a.b"');
});
