import * as fc from 'fast-check';
import { canary, plain } from './route-target';
import { ObjectRef } from '../../src/semantics/object-ref';
import { requireRoute } from '../../src/traffic/route-checks';
import { RouteProps } from '../../src/traffic/route-props';

const check = (route: RouteProps) => () => requireRoute('shop/orders', plain({ route }));

describe('host names', () => {
  test.each(['orders.example.com', '*.example.com', 'localhost', '0.orders.example.com'])('%s is taken', (hostname) => {
    expect(check({ hostnames: [hostname] })).not.toThrow();
  });

  test.each(['Orders.example.com', 'https://example.com', 'example.com:8080', 'a.*.com', '*', '', 'a b'])('%p is refused', (hostname) => {
    expect(check({ hostnames: ['example.com', hostname] })).toThrow('shop/orders: route.hostnames[1] is "');
  });

  test('an IP address is refused', () => {
    expect(check({ hostnames: ['10.0.0.1'] })).toThrow('route.hostnames[0] is "10.0.0.1"; accepted: a host name, no IP address. Mend: use a name');
  });

  test('each is taken once', () => {
    expect(check({ hostnames: ['a.com', 'a.com'] })).toThrow('route.hostnames[1] is "a.com"; accepted: each once');
  });
});

describe('paths', () => {
  test.each(['/', '/api', '/api/', '/.well-known', '/a.b/c', '/%20x', '/package.Service/Method'])('%s is taken', (path) => {
    expect(check({ paths: [path] })).not.toThrow();
  });

  test.each(['', 'api', '/a b', '/a//b', '/a/../b', '/a/..', '/a/./b', '/a%2fb', '/a?b=c', '/a#b', '/ü', `/${'a'.repeat(1024)}`])('%p is refused', (path) => {
    expect(check({ paths: [path] })).toThrow(/^shop\/orders: route\.paths\[0\] is ".*; accepted: a path that begins with "\/".*Mend: use a path such as/);
  });

  test('no path at all is refused, as is one twice', () => {
    expect(check({ paths: [] })).toThrow('route.paths is []; accepted: at least one path');
    expect(check({ paths: ['/a', '/a'] })).toThrow('route.paths[1] is "/a"; accepted: each once');
  });

  test('any text is taken or refused with our own error', () => {
    fc.assert(fc.property(fc.string(), (path) => {
      try {
        requireRoute('shop/orders', plain({ route: { paths: [path] } }));
        expect(path).toMatch(/^\/\S*$/);
      } catch (error) {
        expect((error as Error).message).toContain('shop/orders: route.paths[0] is ');
      }
    }));
  });
});

describe('TLS', () => {
  test('needs the name of a Secret', () => {
    expect(check({ tls: { secretName: 'Orders' } })).toThrow('route.tls.secretName is "Orders"');
  });

  test('is for host names of the route', () => {
    expect(check({ hostnames: ['a.com'], tls: { secretName: 's', hostnames: ['a.com'] } })).not.toThrow();
    expect(check({ hostnames: ['a.com'], tls: { secretName: 's', hostnames: ['b.com'] } })).toThrow(
      'route.tls.hostnames[0] is "b.com"; accepted: one of the host names of the route (a.com)',
    );
    expect(check({ tls: { secretName: 's', hostnames: ['b.com'] } })).not.toThrow();
    expect(check({ tls: { secretName: 's', hostnames: ['B'] } })).toThrow('route.tls.hostnames[0] is "B"');
  });
});

describe('a route that exists already', () => {
  const existing = ObjectRef.of('front');

  test('is taken alone', () => {
    expect(check({ existing })).not.toThrow();
  });

  test.each<[string, RouteProps]>([
    ['hostnames', { hostnames: ['a.com'] }],
    ['paths', { paths: ['/'] }],
    ['tls', { tls: { secretName: 's' } }],
    ['annotations', { annotations: { a: 'b' } }],
  ])('is refused with %s, which would be lost', (prop, others) => {
    expect(check({ existing, ...others })).toThrow(`shop/orders: route.${prop} is `);
    expect(check({ existing, ...others })).toThrow('accepted: nothing beside route.existing');
  });
});

describe('the target', () => {
  test.each([1, 65535])('has a port: %p', (servicePort) => {
    expect(() => requireRoute('shop/orders', plain({ servicePort }))).not.toThrow();
  });

  test.each([0, 65536, 80.5])('has a port, not %p', (servicePort) => {
    expect(() => requireRoute('shop/orders', plain({ servicePort }))).toThrow(`servicePort is ${servicePort}; accepted: a whole number from 1 to 65535`);
  });

  test('has annotations with keys', () => {
    expect(check({ annotations: { 'a b': 'c' } })).toThrow('route.annotations key is "a b"');
  });

  test('with a canary Service has a Rollout and two different Services', () => {
    expect(() => requireRoute('shop/orders', canary())).not.toThrow();
    expect(() => requireRoute('shop/orders', canary({ workload: '' }))).toThrow('workload is ""; accepted: the name of a Rollout');
    expect(() => requireRoute('shop/orders', canary({ canaryService: 'orders' }))).toThrow('canaryService is "orders"; accepted: another Service than stableService');
  });

  test('without a canary Service has no managed routes', () => {
    expect(() => requireRoute('shop/orders', plain({ headerRoutes: [] }))).not.toThrow();
    expect(() => requireRoute('shop/orders', plain({ headerRoutes: ['testers'] }))).toThrow('headerRoutes is ["testers"]; accepted: nothing without a canary');
    expect(() => requireRoute('shop/orders', plain({ mirrorRoutes: ['copy'] }))).toThrow('mirrorRoutes is ["copy"]; accepted: nothing without a canary');
  });
});
