import { App, Chart } from 'cdk8s';
import { GatewayApiRouter, IstioTelemetry, Platform } from 'cdk8s-rollouts';
import { deployBackends } from './backends';
import { deployCart, deployCheckout, deployRedis } from './orders';
import { deployFrontend, deployLoadGenerator } from './storefront';

/** Online Boutique, a shop of eleven services and a Redis: what deserves a gate gets one, and the rest rolls. */
export class OnlineBoutique extends Chart {
  constructor(app: App) {
    super(app, 'boutique', { namespace: 'boutique' });
    Platform.define(this, {
      imageRegistry: 'us-central1-docker.pkg.dev/google-samples/microservices-demo',
      prometheus: { address: 'http://prometheus.monitoring:9090' },
      // The frontend counts no requests itself; the proxy that Istio puts beside it does.
      telemetry: new IstioTelemetry(),
      trafficRouting: new GatewayApiRouter({ gateway: 'public', gatewayNamespace: 'gateways' }),
    });
    deployFrontend(this);
    deployCheckout(this);
    deployCart(this);
    deployRedis(this);
    deployBackends(this);
    deployLoadGenerator(this);
  }
}
