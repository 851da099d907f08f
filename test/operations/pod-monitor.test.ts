import { Chart, Duration, Testing } from 'cdk8s';
import { emitPodMonitor, MonitoredPods } from '../../src/operations/pod-monitor';
import { PodMonitorProps } from '../../src/operations/pod-monitoring';
import { ReleaseIdentity } from '../../src/semantics/identity';

const identity: ReleaseIdentity = { name: 'orders', namespace: 'shop', labels: { team: 'checkout' }, selectorLabels: { app: 'orders' } };
const pods: MonitoredPods = { portNames: ['http', 'management'], defaultPort: 'management', ofRollout: true };

function emit(monitor?: PodMonitorProps, of: Partial<MonitoredPods> = {}) {
  return emitPodMonitor(new Chart(Testing.app(), 'orders'), identity, monitor, { ...pods, ...of })?.toJson();
}

describe('the monitor of a release', () => {
  test('is emitted only when asked for', () => {
    expect(emit()).toBeUndefined();
  });

  test('scrapes the pods of all versions at the default port and path', () => {
    expect(emit({})).toMatchObject({
      apiVersion: 'monitoring.coreos.com/v1',
      kind: 'PodMonitor',
      metadata: { name: 'orders', namespace: 'shop', labels: { team: 'checkout' } },
      spec: { selector: { matchLabels: { app: 'orders' } } },
    });
    expect(emit({}).spec.podMetricsEndpoints).toEqual([{ port: 'management', path: '/metrics' }]);
  });

  test('takes port, path and interval', () => {
    expect(emit({ port: 'http', path: '/actuator/prometheus', interval: Duration.seconds(15) }).spec.podMetricsEndpoints)
      .toEqual([{ port: 'http', path: '/actuator/prometheus', interval: '15s' }]);
  });

  test('labels metrics with the hash of their version, unless told not to', () => {
    expect(emit({}).spec.podTargetLabels).toEqual(['rollouts-pod-template-hash']);
    expect(emit({ podHashLabel: false }).spec).not.toHaveProperty('podTargetLabels');
  });

  test('expects no hash of a Deployment', () => {
    expect(emit({}, { ofRollout: false }).spec).not.toHaveProperty('podTargetLabels');
  });

  test('carries labels for the operator', () => {
    expect(emit({ labels: { release: 'kube-prometheus-stack' } }).metadata.labels).toEqual({ team: 'checkout', release: 'kube-prometheus-stack' });
  });
});

describe('a monitor that would scrape nothing is refused', () => {
  test('at a port that no container has', () => {
    expect(() => emit({ port: 'metrics' })).toThrow(
      'orders: podMonitor.port is "metrics"; accepted: the name of a container port: http, management. Mend: declare the port that serves the metrics, or name one of those.',
    );
  });

  test('of pods without a port', () => {
    expect(() => emit({}, { portNames: [], defaultPort: undefined })).toThrow('podMonitor.port is not given; accepted: the name of a container port, but there is none');
  });

  test.each(['metrics', '/my metrics', ''])('at the path %j', (path) => {
    expect(() => emit({ path })).toThrow(`podMonitor.path is ${JSON.stringify(path)}; accepted: a path that starts with '/', without spaces. Mend: pass "/metrics".`);
  });

  test('at intervals that are not whole seconds', () => {
    expect(() => emit({ interval: Duration.millis(500) })).toThrow('podMonitor.interval is "500ms"; accepted: whole seconds, at least 1');
  });

  test('with malformed labels', () => {
    expect(() => emit({ labels: { release: 'not ok' } })).toThrow('podMonitor.labels["release"] is "not ok"');
  });
});
