import { Chart, Testing } from 'cdk8s';
import { ServicePortSpec } from '../../src/manifest/service';
import { EmittedService, emitService } from '../../src/network/service';
import { ReleaseIdentity } from '../../src/semantics/identity';

const identity: ReleaseIdentity = { name: 'orders', namespace: 'shop', labels: { team: 'checkout' }, selectorLabels: { app: 'orders' } };
const http: ServicePortSpec = { name: 'http', port: 80, targetPort: 8080 };

function emit(service: Partial<EmittedService> = {}) {
  return emitService(new Chart(Testing.app(), 'orders'), 'Service', identity, { name: 'orders', ports: [http], ...service }).toJson();
}

describe('the Service of a release', () => {
  test('selects the pods of all versions inside the cluster', () => {
    expect(emit({ name: 'orders-canary' })).toMatchObject({
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'orders-canary', namespace: 'shop', labels: { team: 'checkout' } },
      spec: { type: 'ClusterIP', selector: { app: 'orders' } },
    });
  });

  test('forwards to container ports by number or name, by TCP unless told otherwise', () => {
    const ports = [http, { name: 'grpc', port: 9000, targetPort: 'grpc', appProtocol: 'kubernetes.io/h2c' }, { name: 'dns', port: 80, targetPort: 53, protocol: 'UDP' }];
    expect(emit({ ports }).spec.ports).toEqual([
      { name: 'http', port: 80, targetPort: 8080, protocol: 'TCP' },
      { name: 'grpc', port: 9000, targetPort: 'grpc', protocol: 'TCP', appProtocol: 'kubernetes.io/h2c' },
      { name: 'dns', port: 80, targetPort: 53, protocol: 'UDP' },
    ]);
  });

  test('has no virtual IP when headless', () => {
    expect(emit({ headless: true }).spec.clusterIP).toBe('None');
    expect(emit().spec).not.toHaveProperty('clusterIP');
  });

  test('carries annotations', () => {
    expect(emit({ annotations: { 'example.com/owner': 'checkout' } }).metadata.annotations).toEqual({ 'example.com/owner': 'checkout' });
  });

  test('needs no name for its only port', () => {
    expect(emit({ ports: [{ port: 80 }] }).spec.ports).toEqual([{ port: 80, protocol: 'TCP' }]);
  });
});

describe('a Service that cannot work is refused', () => {
  test('with a name that does not start with a letter', () => {
    expect(() => emit({ name: '1orders' })).toThrow('orders: service name is "1orders"; accepted: lower-case letters, digits and \'-\', first a letter');
  });

  test('without a port', () => {
    expect(() => emit({ ports: [] })).toThrow('ports is []; accepted: at least one port. Mend: pass port: 8080, or leave the Service out.');
  });

  test.each([0, 65536, 80.5])('with the port %p', (port) => {
    expect(() => emit({ ports: [{ ...http, port }] })).toThrow(`ports[http].port is ${port}; accepted: a whole number from 1 to 65535. Mend: use the port that callers`);
    expect(() => emit({ ports: [{ ...http, targetPort: port }] })).toThrow(`ports[http].targetPort is ${port}`);
  });

  test('with a port name that containers cannot have', () => {
    expect(() => emit({ ports: [{ ...http, targetPort: 'HTTP' }] })).toThrow('ports[http].targetPort is "HTTP"');
    expect(() => emit({ ports: [{ ...http, name: 'http_web' }] })).toThrow('ports.name is "http_web"');
  });

  test('with one of several ports unnamed', () => {
    expect(() => emit({ ports: [http, { port: 81 }] })).toThrow('ports.name is not given; accepted: a name for each of several ports. Mend: name them');
  });

  test('with one name or one port twice, but not one port of two protocols', () => {
    expect(() => emit({ ports: [http, { ...http, port: 81 }] })).toThrow('ports[http] is "name http"; accepted: each name, and each port of one protocol, once. Mend: change it');
    expect(() => emit({ ports: [http, { ...http, name: 'web' }] })).toThrow('ports[web] is "port 80/TCP"');
    expect(() => emit({ ports: [http, { ...http, name: 'quic', protocol: 'UDP' }] })).not.toThrow();
  });

  test('with a malformed annotation', () => {
    expect(() => emit({ annotations: { 'not ok': '1' } })).toThrow('service annotations key is "not ok"');
  });
});
