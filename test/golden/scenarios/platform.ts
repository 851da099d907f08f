import { App, Chart } from 'cdk8s';
import { GatewayApiRouter, ITrafficRouter, ObjectRef, OptionalKind, Platform, PlatformProps } from 'cdk8s-rollouts';

export const gateway = new GatewayApiRouter({ gateway: 'public', gatewayNamespace: 'gateways' });

/** A chart in namespace `shop` of a cluster with Prometheus, and with a router where one is given. */
export function shopChart(trafficRouting?: ITrafficRouter, platform: PlatformProps = {}): Chart {
  const app = new App();
  Platform.define(app, { prometheus: { address: 'http://prometheus.monitoring:9090', namespace: 'monitoring' }, trafficRouting, ...platform });
  return new Chart(app, 'shop', { namespace: 'shop' });
}

/** What a platform team may say for everybody. */
export const houseRules: PlatformProps = {
  crds: [OptionalKind.PROMETHEUS_RULE, OptionalKind.POD_MONITOR],
  imageRegistry: 'registry.acme.example/mirror',
  imagePullSecrets: [ObjectRef.of('registry-credentials')],
  labels: { 'app.kubernetes.io/part-of': 'shop' },
  priorityClassName: 'production',
};
