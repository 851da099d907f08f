import { App, Chart, Duration } from 'cdk8s';
import {
  BlueGreenService, BlueGreenServiceProps, CanaryService, CanaryServiceProps, CanarySteps,
  GatewayApiRouter, Platform, PlatformProps, RollingService, RollingServiceProps,
} from 'cdk8s-rollouts';

export const gateway = new GatewayApiRouter({ gateway: 'public', gatewayNamespace: 'gateways' });
export const prometheus = { address: 'http://prometheus.monitoring:9090' };
export const worker = { image: 'ghcr.io/acme/mailer:1.0.3' };
export const server = { image: 'ghcr.io/acme/orders:1.4.2', port: 8080, readiness: '/ready' };
export const routed = { ...server, trafficRouting: gateway, route: { hostnames: ['orders.example.com'] } };
export const steps = CanarySteps.weights([20, 50], { pause: Duration.minutes(5) });

/** A chart in namespace `shop`. */
export function shop(platform: PlatformProps = {}): Chart {
  const app = new App();
  Platform.define(app, { prometheus, ...platform });
  return new Chart(app, 'shop', { namespace: 'shop' });
}

export const canaryIn = (chart: Chart, props: Partial<CanaryServiceProps> = {}) => new CanaryService(chart, 'orders', { ...routed, steps, ...props });
export const blueGreenIn = (chart: Chart, props: BlueGreenServiceProps = server) => new BlueGreenService(chart, 'orders', props);
export const rollingIn = (chart: Chart, props: RollingServiceProps = server) => new RollingService(chart, 'orders', props);

/** Kind and name of each object of the chart. */
export function objectsIn(chart: Chart): string[] {
  return chart.toJson().map(({ kind, metadata }) => `${kind} ${metadata.name}`);
}

/** The object of that kind, and of that name where there are several. */
export function find(chart: Chart, kind: string, name?: string): any {
  return chart.toJson().find((object) => object.kind === kind && (name === undefined || object.metadata.name === name));
}

/** The strategy of the only Rollout. */
export function strategyIn(chart: Chart): any {
  return find(chart, 'Rollout').spec.strategy;
}
