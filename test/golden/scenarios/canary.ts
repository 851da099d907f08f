import { Chart, Duration, Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-28';
import {
  AnalysisMetric, AnalysisPlacement, AutoscalingMetric, CanaryService, CanaryStep,
  CanarySteps, HealthProbe, NginxRouter, ServiceProtocol, StringMatch,
} from 'cdk8s-rollouts';
import { gateway, shopChart } from './platform';

/** The first lines of the README. */
export function canaryGatewayApi(): Chart {
  const shop = shopChart(gateway);
  new CanaryService(shop, 'orders', {
    image: 'ghcr.io/acme/orders:1.4.2',
    port: 8080,
    readiness: '/ready',
    replicas: 10,
    route: { hostnames: ['orders.example.com'] },
    steps: CanarySteps.weights([5, 25, 50], { pause: Duration.minutes(5) }),
    analysis: [AnalysisMetric.successRate({ atLeast: 0.99 })],
  });
  return shop;
}

/** Testers get the canary by a header, and a copy of the reads, before anybody else. */
export function canaryHeaderAndMirror(): Chart {
  const shop = shopChart(gateway, { argoRolloutsVersion: '1.10' });
  new CanaryService(shop, 'orders', {
    image: 'ghcr.io/acme/orders:1.4.2',
    port: 8080,
    readiness: '/ready',
    route: { hostnames: ['orders.example.com'], paths: ['/orders'] },
    steps: [
      CanaryStep.canaryScale({ replicas: 2 }),
      CanaryStep.headerRoute({ name: 'testers', match: [{ headerName: 'x-canary', headerValue: StringMatch.exact('yes') }] }),
      CanaryStep.mirrorRoute({ name: 'reads', percentage: 10, match: [{ method: StringMatch.exact('GET') }] }),
      CanaryStep.pause(),
      CanaryStep.mirrorRoute({ name: 'reads' }),
      CanaryStep.headerRoute({ name: 'testers' }),
      CanaryStep.canaryScale({ matchTrafficWeight: true }),
      ...CanarySteps.weights([20, 60], { manual: true }),
    ],
  });
  return shop;
}

/** The autoscaler owns the number of pods; the canary Ingress belongs to the controller. */
export function canaryNginxHpa(): Chart {
  const shop = shopChart(new NginxRouter());
  new CanaryService(shop, 'podinfo', {
    image: 'ghcr.io/stefanprodan/podinfo:6.7.1',
    port: 9898,
    readiness: '/readyz',
    resources: { cpu: { request: Cpu.millis(100) }, memory: { request: Size.mebibytes(64), limit: Size.mebibytes(128) } },
    autoscaling: {
      minReplicas: 4,
      maxReplicas: 20,
      cpuUtilization: 70,
      metrics: [AutoscalingMetric.pods({ name: 'http_requests_per_second', average: '50' })],
    },
    route: { hostnames: ['podinfo.example.com'], tls: { secretName: 'podinfo-tls' } },
    steps: CanarySteps.weights([10, 50], { pause: Duration.minutes(10) }),
    analysis: [AnalysisMetric.successRate({ atLeast: 0.99 }), AnalysisMetric.latency({ percentile: 0.95, atMost: Duration.millis(500) })],
    analysisPlacement: AnalysisPlacement.INLINE,
  });
  return shop;
}

/** No router: one Service over the pods of both versions. */
export function canaryReplicaShare(): Chart {
  const shop = shopChart();
  new CanaryService(shop, 'pricing', {
    image: 'ghcr.io/acme/pricing:2.0.1',
    port: 8080,
    readiness: '/ready',
    replicas: 4,
    steps: CanarySteps.weights([10, 50], { pause: Duration.minutes(5) }),
    acceptReplicaShare: true,
    analysis: [AnalysisMetric.restarts()],
  });
  return shop;
}

/** gRPC from the probe to the route. */
export function canaryGrpc(): Chart {
  const shop = shopChart(gateway);
  new CanaryService(shop, 'catalog', {
    image: 'ghcr.io/acme/catalog:3.1.0',
    port: 3550,
    protocol: ServiceProtocol.GRPC,
    readinessProbe: HealthProbe.grpc({ service: 'catalog.v1.Catalog' }),
    livenessProbe: HealthProbe.grpc(),
    route: { hostnames: ['catalog.example.com'], paths: ['/catalog.v1.Catalog'] },
    steps: CanarySteps.weights([10, 50], { pause: Duration.minutes(5) }),
  });
  return shop;
}
