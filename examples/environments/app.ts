import { App, Chart, Duration } from 'cdk8s';
import { GatewayApiRouter, NginxRouter, ObjectRef, OptionalKind, Platform, Preflight } from 'cdk8s-rollouts';
import { deployOrders } from './orders';

/** Dev, staging and prod from one program: what is true of a cluster is said once, and the service inherits it. */
export function buildEnvironments(app: App): void {
  Platform.define(app, { labels: { 'app.kubernetes.io/part-of': 'shop' } });

  const dev = new Chart(app, 'dev', { namespace: 'shop-dev' });
  Platform.define(dev, {
    kubernetesVersion: '1.33',
    trafficRouting: new NginxRouter(),
    imageRegistry: 'registry.dev.example.com/acme',
  });
  deployOrders(dev, { version: '1.5.0-rc.2', hostname: 'orders.dev.example.com', pause: Duration.seconds(30) });
  Preflight.of(dev).acknowledge({ id: 'ZD601', reason: 'there is no Prometheus in dev, and nobody but us is hurt there' });

  const gateway = new GatewayApiRouter({ gateway: 'public', gatewayNamespace: 'gateways' });
  const staging = new Chart(app, 'staging', { namespace: 'shop-staging' });
  Platform.define(staging, {
    prometheus: { address: 'http://prometheus.monitoring:9090', namespace: 'monitoring' },
    trafficRouting: gateway,
    imageRegistry: 'ghcr.io/acme',
    replicas: 3,
  });
  deployOrders(staging, { version: '1.5.0-rc.1', hostname: 'orders.staging.example.com', pause: Duration.minutes(2) });

  const prod = new Chart(app, 'prod', { namespace: 'shop' });
  Platform.define(prod, {
    prometheus: { address: 'http://prometheus.monitoring:9090', namespace: 'monitoring' },
    trafficRouting: gateway,
    crds: [OptionalKind.PROMETHEUS_RULE],
    imageRegistry: 'ghcr.io/acme',
    imagePullSecrets: [ObjectRef.of('ghcr')],
    replicas: 10,
    priorityClassName: 'customer-facing',
  });
  deployOrders(prod, { version: '1.4.2', hostname: 'orders.example.com', pause: Duration.minutes(5) });
  Preflight.of(prod).acknowledge({ id: 'ZD810', reason: 'the PriorityClass is part of the cluster' });
}
