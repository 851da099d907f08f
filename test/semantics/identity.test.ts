import { releaseMetadata } from '../../src/semantics/identity';

const identity = { name: 'orders', labels: { team: 'checkout' }, selectorLabels: { app: 'orders' } };

test('objects of a release are called like it unless they have a name of their own', () => {
  expect(releaseMetadata(identity)).toEqual({ name: 'orders', labels: { team: 'checkout' } });
  expect(releaseMetadata({ ...identity, namespace: 'shop' }, 'orders-canary')).toEqual({ name: 'orders-canary', namespace: 'shop', labels: { team: 'checkout' } });
});

test('each object has labels of its own to change', () => {
  expect(releaseMetadata(identity).labels).not.toBe(identity.labels);
});
