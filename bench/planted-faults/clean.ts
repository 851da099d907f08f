import { App, Chart, Duration, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { AnalysisMetric, BlueGreenService, CanaryService, CanarySteps, GatewayApiRouter, NetworkPeer, Platform, Promotion } from '../../src';
import { Manifest } from '../../test/review/mutations/bundles';

const DIGEST = `sha256:${'0123456789abcdef'.repeat(4)}`;

/**
 * What both services have. The user, the limit of CPU and the policy for what goes out are there for the other linters:
 * what they say of the clean bundle, they do not say anew of a faulty one.
 */
function service(name: string) {
  return {
    image: `ghcr.io/acme/${name}:1.4.2@${DIGEST}`,
    port: 8080,
    readiness: '/ready',
    liveness: '/alive',
    resources: {
      cpu: { request: kplus.Cpu.millis(100), limit: kplus.Cpu.units(1) },
      memory: { request: Size.mebibytes(128), limit: Size.mebibytes(128) },
      ephemeralStorage: { request: Size.gibibytes(1), limit: Size.gibibytes(1) },
    },
    route: { hostnames: [`${name}.example.com`] },
    networkPolicy: { egress: [{ peer: NetworkPeer.namespace('stores') }] },
    user: 10001,
    group: 10001,
  };
}

const gates = () => [AnalysisMetric.successRate({ atLeast: 0.99 }), AnalysisMetric.latency({ percentile: 0.99, atMost: Duration.millis(500) })];

/** Two services that nothing is wrong with: `orders`, an autoscaled canary behind the Gateway API, and `billing`, a blue-green release. */
export function cleanBundle(): Manifest[] {
  const app = new App();
  Platform.define(app, {
    prometheus: { address: 'http://prometheus.monitoring:9090' },
    trafficRouting: new GatewayApiRouter({ gateway: 'public', gatewayNamespace: 'gateways' }),
  });
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  new CanaryService(chart, 'orders', {
    ...service('orders'),
    autoscaling: { minReplicas: 4, maxReplicas: 12, cpuUtilization: 70 },
    steps: CanarySteps.weights([5, 25, 50], { pause: Duration.minutes(5) }),
    analysis: gates(),
  });
  new BlueGreenService(chart, 'billing', { ...service('billing'), replicas: 4, promotion: Promotion.automatic(), prePromotionAnalysis: gates() });
  return JSON.parse(JSON.stringify(chart.toJson()));
}
