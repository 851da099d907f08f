import { Chart, Testing } from 'cdk8s';
import { PodServiceAccount } from '../../src/network/pod-service-account';
import { emitServiceAccount } from '../../src/network/service-account';
import { ReleaseIdentity } from '../../src/semantics/identity';
import { ObjectRef } from '../../src/semantics/object-ref';

const identity: ReleaseIdentity = { name: 'orders', namespace: 'shop', labels: { team: 'checkout' }, selectorLabels: { app: 'orders' } };

function emit(account?: PodServiceAccount) {
  return emitServiceAccount(new Chart(Testing.app(), 'orders'), identity, account)?.toJson();
}

describe('the service account of a release', () => {
  test('is its own and gives no token to the pods', () => {
    expect(emit()).toEqual({
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata: { name: 'orders', namespace: 'shop', labels: { team: 'checkout' } },
      automountServiceAccountToken: false,
    });
    expect(PodServiceAccount.create()._accountName('orders', identity)).toBe('orders');
  });

  test('can be tied to a role of the cloud', () => {
    const annotations = { 'eks.amazonaws.com/role-arn': 'arn:aws:iam::123456789012:role/orders' };
    expect(emit(PodServiceAccount.create({ annotations }))).toMatchObject({ metadata: { annotations }, automountServiceAccountToken: false });
  });

  test('can give a token to pods that call the Kubernetes API', () => {
    const account = PodServiceAccount.create({ automountToken: true });
    expect(emit(account).automountServiceAccountToken).toBe(true);
    expect(account._automountToken).toBe(true);
  });

  test('can be one that exists, of which only the name is used', () => {
    const account = PodServiceAccount.existing(ObjectRef.of('robots'));
    expect(emit(account)).toBeUndefined();
    expect(account._accountName('orders', identity)).toBe('robots');
    expect(account._automountToken).toBe(false);
    expect(PodServiceAccount.existing(ObjectRef.of('robots', 'shop'), true)._automountToken).toBe(true);
  });

  test('cannot be that of another namespace', () => {
    const account = PodServiceAccount.existing(ObjectRef.of('robots', 'billing'));
    expect(() => account._accountName('orders', identity))
      .toThrow('orders: serviceAccount namespace is "billing"; accepted: shop: pods run under accounts of their own namespace. Mend: pass ObjectRef.of("robots")');
    expect(account._accountName('orders', { ...identity, namespace: undefined })).toBe('robots');
    expect(PodServiceAccount.existing(ObjectRef.of('robots', 'shop'))._accountName('orders', identity)).toBe('robots');
  });

  test('refuses malformed annotations', () => {
    expect(() => PodServiceAccount.create({ annotations: { 'not ok': '1' } })).toThrow('PodServiceAccount.create: annotations key is "not ok"');
  });
});
