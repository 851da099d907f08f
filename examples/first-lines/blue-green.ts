import { App, Chart } from 'cdk8s';
import { AnalysisMetric, BlueGreenService, GatewayApiRouter, Platform, Promotion } from 'cdk8s-rollouts';

/** The same service as a blue-green with a manual gate: `promotion` takes the place of `steps`, and the metric is asked after the switch. */
export function buildBlueGreen(app: App): BlueGreenService {
  const shop = new Chart(app, 'shop-blue-green', { namespace: 'shop-blue-green' });
  Platform.define(shop, {
    prometheus: { address: 'http://prometheus.monitoring:9090' },
    trafficRouting: new GatewayApiRouter({ gateway: 'public', gatewayNamespace: 'gateways' }),
  });

  return new BlueGreenService(shop, 'orders', {
    image: 'ghcr.io/acme/orders:1.4.2',
    port: 8080,
    readiness: '/ready',
    replicas: 10,
    route: { hostnames: ['orders.example.com'] },
    promotion: Promotion.manual(),
    postPromotionAnalysis: [AnalysisMetric.successRate({ atLeast: 0.99 })],
  });
}
