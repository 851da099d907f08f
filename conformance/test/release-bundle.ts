import { App, Chart, Duration, Testing } from 'cdk8s';
import { AnalysisMetric, CanaryService, CanarySteps, GatewayApiRouter, Platform } from 'cdk8s-rollouts';

/** What a user gets for a canary behind the Gateway API with a gate: the coherent release that faults are planted into. */
export function releaseBundle(): any[] {
  const app = new App();
  Platform.define(app, {
    prometheus: { address: 'http://prometheus.monitoring:9090' },
    trafficRouting: new GatewayApiRouter({ gateway: 'public', gatewayNamespace: 'gateways' }),
  });
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  new CanaryService(chart, 'orders', {
    image: 'ghcr.io/acme/orders:1.4.2',
    port: 8080,
    readiness: '/ready',
    replicas: 10,
    route: { hostnames: ['orders.example.com'] },
    steps: CanarySteps.weights([5, 25, 50], { pause: Duration.minutes(5) }),
    analysis: [AnalysisMetric.successRate({ atLeast: 0.99 })],
  });
  return Testing.synth(chart);
}
