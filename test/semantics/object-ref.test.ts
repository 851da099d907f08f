import { ObjectRef } from '../../src/semantics/object-ref';

test('an object is named, with its namespace where it is another', () => {
  expect(ObjectRef.of('orders')).toEqual({ name: 'orders', namespace: undefined });
  expect(ObjectRef.of('orders.v1', 'shop')).toEqual({ name: 'orders.v1', namespace: 'shop' });
});

test('names are DNS names', () => {
  expect(() => ObjectRef.of('Orders')).toThrow('ObjectRef.of: name is "Orders"; accepted: lower-case letters');
  expect(() => ObjectRef.of('orders', 'a.b')).toThrow('ObjectRef.of: namespace is "a.b"; accepted: lower-case letters');
});
