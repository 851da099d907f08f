import { Chart, Duration } from 'cdk8s';
import { HealthProbe, NginxRouter, ObjectRef, OptionalKind, PodServiceAccount, RollingService, ServiceProtocol } from 'cdk8s-rollouts';
import { shopChart } from './platform';

/** A Deployment with everything around it. */
export function rolling(): Chart {
  const shop = shopChart(new NginxRouter(), { crds: [OptionalKind.PROMETHEUS_RULE] });
  new RollingService(shop, 'frontend', {
    image: 'ghcr.io/acme/frontend:5.2.0',
    port: 8080,
    readiness: '/ready',
    replicas: 4,
    env: { BACKEND: 'http://orders' },
    route: { hostnames: ['www.example.com'], paths: ['/'] },
  });
  return shop;
}

/** No port: no Service, no route, no preStop. */
export function rollingWorker(): Chart {
  const shop = shopChart();
  new RollingService(shop, 'mailer', {
    image: 'ghcr.io/acme/mailer:1.0.3',
    livenessProbe: HealthProbe.command(['/bin/alive']),
    config: { QUEUE: 'mail', BATCH: '50' },
    drainTime: Duration.minutes(2),
  });
  return shop;
}

/** A store on one volume, which must not run twice. */
export function rollingRecreate(): Chart {
  const shop = shopChart();
  new RollingService(shop, 'store', {
    image: 'redis:7.4.1-alpine',
    port: 6379,
    protocol: ServiceProtocol.TCP,
    readinessProbe: HealthProbe.command(['redis-cli', 'ping']),
    replicas: 1,
    recreate: true,
    writablePaths: ['/data'],
  });
  return shop;
}

/** Nothing is emitted for what exists already, and what lives is selected by its own labels. */
export function rollingExisting(): Chart {
  const shop = shopChart(new NginxRouter());
  new RollingService(shop, 'legacy', {
    image: 'ghcr.io/acme/legacy:2024.11',
    port: 8080,
    readiness: '/ready',
    selectorLabels: { app: 'legacy' },
    existingService: ObjectRef.of('legacy-service'),
    serviceAccount: PodServiceAccount.existing(ObjectRef.of('legacy')),
    route: { existing: ObjectRef.of('legacy-ingress') },
  });
  return shop;
}
