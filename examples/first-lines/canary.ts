import { App, Chart, Duration } from 'cdk8s';
import { AnalysisMetric, CanaryService, CanarySteps, GatewayApiRouter, Platform } from 'cdk8s-rollouts';

/** The first lines of the README: a canary that a metric can abort. */
export function buildCanary(app: App): CanaryService {
  Platform.define(app, {
    prometheus: { address: 'http://prometheus.monitoring:9090' },
    trafficRouting: new GatewayApiRouter({ gateway: 'public', gatewayNamespace: 'gateways' }),
  });
  const shop = new Chart(app, 'shop', { namespace: 'shop' });

  return new CanaryService(shop, 'orders', {
    image: 'ghcr.io/acme/orders:1.4.2',
    port: 8080,
    readiness: '/ready',
    replicas: 10,
    route: { hostnames: ['orders.example.com'] },
    steps: CanarySteps.weights([5, 25, 50], { pause: Duration.minutes(5) }),
    analysis: [AnalysisMetric.successRate({ atLeast: 0.99 })],
  });
}
