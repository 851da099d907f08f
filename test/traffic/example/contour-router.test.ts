import { Testing } from 'cdk8s';
import { ContourRouter } from './contour-router';
import { RouteProtocol } from '../../../src/traffic/traffic-router';
import { canary, plain, shop } from '../route-target';

const route = { hostnames: ['orders.example.com'] };

test('a canary gets an HTTPProxy over both Services, all requests at the stable one', () => {
  const chart = shop();
  const binding = new ContourRouter().bind(chart, canary({ route }));
  const [proxy] = Testing.synth(chart);
  expect(proxy.spec.routes[0].services).toEqual([{ name: 'orders', port: 80, weight: 100 }, { name: 'orders-canary', port: 80, weight: 0 }]);
  expect(binding.trafficRouting?._toJson()).toEqual({ plugins: { 'argoproj-labs/contour': { httpProxies: ['orders'] } } });
});

test('a plain route leads to the one Service', () => {
  const chart = shop();
  expect(new ContourRouter().bind(chart, plain({ route })).trafficRouting).toBeUndefined();
  expect(Testing.synth(chart)[0].spec.routes[0].services).toEqual([{ name: 'orders', port: 80 }]);
});

test('refuses gRPC, header routes and a second host name', () => {
  const bind = (changes: object) => () => new ContourRouter().bind(shop(), canary({ route, ...changes }));
  expect(bind({})).not.toThrow();
  expect(bind({ protocol: RouteProtocol.GRPC })).toThrow('shop: protocol is "GRPC"; accepted: HTTP with Contour');
  expect(bind({ headerRoutes: ['testers'] })).toThrow('headerRoutes is ["testers"]; accepted: nothing with Contour; header routes need');
  expect(bind({ route: { hostnames: ['a.example.com', 'b.example.com'] } })).toThrow('route.hostnames is ["a.example.com","b.example.com"]; accepted: one host name');
});
