import { Testing } from 'cdk8s';
import { canary, plain, shop } from './route-target';
import { ObjectRef } from '../../src/semantics/object-ref';
import { ApisixRouter, ApisixRouterProps } from '../../src/traffic/apisix-router';
import { RouteProtocol, RouteTarget } from '../../src/traffic/traffic-router';

function bind(target: RouteTarget, props: ApisixRouterProps = {}) {
  const chart = shop();
  const binding = new ApisixRouter(props).bind(chart, target);
  return { binding, block: binding.trafficRouting?._toJson(), objects: Testing.synth(chart) };
}

describe('a canary', () => {
  test('gets an ApisixRoute over both Services, all requests at the stable one', () => {
    const { objects, block, binding } = bind(canary({ route: { hostnames: ['orders.example.com'], paths: ['/api', '/v1/'] } }), { className: 'apisix' });
    expect(objects).toEqual([{
      apiVersion: 'apisix.apache.org/v2',
      kind: 'ApisixRoute',
      metadata: { name: 'orders', namespace: 'shop', labels: { 'app.kubernetes.io/name': 'orders' } },
      spec: {
        ingressClassName: 'apisix',
        http: [{
          name: 'orders',
          match: { hosts: ['orders.example.com'], paths: ['/api', '/api/*', '/v1/*'] },
          backends: [{ serviceName: 'orders', servicePort: 80, weight: 100 }, { serviceName: 'orders-canary', servicePort: 80, weight: 0 }],
          websocket: true,
        }],
      },
    }]);
    expect(block).toEqual({ apisix: { route: { name: 'orders', rules: ['orders'] } } });
    expect(binding.controllerOwned).toBeUndefined();
  });

  test('has header routes, each an ApisixRoute of the controller', () => {
    const { block, binding } = bind(canary({ headerRoutes: ['testers'] }));
    expect(block?.managedRoutes).toEqual([{ name: 'testers' }]);
    expect(binding.controllerOwned).toEqual(['ApisixRoute testers']);
    expect(() => bind(canary({ headerRoutes: ['orders'] }))).toThrow(
      'shop: headerRoutes[0] is "orders"; accepted: another name than that of the ApisixRoute: the controller creates one of this name. Mend: use a name such as "orders-testers"',
    );
    expect(() => bind(canary({ headerRoutes: ['Testers'] }))).toThrow('headerRoutes[0] is "Testers"');
  });

  test('on an ApisixRoute that exists already emits nothing and refers to its rule of the same name', () => {
    const { objects, block } = bind(canary({ route: { existing: ObjectRef.of('front') } }));
    expect([objects, block]).toEqual([[], { apisix: { route: { name: 'front', rules: ['front'] } } }]);
  });

  test('refuses mirror routes, TLS and gRPC', () => {
    expect(() => bind(canary({ mirrorRoutes: ['copy'] }))).toThrow('nothing with Apache APISIX; mirror routes need');
    expect(() => bind(canary({ route: { tls: { secretName: 'a' } } }))).toThrow('an ApisixTls holds the certificate. Mend: declare an ApisixTls');
    expect(() => bind(canary({ protocol: RouteProtocol.GRPC }))).toThrow('protocol is "GRPC"; accepted: HTTP with Apache APISIX. Mend: use another router');
  });
});

test('a plain route leads to the one Service, on every path', () => {
  const [rule] = bind(plain()).objects[0].spec.http;
  expect([rule.match, rule.backends]).toEqual([{ paths: ['/*'] }, [{ serviceName: 'orders', servicePort: 80 }]]);
});

test('refuses a path that would match every path', () => {
  expect(() => bind(plain({ route: { paths: ['/api', '/v*'] } }))).toThrow('route.paths[1] is "/v*"; accepted: a path without "*"');
});

test('says where requests come from', () => {
  expect(new ApisixRouter().sourceNamespaces).toEqual(['ingress-apisix']);
  expect(() => new ApisixRouter({ sourceNamespace: 'a.b' })).toThrow('new ApisixRouter: sourceNamespace is "a.b"');
  expect(() => new ApisixRouter({ className: 'A' })).toThrow('new ApisixRouter: className is "A"');
});
