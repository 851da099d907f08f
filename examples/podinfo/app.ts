import { App, Chart, Duration } from 'cdk8s';
import {
  AnalysisMetric, BlueGreenService, CanaryService, CanarySteps, IngressNginxTelemetry, NginxRouter, Platform, RollingService,
} from 'cdk8s-rollouts';
import { podinfo } from './podinfo';

/** The same application three times: each step of the adoption path changes a few props and no more. */
export function buildPodinfo(app: App): void {
  Platform.define(app, {
    prometheus: { address: 'http://prometheus.monitoring:9090' },
    // The ingress controller counts what its clients got, so probes do not flatter the rate.
    telemetry: new IngressNginxTelemetry(),
    trafficRouting: new NginxRouter(),
  });

  new RollingService(new Chart(app, 'rolling', { namespace: 'podinfo-rolling' }), 'podinfo', {
    ...podinfo,
    route: { hostnames: ['rolling.podinfo.example.com'] },
  });

  new BlueGreenService(new Chart(app, 'blue-green', { namespace: 'podinfo-blue-green' }), 'podinfo', {
    ...podinfo,
    route: { hostnames: ['blue-green.podinfo.example.com'] },
    prePromotionAnalysis: [
      AnalysisMetric.smokeTest({
        image: 'docker.io/curlimages/curl:8.11.1',
        args: ['--fail', '--silent', '--show-error', '--max-time', '10', 'http://podinfo-preview:9898/api/info'],
        user: 100,
      }),
    ],
  });

  new CanaryService(new Chart(app, 'canary', { namespace: 'podinfo-canary' }), 'podinfo', {
    ...podinfo,
    route: { hostnames: ['canary.podinfo.example.com'] },
    autoscaling: { minReplicas: 2, maxReplicas: 4, cpuUtilization: 80 },
    steps: CanarySteps.weights([10, 30, 60], { pause: Duration.minutes(3) }),
    analysis: [
      AnalysisMetric.successRate({ atLeast: 0.99 }),
      AnalysisMetric.latency({ percentile: 0.99, atMost: Duration.millis(500) }),
    ],
  });
}
