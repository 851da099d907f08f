import { Testing } from 'cdk8s';
import { canary, plain, shop } from './route-target';
import { ObjectRef } from '../../src/semantics/object-ref';
import { SmiRouter } from '../../src/traffic/smi-router';
import { RouteProtocol } from '../../src/traffic/traffic-router';

test('a canary gets no object: the TrafficSplit belongs to the controller', () => {
  const chart = shop();
  const binding = new SmiRouter().bind(chart, canary());
  expect(Testing.synth(chart)).toEqual([]);
  expect(binding.trafficRouting?._toJson()).toEqual({ smi: {} });
  expect(binding.controllerOwned).toEqual(['TrafficSplit orders']);
});

test('nothing is split for a plain route', () => {
  expect(new SmiRouter().bind(shop(), plain())).toEqual({});
});

test.each([
  ['hostnames', { hostnames: ['orders.example.com'] }],
  ['paths', { paths: ['/api'] }],
  ['annotations', { annotations: { team: 'shop' } }],
  ['existing', { existing: ObjectRef.of('front') }],
])('refuses %s: a mesh routes nothing from outside', (prop, route) => {
  expect(() => new SmiRouter().bind(shop(), canary({ route }))).toThrow(
    new RegExp(`shop: route\\.${prop} is .*; accepted: nothing with SMI: it splits what pods of the mesh send.*Mend: say route: \\{\\}`),
  );
});

test('refuses header routes and TCP', () => {
  expect(() => new SmiRouter().bind(shop(), canary({ headerRoutes: ['testers'] }))).toThrow('accepted: nothing with SMI; header routes need AWS ALB, Istio');
  expect(() => new SmiRouter().bind(shop(), canary({ protocol: RouteProtocol.TCP }))).toThrow('protocol is "TCP"');
});

test('does not know its callers unless told, and says that SMI has ended', () => {
  expect(new SmiRouter().sourceNamespaces).toEqual([]);
  expect(new SmiRouter({ sourceNamespaces: ['web'] }).sourceNamespaces).toEqual(['web']);
  expect(() => new SmiRouter({ sourceNamespaces: ['a.b'] })).toThrow('new SmiRouter: sourceNamespaces[0] is "a.b"');
  expect(new SmiRouter().requirements.join()).toContain('no longer developed');
});
