import { Chart, Duration, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import {
  AnalysisMetric, CanaryService, CanarySteps, DisruptionBudget, NetworkPeer, NetworkPort, ObjectRef, PodServiceAccount, ReleaseAlerts,
  ReplicaProgressThreshold, TolerationEffect, VersionAntiAffinity,
} from 'cdk8s-rollouts';
import { gateway, houseRules, shopChart } from './platform';

/** Every prop that a real service may need, at once. */
export function canaryEverything(): Chart {
  const shop = shopChart(gateway, houseRules);
  const credentials = kplus.Secret.fromSecretName(shop, 'Credentials', 'orders-database');
  const flags = kplus.ConfigMap.fromConfigMapName(shop, 'Flags', 'feature-flags');
  const cache = kplus.Volume.fromEmptyDir(shop, 'Cache', 'cache', { sizeLimit: Size.mebibytes(512) });
  const certificate = kplus.Volume.fromSecret(shop, 'Certificate', kplus.Secret.fromSecretName(shop, 'CertificateSecret', 'orders-tls'), { name: 'certificate' });
  new CanaryService(shop, 'orders', {
    image: 'acme/orders:1.4.2',
    ports: [{ name: 'http', containerPort: 8080 }, { name: 'admin', containerPort: 8081, appProtocol: 'http' }],
    trafficPort: 'http',
    managementPort: 9000,
    readiness: '/ready',
    liveness: '/live',
    startupTime: Duration.minutes(8),
    env: { LOG_LEVEL: 'info', GREETING: 'say "hello": {{name}}\nand goodbye' },
    envVariables: { DATABASE_PASSWORD: kplus.EnvValue.fromSecretValue({ secret: credentials, key: 'password' }) },
    envFrom: [new kplus.EnvFrom(flags, 'FLAG_'), new kplus.EnvFrom(undefined, undefined, credentials)],
    config: { 'orders.yaml': 'currency: EUR\n', 'limits.yaml': 'items: 100\n' },
    configMountPath: '/etc/orders',
    command: ['/orders'],
    args: ['serve'],
    resources: {
      cpu: { request: kplus.Cpu.millis(250) },
      memory: { request: Size.mebibytes(256), limit: Size.mebibytes(256) },
    },
    volumeMounts: [{ path: '/var/cache/orders', volume: cache }],
    volumes: [certificate],
    writablePaths: ['/tmp', '/var/run'],
    sidecars: [{ name: 'proxy', image: 'acme/proxy:2.8.0', volumeMounts: [{ path: '/certificate', volume: certificate, readOnly: true }] }],
    initContainers: [{ name: 'migrate', image: 'acme/orders-migrations:1.4.2', volumeMounts: [{ path: '/cache', volume: cache }] }],
    podLabels: { team: 'checkout' },
    podAnnotations: { 'example.com/contact': 'checkout@acme.example' },
    imagePullSecrets: [ObjectRef.of('partner-registry')],
    priorityClassName: 'customer-facing',
    nodeSelector: { 'kubernetes.io/arch': 'arm64' },
    tolerations: [{ key: 'pool', value: 'web', effect: TolerationEffect.NO_SCHEDULE }],
    user: 10001,
    group: 10001,
    fsGroup: 10001,
    preStop: Duration.seconds(20),
    drainTime: Duration.seconds(40),
    labels: { 'example.com/owner': 'checkout' },
    serviceAnnotations: { 'example.com/contract': 'v2' },
    replicas: 6,
    disruptionBudget: DisruptionBudget.of({ maxUnavailable: '1' }),
    serviceAccount: PodServiceAccount.create({ annotations: { 'example.com/role': 'orders' } }),
    networkPolicy: { namespaces: ['basket'], egress: [{ peer: NetworkPeer.cidr('10.20.0.0/16'), ports: [NetworkPort.tcp(5432)] }] },
    podMonitor: { path: '/metrics', interval: Duration.seconds(30) },
    alerts: ReleaseAlerts.of({ severity: 'critical', runbookUrl: 'https://runbooks.acme.example/orders' }),
    route: { hostnames: ['orders.example.com'], paths: ['/orders', '/v2/orders'], annotations: { 'example.com/owner': 'checkout' } },
    steps: CanarySteps.weights([5, 25, 50], { pause: Duration.minutes(5) }),
    bake: Duration.minutes(10),
    analysis: [
      AnalysisMetric.successRate({ atLeast: 0.995 }),
      AnalysisMetric.latency({ percentile: 0.99, atMost: Duration.millis(800) }),
      AnalysisMetric.unreadyPods(),
    ],
    minPodsPerReplicaSet: 3,
    scaleDownDelay: Duration.minutes(2),
    abortScaleDownDelay: Duration.minutes(1),
    antiAffinity: VersionAntiAffinity.preferred(10),
    stableMetadata: { labels: { role: 'stable' } },
    canaryMetadata: { labels: { role: 'canary' } },
    replicaProgressThreshold: ReplicaProgressThreshold.percent(90),
    minReady: Duration.seconds(20),
    progressDeadline: Duration.minutes(20),
    revisionHistoryLimit: 8,
    rollbackWindowRevisions: 2,
  });
  return shop;
}
