import { ApiObject, App, Chart, Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import {
  AnalysisArgument, AnalysisMetric, AnalysisTemplate, CanaryStep, ExperimentSpecRef, Platform, PodTemplateHash, Rollout, RolloutStrategy, StringMatch,
  TrafficRouting, WebProvider, WorkloadRef, WorkloadScaleDown,
} from 'cdk8s-rollouts';

const container = {
  image: 'ghcr.io/acme/orders:1.4.2',
  portNumber: 8080,
  readiness: kplus.Probe.fromHttpGet('/ready', { port: 8080 }),
};

/** Every kind of step of Argo Rollouts, on the construct that adds nothing. */
export function rolloutSteps(): Chart {
  const shop = new Chart(new App(), 'shop', { namespace: 'shop' });
  // The plugin mirrors requests from 1.10 on.
  Platform.define(shop, { argoRolloutsVersion: '1.10' });
  const smoke = new AnalysisTemplate(shop, 'Smoke', {
    metadata: { name: 'smoke' },
    args: [AnalysisArgument.declared('hash')],
    metrics: [AnalysisMetric.of({
      name: 'answers',
      provider: new WebProvider({ url: 'http://probe.shop/check?version={{args.hash}}', jsonPath: '{$.ok}' }),
      successCondition: 'result == true',
    })],
  });
  const rollout = new Rollout(shop, 'Orders', {
    metadata: { name: 'orders' },
    replicas: 5,
    containers: [container],
    strategy: RolloutStrategy.canary({
      stableService: 'orders',
      canaryService: 'orders-canary',
      trafficRouting: TrafficRouting.gatewayApi({ httpRoutes: [{ name: 'orders', useHeaderRoutes: true }], namespace: 'shop', managedRoutes: ['testers', 'reads'] }),
      steps: [
        CanaryStep.canaryScale({ replicas: 1 }),
        CanaryStep.headerRoute({ name: 'testers', match: [{ headerName: 'x-canary', headerValue: StringMatch.prefix('beta-') }] }),
        CanaryStep.mirrorRoute({ name: 'reads', percentage: 20, match: [{ method: StringMatch.exact('GET'), path: StringMatch.prefix('/orders') }] }),
        CanaryStep.experiment({
          templates: [
            { name: 'baseline', specRef: ExperimentSpecRef.STABLE, replicas: 1, weight: 5 },
            { name: 'candidate', specRef: ExperimentSpecRef.CANARY, replicas: 1, weight: 5, podLabels: { lane: 'experiment' } },
          ],
          duration: Duration.minutes(30),
          analyses: [{ name: 'smoke', template: smoke, requiredForCompletion: true, args: [AnalysisArgument.value('hash', '{{templates.candidate.podTemplateHash}}')] }],
        }),
        CanaryStep.plugin('argoproj-labs/step-exec', { command: 'true' }),
        CanaryStep.headerRoute({ name: 'testers' }),
        CanaryStep.mirrorRoute({ name: 'reads' }),
        CanaryStep.canaryScale({ matchTrafficWeight: true }),
        CanaryStep.weight(20),
        CanaryStep.pause(Duration.minutes(10)),
        CanaryStep.analysis({ templates: [smoke], args: [AnalysisArgument.podTemplateHash('hash', PodTemplateHash.LATEST)] }),
        CanaryStep.canaryScale({ weight: 50 }),
        CanaryStep.pause(),
        CanaryStep.weight(100),
      ],
    }),
  });
  const service = (id: string, name: string) =>
    new kplus.Service(shop, id, { metadata: { name }, selector: rollout, ports: [{ port: 80, targetPort: 8080 }] });
  service('StableService', 'orders');
  service('CanaryService', 'orders-canary');
  const backend = (name: string, weight: number) => ({ name, port: 80, weight });
  new ApiObject(shop, 'Route', {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'HTTPRoute',
    metadata: { name: 'orders' },
    spec: { parentRefs: [{ name: 'public', namespace: 'gateways' }], rules: [{ backendRefs: [backend('orders', 100), backend('orders-canary', 0)] }] },
  });
  return shop;
}

/** As a kplus user has it: Service, autoscaler, network policies and scheduling of cdk8s-plus on our Rollout. */
export function rolloutAsWorkload(): Chart {
  const shop = new Chart(new App(), 'shop', { namespace: 'shop' });
  const rollout = new Rollout(shop, 'Orders', {
    metadata: { name: 'orders' },
    containers: [{ ...container, resources: { cpu: { request: kplus.Cpu.millis(100), limit: kplus.Cpu.millis(200) } } }],
    isolate: true,
    strategy: RolloutStrategy.canary({ steps: [CanaryStep.weight(50), CanaryStep.pause()] }),
  });
  rollout.scheduling.separate(rollout);
  const billing = new Rollout(shop, 'Billing', {
    metadata: { name: 'billing' },
    containers: [container],
    strategy: RolloutStrategy.blueGreen({ activeService: 'billing', autoPromotionEnabled: false }),
  });
  new kplus.Service(shop, 'BillingService', { metadata: { name: 'billing' }, selector: billing, ports: [{ port: 80, targetPort: 8080 }] });
  rollout.connections.allowFrom(billing, { ports: [kplus.NetworkPolicyPort.tcp(8080)] });
  new kplus.Service(shop, 'Service', { metadata: { name: 'orders' }, selector: rollout, ports: [{ port: 80, targetPort: 8080 }] });
  new kplus.HorizontalPodAutoscaler(shop, 'Autoscaler', {
    target: rollout,
    minReplicas: 3,
    maxReplicas: 9,
    metrics: [kplus.Metric.resourceCpu(kplus.MetricTarget.averageUtilization(70))],
  });
  return shop;
}

/** A template as it stands in another manifest, and a Rollout over a Deployment that is live. */
export function rolloutVerbatimAndReference(): Chart {
  const shop = new Chart(new App(), 'shop', { namespace: 'shop' });
  new Rollout(shop, 'Verbatim', {
    metadata: { name: 'verbatim' },
    selectorLabels: { app: 'verbatim' },
    podTemplate: { metadata: { labels: { app: 'verbatim' } }, spec: { containers: [{ name: 'main', image: 'ghcr.io/acme/verbatim:1' }] } },
    strategy: RolloutStrategy.canary(),
  });
  new Rollout(shop, 'Reference', {
    metadata: { name: 'reference' },
    replicas: 3,
    selectorLabels: { app: 'live' },
    workloadRef: WorkloadRef.deployment('live', { scaleDown: WorkloadScaleDown.PROGRESSIVELY }),
    strategy: RolloutStrategy.canary(),
  });
  new kplus.k8s.KubeDeployment(shop, 'Live', {
    metadata: { name: 'live' },
    spec: {
      replicas: 3,
      selector: { matchLabels: { app: 'live' } },
      template: { metadata: { labels: { app: 'live' } }, spec: { containers: [{ name: 'main', image: 'ghcr.io/acme/live:1' }] } },
    },
  });
  return shop;
}
