import { Chart, Testing } from 'cdk8s';
import { NetworkPolicyProps } from '../../src/network/network-access';
import { NetworkPeer } from '../../src/network/network-peer';
import { emitNetworkPolicy, KnownTraffic } from '../../src/network/network-policy';
import { NetworkPort } from '../../src/network/network-port';
import { ReleaseIdentity } from '../../src/semantics/identity';

const selectorLabels = { 'app.kubernetes.io/name': 'orders', 'app.kubernetes.io/instance': 'orders' };
const identity: ReleaseIdentity = { name: 'orders', namespace: 'shop', labels: { team: 'checkout' }, selectorLabels };
const known: KnownTraffic = { ports: [{ port: 8080 }], sourceNamespaces: ['gateways', 'monitoring'] };

function emit(policy?: NetworkPolicyProps, traffic: Partial<KnownTraffic> = {}, release: ReleaseIdentity = identity) {
  return emitNetworkPolicy(new Chart(Testing.app(), 'orders'), release, policy, { ...known, ...traffic })?.toJson();
}
const namespaceSelector = (name: string) => ({ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': name } } });

describe('the network policy of a release', () => {
  test('is emitted only when asked for', () => {
    expect(emit()).toBeUndefined();
  });

  test('lets router and Prometheus in, on the ports of the containers', () => {
    expect(emit({})).toMatchObject({
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: { name: 'orders', namespace: 'shop', labels: { team: 'checkout' } },
      spec: { ingress: [{ from: [namespaceSelector('gateways'), namespaceSelector('monitoring')], ports: [{ protocol: 'TCP', port: 8080 }] }] },
    });
  });

  test('lets analysis Jobs, declared namespaces and declared peers in, each once', () => {
    const policy = { namespaces: ['monitoring', 'billing'], peers: [NetworkPeer.pods({ app: 'cart' })] };
    expect(emit(policy, { sourcePods: [{ 'app.kubernetes.io/component': 'analysis' }] }).spec.ingress[0].from).toEqual([
      namespaceSelector('gateways'),
      namespaceSelector('monitoring'),
      namespaceSelector('billing'),
      { podSelector: { matchLabels: { 'app.kubernetes.io/component': 'analysis' } } },
      { podSelector: { matchLabels: { app: 'cart' } } },
    ]);
  });

  test('lets in once who is declared although it is let in anyway', () => {
    const labels = { 'app.kubernetes.io/component': 'analysis' };
    const policy = { peers: [NetworkPeer.pods(labels), NetworkPeer.namespace('gateways'), NetworkPeer.podsInNamespace(labels, 'gateways')] };
    expect(emit(policy, { sourcePods: [labels] }).spec.ingress[0].from).toEqual([
      namespaceSelector('gateways'), namespaceSelector('monitoring'), { podSelector: { matchLabels: labels } }, { ...namespaceSelector('gateways'), podSelector: { matchLabels: labels } },
    ]);
  });

  test('selects both versions by an instance label that only this release has', () => {
    expect(emit({}).spec.podSelector).toEqual({ matchLabels: { 'app.kubernetes.io/instance': 'orders' } });
  });

  test('selects by all selector labels when the instance is shared or unknown', () => {
    const shared = { ...selectorLabels, 'app.kubernetes.io/instance': 'shop' };
    expect(emit({}, {}, { ...identity, selectorLabels: shared }).spec.podSelector).toEqual({ matchLabels: shared });
    expect(emit({}, {}, { ...identity, selectorLabels: { app: 'orders' } }).spec.podSelector).toEqual({ matchLabels: { app: 'orders' } });
  });

  test('leaves egress alone unless it is declared', () => {
    expect(emit({}).spec.policyTypes).toEqual(['Ingress']);
    expect(emit({}).spec).not.toHaveProperty('egress');
  });

  test('adds DNS to declared egress', () => {
    const { policyTypes, egress } = emit({ egress: [{ peer: NetworkPeer.cidr('10.0.0.0/8'), ports: [NetworkPort.tcp(5432)] }] }).spec;
    expect(policyTypes).toEqual(['Ingress', 'Egress']);
    expect(egress).toEqual([
      { to: [namespaceSelector('kube-system')], ports: [{ protocol: 'UDP', port: 53 }, { protocol: 'TCP', port: 53 }] },
      { to: [{ ipBlock: { cidr: '10.0.0.0/8' } }], ports: [{ protocol: 'TCP', port: 5432 }] },
    ]);
  });

  test('allows all ports of a peer when none is named, and only DNS for an empty list', () => {
    expect(emit({ egress: [{ peer: NetworkPeer.namespace('billing') }] }).spec.egress[1]).toEqual({ to: [namespaceSelector('billing')] });
    expect(emit({ egress: [] }).spec.egress).toHaveLength(1);
  });

  test('lets nobody in where nothing listens', () => {
    expect(emit({}, { ports: [] }).spec).toMatchObject({ policyTypes: ['Ingress'], ingress: [] });
  });
});

describe('a policy that would not do what it looks like is refused', () => {
  test('when nobody is known who may connect', () => {
    expect(() => emit({}, { sourceNamespaces: [] }))
      .toThrow('orders: networkPolicy.peers is not given; accepted: at least one peer or namespace, where neither the router nor Prometheus is known. Mend: name who');
    expect(emit({ namespaces: ['gateways'] }, { sourceNamespaces: [] }).spec.ingress[0].from).toEqual([namespaceSelector('gateways')]);
  });

  test('when peers are named for pods without a port', () => {
    expect(() => emit({ namespaces: ['billing'] }, { ports: [] })).toThrow('networkPolicy is ["billing"]; accepted: peers only for pods with a port. Mend: declare the port');
    expect(() => emit({ peers: [NetworkPeer.namespace('billing')] }, { ports: [] })).toThrow('networkPolicy is "peers"');
  });
});

describe('peers and ports', () => {
  test('pods of another namespace', () => {
    expect(NetworkPeer.podsInNamespace({ app: 'cart' }, 'billing')._toJson()).toEqual({ ...namespaceSelector('billing'), podSelector: { matchLabels: { app: 'cart' } } });
  });

  test('address ranges with parts left out', () => {
    expect(NetworkPeer.cidr('10.0.0.0/8', ['10.1.0.0/16'])._toJson()).toEqual({ ipBlock: { cidr: '10.0.0.0/8', except: ['10.1.0.0/16'] } });
    expect(NetworkPeer.cidr('2001:db8::/32', ['2001:db8:1::/48'])._toJson().ipBlock?.except).toEqual(['2001:db8:1::/48']);
    expect(NetworkPeer.cidr('10.0.0.0/8', [])._toJson()).toEqual({ ipBlock: { cidr: '10.0.0.0/8' } });
  });

  test.each(['10.0.0.1', '10.0.0/8', 'orders', '10.0.0.0/8/8', '10.0.0.0/', '10.0.0.0/x'])('the range %s is refused', (cidr) => {
    expect(() => NetworkPeer.cidr(cidr)).toThrow(`NetworkPeer.cidr: cidr is "${cidr}"; accepted: an address range such as "10.0.0.0/8". Mend: add the prefix length`);
  });

  test('a prefix longer than the address is refused', () => {
    expect(() => NetworkPeer.cidr('10.0.0.0/33')).toThrow('cidr prefix length is 33; accepted: a whole number from 0 to 32');
    expect(() => NetworkPeer.cidr('::/128')).not.toThrow();
  });

  test.each(['11.0.0.0/16', '10.0.0.0/8', '2001:db8::/48'])('leaving %s out of 10.0.0.0/8 is refused', (excluded) => {
    expect(() => NetworkPeer.cidr('10.0.0.0/8', [excluded])).toThrow(`excluded is "${excluded}"; accepted: a smaller range within 10.0.0.0/8. Mend: leave it out`);
  });

  test('pods without labels would be all pods', () => {
    expect(() => NetworkPeer.pods({})).toThrow('NetworkPeer.pods: labels is {}; accepted: at least one label, for none selects every pod. Mend: use NetworkPeer.namespace');
    expect(() => NetworkPeer.podsInNamespace({}, 'billing')).toThrow('labels is {}');
  });

  test('malformed names are refused', () => {
    expect(() => NetworkPeer.namespace('Billing')).toThrow('NetworkPeer.namespace: name is "Billing"');
    expect(() => NetworkPeer.pods({ app: 'not ok' })).toThrow('labels["app"] is "not ok"');
  });

  test('ports by protocol and range', () => {
    expect(NetworkPort.udp(53)._toJson()).toEqual({ protocol: 'UDP', port: 53 });
    expect(NetworkPort.tcpRange(30000, 32767)._toJson()).toEqual({ protocol: 'TCP', port: 30000, endPort: 32767 });
  });

  test('ports out of range are refused', () => {
    expect(() => NetworkPort.tcp(0)).toThrow('NetworkPort.tcp: port is 0; accepted: a whole number from 1 to 65535');
    expect(() => NetworkPort.tcpRange(100, 99)).toThrow('NetworkPort.tcpRange: last is 99; accepted: a whole number from 100 to 65535. Mend: name the lower port first.');
  });
});
