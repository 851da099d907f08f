import { Testing } from 'cdk8s';
import { canary, plain, shop } from './route-target';
import { ObjectRef } from '../../src/semantics/object-ref';
import { AppMeshRouter } from '../../src/traffic/app-mesh-router';

const route = { existing: ObjectRef.of('orders-service') };

test('a canary refers to the VirtualService and the two VirtualNodes, and emits nothing', () => {
  const chart = shop();
  const { trafficRouting } = new AppMeshRouter().bind(chart, canary({ route }));
  expect(Testing.synth(chart)).toEqual([]);
  expect(trafficRouting?._toJson()).toEqual({
    appMesh: {
      virtualService: { name: 'orders-service' },
      virtualNodeGroup: { canaryVirtualNodeRef: { name: 'orders-canary' }, stableVirtualNodeRef: { name: 'orders-stable' } },
    },
  });
});

test('the VirtualNodes may be called otherwise', () => {
  const router = new AppMeshRouter({ canaryVirtualNodeSuffix: '-new', stableVirtualNodeSuffix: '' });
  expect(router.bind(shop(), canary({ route })).trafficRouting?._toJson().appMesh?.virtualNodeGroup).toEqual({
    canaryVirtualNodeRef: { name: 'orders-new' }, stableVirtualNodeRef: { name: 'orders' },
  });
  expect(() => new AppMeshRouter({ canaryVirtualNodeSuffix: '-stable' }).bind(shop(), canary({ route }))).toThrow('canaryVirtualNode is "orders-stable"; accepted: another VirtualNode');
});

test('needs a VirtualService that exists', () => {
  expect(() => new AppMeshRouter().bind(shop(), canary())).toThrow(
    'shop: route.existing is not given; accepted: a VirtualService that exists already: nothing is emitted for AWS App Mesh. Mend: name it with ObjectRef.of, or use another router.',
  );
});

test('a plain route is nothing but the one that exists', () => {
  expect(new AppMeshRouter().bind(shop(), plain({ route }))).toEqual({});
});

test('refuses header routes, and says that the service has ended', () => {
  expect(() => new AppMeshRouter().bind(shop(), canary({ route, headerRoutes: ['testers'] }))).toThrow('nothing with AWS App Mesh; header routes need');
  expect(new AppMeshRouter().requirements.join()).toContain('30 September 2026');
  expect(new AppMeshRouter({ sourceNamespaces: ['web'] }).sourceNamespaces).toEqual(['web']);
  expect(() => new AppMeshRouter({ sourceNamespaces: ['a.b'] })).toThrow('sourceNamespaces[0] is "a.b"');
});
