import { App, Chart, Duration, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import {
  AlbRouter, AnalysisMetric, ApisixRouter, BlueGreenService, CanaryService, CanaryServiceProps, CanarySteps, GatewayApiRouter, ITrafficRouter,
  IstioRouter, NginxRouter, Platform, Promotion, ReplicaShareRouter, RollingService, TraefikRouter,
} from '../../../src';

/** A manifest that faults are put into. */
export type Manifest = Record<string, any>;

const pod = {
  image: 'ghcr.io/acme/orders:1.4.2',
  port: 8080,
  readiness: '/ready',
  liveness: '/alive',
  resources: {
    cpu: { request: kplus.Cpu.millis(100) },
    memory: { request: Size.mebibytes(128), limit: Size.mebibytes(128) },
    ephemeralStorage: { request: Size.gibibytes(1), limit: Size.gibibytes(1) },
  },
};
const route = { hostnames: ['orders.example.com'] };

function canary(chart: Chart, trafficRouting: ITrafficRouter, props: Partial<CanaryServiceProps> = {}): void {
  new CanaryService(chart, 'orders', {
    ...pod,
    replicas: 10,
    trafficRouting,
    route,
    steps: CanarySteps.weights([10, 50], { pause: Duration.minutes(5) }),
    analysis: [AnalysisMetric.successRate({ atLeast: 0.99 })],
    ...props,
  } as CanaryServiceProps);
}

/** One release for each strategy and router, by its name. */
const BUILDERS: Record<string, (chart: Chart) => void> = {
  'canary on Gateway API': (chart) => canary(chart, new GatewayApiRouter({ gateway: 'public', gatewayNamespace: 'gateways' })),
  'canary on NGINX': (chart) => canary(chart, new NginxRouter()),
  'canary on Istio': (chart) => canary(chart, new IstioRouter()),
  'canary on ALB': (chart) => canary(chart, new AlbRouter()),
  'canary on Traefik': (chart) => canary(chart, new TraefikRouter()),
  'canary on APISIX': (chart) => canary(chart, new ApisixRouter()),
  'canary by pods': (chart) => canary(chart, new ReplicaShareRouter({ through: new NginxRouter() })),
  'canary with an autoscaler': (chart) => canary(chart, new GatewayApiRouter({ gateway: 'public', gatewayNamespace: 'gateways' }), {
    replicas: undefined,
    autoscaling: { minReplicas: 4, maxReplicas: 12, cpuUtilization: 70 },
    networkPolicy: {},
  }),
  'blue-green on Gateway API': (chart) => {
    new BlueGreenService(chart, 'orders', {
      ...pod,
      replicas: 4,
      trafficRouting: new GatewayApiRouter({ gateway: 'public', gatewayNamespace: 'gateways' }),
      route,
      promotion: Promotion.manual(),
      prePromotionAnalysis: [AnalysisMetric.successRate({ atLeast: 0.99 })],
    });
  },
  'rolling on NGINX': (chart) => {
    new RollingService(chart, 'orders', { ...pod, replicas: 4, trafficRouting: new NginxRouter(), route });
  },
};

/** The names of all releases. */
export const BUNDLES = Object.keys(BUILDERS);

const made = new Map<string, string>();

/** The manifests of a release, fresh copies that may be changed. */
export function bundle(name: string): Manifest[] {
  if (!made.has(name)) {
    const app = new App();
    Platform.define(app, { prometheus: { address: 'http://prometheus.monitoring:9090' }, kubernetesVersion: '1.30', argoRolloutsVersion: '1.9' });
    const chart = new Chart(app, 'shop', { namespace: 'shop' });
    BUILDERS[name](chart);
    made.set(name, JSON.stringify(chart.toJson()));
  }
  return JSON.parse(made.get(name)!);
}
