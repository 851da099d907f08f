import { App, Chart, Duration, Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-28';
import { AnalysisMetric, BlueGreenService, CanaryService, CanaryServiceProps, CanarySteps, GatewayApiRouter, Platform, RollingService } from '../src';

/** One service: the first lines of the README, with an autoscaler in place of a fixed number of pods. */
function propsOf(name: string): CanaryServiceProps {
  return {
    image: `ghcr.io/acme/${name}:1.4.2`,
    port: 8080,
    readiness: '/ready',
    env: { LOG_LEVEL: 'info' },
    resources: { cpu: { request: Cpu.millis(250) }, memory: { request: Size.mebibytes(256), limit: Size.mebibytes(256) } },
    autoscaling: { minReplicas: 10, maxReplicas: 30, cpuUtilization: 70 },
    route: { hostnames: [`${name}.example.com`] },
    steps: CanarySteps.weights([5, 25, 50], { pause: Duration.minutes(5) }),
    analysis: [AnalysisMetric.successRate({ atLeast: 0.99 })],
  };
}

/** A chart on a platform with Prometheus and a Gateway. */
function shop(outdir: string): { app: App; chart: Chart } {
  const app = new App({ outdir });
  Platform.define(app, {
    prometheus: { address: 'http://prometheus.monitoring:9090' },
    trafficRouting: new GatewayApiRouter({ gateway: 'public', gatewayNamespace: 'gateways' }),
  });
  return { app, chart: new Chart(app, 'shop', { namespace: 'shop' }) };
}

/** The program that is measured. */
export function construct(outdir: string, count: number): App {
  const { app, chart } = shop(outdir);
  for (let i = 0; i < count; i++) {
    new CanaryService(chart, `orders-${i}`, propsOf(`orders-${i}`));
  }
  return app;
}

/** Every kind of service, its props written in the given order: what must give the same bytes always and everywhere. */
export function constructEveryKind(outdir: string, order: 'forwards' | 'backwards'): App {
  const { app, chart } = shop(outdir);
  const written = <T extends object>(props: T): T => (order === 'forwards' ? props : backwards(props));
  const { steps, analysis, ...common } = { ...propsOf('orders'), config: { 'a.conf': 'one', 'b.conf': 'two' }, podLabels: { team: 'shop', tier: 'front' } };
  new CanaryService(chart, 'orders', written({ ...common, steps, analysis }));
  new BlueGreenService(chart, 'checkout', written({ ...common, postPromotionAnalysis: [AnalysisMetric.successRate({ atLeast: 0.99, count: 3 })] }));
  new RollingService(chart, 'catalog', written(common));
  new RollingService(chart, 'worker', written({ image: 'ghcr.io/acme/worker:1.4.2', config: { queue: 'orders' } }));
  return app;
}

/** The same props, the last one first, in every struct; values with a class of their own and lists stay as they are. */
function backwards<T>(value: T): T {
  if (value === null || typeof value !== 'object' || Object.getPrototypeOf(value) !== Object.prototype) {
    return value;
  }
  // The order of variables is kept in the manifest, as one may refer to those before it.
  const entries = Object.entries(value).map(([key, member]) => [key, key === 'env' ? member : backwards(member)] as const);
  return Object.fromEntries(entries.reverse()) as T;
}
