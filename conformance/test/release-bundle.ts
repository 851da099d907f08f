import { App, Chart, Duration, Testing } from 'cdk8s';
import { AnalysisMetric, AnalysisPlacement, CanaryService, CanaryServiceProps, CanarySteps, GatewayApiRouter, Platform } from 'cdk8s-rollouts';

/** A canary behind the Gateway API with a gate: the coherent release that faults are planted into. */
export function releaseChart(props: Partial<CanaryServiceProps> = {}): Chart {
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
    ...props,
  });
  return chart;
}

/** What a user gets for it. */
export function releaseBundle(): any[] {
  return Testing.synth(releaseChart());
}

/** The same, whose analysis runs as a step. */
export const inlineAnalysis: Partial<CanaryServiceProps> = { analysisPlacement: AnalysisPlacement.INLINE };
