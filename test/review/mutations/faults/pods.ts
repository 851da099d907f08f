import { container, Fault, one, pod, service, workload } from '../fault';

/** Faults in pods: probes, draining, images. */
export const POD_FAULTS: readonly Fault[] = [
  { rule: 'ZD101', title: 'no readiness probe', change: (bundle) => { delete container(bundle).readinessProbe; } },
  { rule: 'ZD102', title: 'readiness only knocks on the port', change: (bundle) => { container(bundle).readinessProbe = { tcpSocket: { port: 'http' } }; } },
  {
    rule: 'ZD103',
    title: 'liveness is readiness',
    change: (bundle) => { container(bundle).livenessProbe = { ...container(bundle).readinessProbe }; },
  },
  { rule: 'ZD104', title: 'readiness asks a port that nobody named', change: (bundle) => { container(bundle).readinessProbe.httpGet.port = 'metrics'; } },
  {
    rule: 'ZD105',
    title: 'liveness gives up after five seconds',
    change: (bundle) => { container(bundle).livenessProbe = { httpGet: { path: '/alive', port: 'http' }, periodSeconds: 5, failureThreshold: 1 }; },
  },
  {
    rule: 'ZD107',
    title: 'the start may take longer than the release has',
    change: (bundle) => { container(bundle).startupProbe = { httpGet: { path: '/ready', port: 'http' }, periodSeconds: 10, failureThreshold: 500 }; },
  },
  { rule: 'ZD109', title: 'the Service sends to pods that are not ready', change: (bundle) => { service(bundle).spec.publishNotReadyAddresses = true; } },
  { rule: 'ZD111', title: 'liveness without a startup probe', change: (bundle) => { delete container(bundle).startupProbe; } },
  { rule: 'ZD201', title: 'no preStop', change: (bundle) => { delete container(bundle).lifecycle; } },
  { rule: 'ZD202', title: 'preStop of a second', change: (bundle) => { container(bundle).lifecycle = { preStop: { sleep: { seconds: 1 } } }; } },
  { rule: 'ZD203', title: 'killed during preStop', change: (bundle) => { pod(bundle).terminationGracePeriodSeconds = 15; } },
  {
    rule: 'ZD203',
    title: 'the default grace after a long preStop',
    change: (bundle) => {
      container(bundle).lifecycle = { preStop: { sleep: { seconds: 25 } } };
      delete pod(bundle).terminationGracePeriodSeconds;
    },
  },
  { rule: 'ZD204', title: 'preStop needs a shell', change: (bundle) => { container(bundle).lifecycle = { preStop: { exec: { command: ['sleep', '15'] } } }; } },
  { rule: 'ZD205', title: 'sleep on a cluster that does not know it', kubernetes: '1.28', change: () => undefined },
  {
    rule: 'ZD301',
    title: 'one replica',
    change: (bundle) => {
      if (workload(bundle).spec.replicas === undefined) {
        one(bundle, 'HorizontalPodAutoscaler')!.spec.minReplicas = 1;
      } else {
        workload(bundle).spec.replicas = 1;
      }
    },
  },
  { rule: 'ZD306', title: 'no resource requests', change: (bundle) => { delete container(bundle).resources; } },
  {
    rule: 'ZD308',
    title: 'not spread',
    change: (bundle) => {
      delete pod(bundle).topologySpreadConstraints;
      delete pod(bundle).affinity;
    },
  },
  {
    rule: 'ZD309',
    title: 'a volume that one node can mount',
    change: (bundle) => {
      pod(bundle).volumes = [...pod(bundle).volumes ?? [], { name: 'data', persistentVolumeClaim: { claimName: 'data' } }];
      const { namespace } = workload(bundle).metadata;
      bundle.push({ apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata: { name: 'data', namespace }, spec: { accessModes: ['ReadWriteOnce'] } });
    },
  },
  { rule: 'ZD313', title: 'a port of the node', change: (bundle) => { container(bundle).ports[0].hostPort = 8080; } },
  { rule: 'ZD904', title: 'image latest', change: (bundle) => { container(bundle).image = 'ghcr.io/acme/orders:latest'; } },
  { rule: 'ZD904', title: 'image without a tag', change: (bundle) => { container(bundle).image = 'ghcr.io/acme/orders'; } },
  { rule: 'ZD908', title: 'a line separator in a value', change: (bundle) => { container(bundle).env = [{ name: 'GREETING', value: 'hello\u2028world' }]; } },
  { rule: 'ZD901', title: 'privileged', hardening: true, change: (bundle) => { container(bundle).securityContext = { privileged: true }; } },
  { rule: 'ZD902', title: 'writable root', hardening: true, change: (bundle) => { container(bundle).securityContext.readOnlyRootFilesystem = false; } },
  { rule: 'ZD816', title: 'replicas as text', change: (bundle) => { workload(bundle).spec.replicas = '4'; } },
  { rule: 'ZD816', title: 'containers as a map', change: (bundle) => { pod(bundle).containers = { orders: container(bundle) }; } },
  { rule: 'ZD816', title: 'a probe as text', change: (bundle) => { container(bundle).livenessProbe = '/alive'; } },
  { rule: 'ZD811', title: 'a name that is no DNS name', change: (bundle) => { service(bundle).metadata.name = 'Orders_1'; } },
];
