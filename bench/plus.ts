import { ApiObject, App, Chart, Duration, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';

/**
 * The nearest that cdk8s-plus has for one service: the same number of objects of the same weight. What it has no construct for is its generated class
 * (PodDisruptionBudget) or an ApiObject (AnalysisTemplate); an Ingress stands for the HTTPRoute, a Deployment for the Rollout.
 */
function service(chart: Chart, name: string): void {
  const serviceAccount = new kplus.ServiceAccount(chart, `${name}-account`, { metadata: { name } });
  const deployment = new kplus.Deployment(chart, name, {
    metadata: { name },
    serviceAccount,
    automountServiceAccountToken: false,
    terminationGracePeriod: Duration.seconds(60),
    minReady: Duration.seconds(10),
    containers: [{
      name,
      image: `ghcr.io/acme/${name}:1.4.2`,
      ports: [{ name: 'http', number: 8080 }],
      envVariables: { LOG_LEVEL: kplus.EnvValue.fromValue('info') },
      resources: { cpu: { request: kplus.Cpu.millis(250) }, memory: { request: Size.mebibytes(256), limit: Size.mebibytes(256) } },
      readiness: kplus.Probe.fromHttpGet('/ready', { port: 8080, periodSeconds: Duration.seconds(5) }),
      startup: kplus.Probe.fromHttpGet('/ready', { port: 8080, failureThreshold: 30 }),
      lifecycle: { preStop: kplus.Handler.fromCommand(['sleep', '15']) },
      securityContext: { capabilities: { drop: [kplus.Capability.ALL] } },
      volumeMounts: [{ path: '/tmp', volume: kplus.Volume.fromEmptyDir(chart, `${name}-tmp`, 'tmp') }],
    }],
  });
  deployment.scheduling.spread({ topology: kplus.Topology.HOSTNAME });
  const ports = [{ name: 'http', port: 80, targetPort: 8080 }];
  const stable = new kplus.Service(chart, `${name}-service`, { metadata: { name }, selector: deployment, ports });
  new kplus.Service(chart, `${name}-canary-service`, { metadata: { name: `${name}-canary` }, selector: deployment, ports });
  new kplus.Ingress(chart, `${name}-ingress`, { metadata: { name }, rules: [{ host: `${name}.example.com`, backend: kplus.IngressBackend.fromService(stable) }] });
  new kplus.HorizontalPodAutoscaler(chart, `${name}-autoscaler`, {
    metadata: { name },
    target: deployment,
    minReplicas: 10,
    maxReplicas: 30,
    metrics: [kplus.Metric.resourceCpu(kplus.MetricTarget.averageUtilization(70))],
  });
  new kplus.k8s.KubePodDisruptionBudget(chart, `${name}-budget`, {
    metadata: { name },
    spec: { maxUnavailable: kplus.k8s.IntOrString.fromString('10%'), selector: { matchLabels: { 'app.kubernetes.io/name': name } } },
  });
  new ApiObject(chart, `${name}-analysis`, {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'AnalysisTemplate',
    metadata: { name: `${name}-success-rate` },
    spec: { metrics: [{ name: 'success-rate', interval: '1m', successCondition: 'result[0] >= 0.99', provider: { prometheus: { query: 'up' } } }] },
  });
}

/** The program that is measured. */
export function construct(outdir: string, count: number): App {
  const app = new App({ outdir });
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  for (let i = 0; i < count; i++) {
    service(chart, `orders-${i}`);
  }
  return app;
}
