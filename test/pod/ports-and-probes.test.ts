import { Duration } from 'cdk8s';
import { HealthProbe, RollingServiceProps, ServiceProtocol } from 'cdk8s-rollouts';
import { containerOf, manifestsOf, server, worker } from './pod-of';

const servicePorts = (props: RollingServiceProps) => manifestsOf(props).find(({ kind }) => kind === 'Service').spec.ports;
const twoPorts = { ...server, port: undefined, ports: [{ name: 'admin', containerPort: 8081 }, { name: 'web', containerPort: 8080 }], trafficPort: 'web' };

describe('ports', () => {
  test.each([
    [ServiceProtocol.HTTP, [{ name: 'http', port: 80, targetPort: 'http', protocol: 'TCP' }]],
    [ServiceProtocol.GRPC, [{ name: 'grpc', port: 8080, targetPort: 'grpc', protocol: 'TCP', appProtocol: 'kubernetes.io/h2c' }]],
    [ServiceProtocol.TCP, [{ name: 'tcp', port: 8080, targetPort: 'tcp', protocol: 'TCP' }]],
  ])('the short form for %s', (protocol, ports) => {
    expect(servicePorts({ ...server, protocol })).toEqual(ports);
    expect(containerOf({ ...server, protocol }).ports).toEqual([{ name: protocol, containerPort: 8080, protocol: 'TCP' }]);
  });

  test('of several the traffic port comes first in the Service', () => {
    expect(servicePorts(twoPorts)).toMatchObject([{ name: 'web', port: 80 }, { name: 'admin', port: 8081 }]);
  });

  test('may have a number and an application protocol of their own in the Service', () => {
    const ports = [{ name: 'web', containerPort: 8080, servicePort: 8000, appProtocol: 'https' }];
    expect(servicePorts({ ...server, port: undefined, ports })).toMatchObject([{ port: 8000, appProtocol: 'https', targetPort: 'web' }]);
  });

  test('may be kept out of the Services', () => {
    const ports = [{ name: 'web', containerPort: 8080 }, { name: 'debug', containerPort: 6060, exposed: false }];
    expect(servicePorts({ ...server, port: undefined, ports })).toHaveLength(1);
    expect(containerOf({ ...server, port: undefined, ports }).ports).toHaveLength(2);
  });

  test('for management are in no Service, and probes ask there', () => {
    expect(servicePorts({ ...server, managementPort: 9000 })).toHaveLength(1);
    expect(containerOf({ ...server, managementPort: 9000, liveness: '/live' })).toMatchObject({
      ports: [{ name: 'http' }, { name: 'management', containerPort: 9000 }],
      readinessProbe: { httpGet: { port: 9000 } },
      livenessProbe: { httpGet: { port: 9000 } },
    });
  });

  test.each<[RollingServiceProps, string]>([
    [{ ...server, port: 0 }, 'port is 0; accepted: a whole number from 1 to 65535. Mend: pass a port that the container listens on'],
    [{ ...server, ports: [] }, 'port is 8080; accepted: nothing together with ports. Mend: put it into ports'],
    [{ ...twoPorts, trafficPort: undefined }, 'trafficPort is not given; accepted: one of admin, web. Mend: say which of the ports requests come in on'],
    [{ ...twoPorts, trafficPort: 'http' }, 'trafficPort is "http"; accepted: one of admin, web. Mend: name an entry of ports'],
    [{ ...worker, trafficPort: 'http' }, 'trafficPort is "http"; accepted: nothing, as no port is exposed'],
    [{ ...twoPorts, ports: [{ name: 'Web', containerPort: 1 }] }, 'ports[0].name is "Web"; accepted: lower-case letters'],
    [{ ...twoPorts, ports: [{ name: 'web', containerPort: 70000 }] }, 'ports[0].containerPort is 70000'],
    [{ ...twoPorts, ports: [{ name: 'web', containerPort: 1, servicePort: 0 }] }, 'ports[0].servicePort is 0; accepted: a whole number from 1 to 65535. Mend: pass the port that callers use'],
    [{ ...server, managementPort: 0 }, 'managementPort is 0'],
    [{ ...server, managementPort: 8080 }, 'port management is 8080; accepted: a name and number other than those of port http. Mend: give each port its own'],
    [{ ...twoPorts, ports: [...twoPorts.ports, { name: 'extra', containerPort: 80 }] }, 'port extra.servicePort is 80; accepted: another number than port web has. Mend: set servicePort'],
  ])('that cannot work are refused: %#', (props, message) => {
    expect(() => manifestsOf(props)).toThrow(`shop/orders: ${message}`);
  });
});

describe('probes', () => {
  test('readiness asks often; startup asks the same with a budget of its own; liveness is left to the caller', () => {
    const container = containerOf(server);
    expect(container.readinessProbe).toEqual({ httpGet: { path: '/ready', port: 8080 }, periodSeconds: 5, timeoutSeconds: 2, failureThreshold: 3 });
    expect(container.startupProbe).toEqual({ httpGet: { path: '/ready', port: 8080 }, periodSeconds: 5, timeoutSeconds: 2, failureThreshold: 30 });
    expect(container).not.toHaveProperty('livenessProbe');
  });

  test('liveness is slower than readiness', () => {
    expect(containerOf({ ...server, liveness: '/live' }).livenessProbe).toMatchObject({ httpGet: { path: '/live' }, periodSeconds: 10, failureThreshold: 6 });
  });

  test('the startup budget follows the startup time', () => {
    expect(containerOf({ ...server, startupTime: Duration.seconds(61) }).startupProbe.failureThreshold).toBe(13);
  });

  test('startup does not inherit the timing of readiness, but may have its own', () => {
    const readinessProbe = HealthProbe.http('/ready', { initialDelay: Duration.seconds(30), successThreshold: 3, period: Duration.seconds(60) });
    const { startupProbe } = containerOf({ ...server, readiness: undefined, readinessProbe });
    expect(startupProbe).toEqual({ httpGet: { path: '/ready', port: 8080 }, periodSeconds: 5, timeoutSeconds: 2, failureThreshold: 30 });
    const own = HealthProbe.command(['/started'], { period: Duration.seconds(1), failureThreshold: 100 });
    expect(containerOf({ ...server, startupProbe: own }).startupProbe).toEqual({ exec: { command: ['/started'] }, periodSeconds: 1, timeoutSeconds: 2, failureThreshold: 100 });
  });

  test.each([
    ['HTTP over TLS with headers', HealthProbe.http('/r', { tls: true, headers: { Host: 'a' }, timeout: Duration.seconds(9) }),
      { httpGet: { path: '/r', port: 8080, scheme: 'HTTPS', httpHeaders: [{ name: 'Host', value: 'a' }] }, timeoutSeconds: 9 }],
    ['gRPC', HealthProbe.grpc({ service: 'a.B' }), { grpc: { port: 8080, service: 'a.B' } }],
    ['TCP', HealthProbe.tcp({ initialDelay: Duration.seconds(5) }), { tcpSocket: { port: 8080 }, initialDelaySeconds: 5 }],
    ['a command', HealthProbe.command(['/ok']), { exec: { command: ['/ok'] } }],
  ])('can be %s', (_title, readinessProbe, probe) => {
    expect(containerOf({ ...server, readiness: undefined, readinessProbe }).readinessProbe).toMatchObject(probe);
  });

  test('workers need none', () => {
    expect(containerOf(worker)).not.toHaveProperty('readinessProbe');
    expect(containerOf({ ...worker, livenessProbe: HealthProbe.command(['/alive']) }).livenessProbe).toMatchObject({ exec: { command: ['/alive'] } });
  });

  test.each<[RollingServiceProps, string]>([
    [{ ...server, readiness: undefined }, 'readiness is not given; accepted: a path such as "/ready", or readinessProbe. Mend: say how the pod tells that it can serve'],
    [{ ...server, readinessProbe: HealthProbe.tcp() }, 'readiness is "/ready"; accepted: nothing together with readinessProbe. Mend: keep one of the two'],
    [{ ...server, liveness: '/', livenessProbe: HealthProbe.tcp() }, 'liveness is "/"; accepted: nothing together with livenessProbe'],
    [{ ...server, startupTime: Duration.seconds(0) }, 'startupTime is "0s"; accepted: more than 0. Mend: pass the longest time that a start may take'],
    [{ ...worker, liveness: '/live' }, 'livenessProbe.port is not given; accepted: a port, as the pod has no traffic port. Mend: pass the port, or use HealthProbe.command'],
    [{ ...server, livenessProbe: HealthProbe.tcp({ port: 9 }) }, 'livenessProbe.port is 9; accepted: a port that the container has (8080). Mend: use one of them, or add it to ports'],
    [{ ...server, livenessProbe: HealthProbe.tcp({ successThreshold: 2 }) }, 'livenessProbe.successThreshold is 2; accepted: 1 but for readiness. Mend: leave it out'],
  ])('that cannot work are refused: %#', (props, message) => {
    expect(() => manifestsOf(props)).toThrow(`shop/orders: ${message}`);
  });

  test.each([
    [() => HealthProbe.http('ready'), 'HealthProbe.http: path is "ready"; accepted: a path that starts with \'/\' and has no spaces. Mend: pass a path such as "/ready".'],
    [() => HealthProbe.http('/', { headers: { a: '\u2028' } }), 'HealthProbe.http: headers["a"] is "\\u2028"'],
    [() => HealthProbe.command([]), 'HealthProbe.command: command is []; accepted: at least the program. Mend: pass the program and its arguments'],
    [() => HealthProbe.tcp({ port: 0 }), 'HealthProbe: port is 0; accepted: a whole number from 1 to 65535'],
    [() => HealthProbe.tcp({ failureThreshold: 0 }), 'HealthProbe: failureThreshold is 0'],
    [() => HealthProbe.tcp({ successThreshold: 0 }), 'HealthProbe: successThreshold is 0'],
  ])('that mean nothing are refused: %#', (call, message) => {
    expect(call).toThrow(message);
  });
});
