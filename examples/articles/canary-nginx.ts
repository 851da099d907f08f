import { App, Chart, Duration } from 'cdk8s';
import { AnalysisMetric, CanaryService, CanarySteps, IngressNginxTelemetry, NginxRouter, Platform, Preflight } from 'cdk8s-rollouts';

/*
 * What was wrong                                                  | How it shows here
 * The canary Ingress should be declared in the chart. The         | Only the stable Ingress is written; `controllerOwned` names the
 * controller refuses one that it does not own, and weights stall. | other: devops-api-devops-api-canary.
 * Its name is said to come from Ingress and canary Service. It is | That name is derived as the controller derives it, and its length
 * <rollout>-<ingress>-canary.                                     | is checked.
 * Services are said to be left alone. The controller adds the     | Both Services select by the same stable labels, which leaves the
 * version's hash to the selectors of both.                        | hash to the controller.
 * Pauses of a minute with nothing that measures.                  | Five minutes each, and the ingress controller's own metrics decide.
 * A single canary pod: one drained node takes all of its weight.  | Two pods from the first weight on.
 * NGINX as the natural choice. ingress-nginx is retired.          | It works as long as you have it; GatewayApiRouter takes its place.
 */
export function buildCanaryNginx(app: App): CanaryService {
  const chart = new Chart(app, 'canary-nginx', { namespace: 'canary-nginx' });
  Platform.define(chart, {
    prometheus: { address: 'http://prometheus.monitoring:9090' },
    telemetry: new IngressNginxTelemetry(),
    trafficRouting: new NginxRouter(),
  });
  const service = new CanaryService(chart, 'devops-api', {
    image: 'ghcr.io/acme/devops-api:1.1.2',
    port: 8080,
    readiness: '/ready',
    replicas: 3,
    podLabels: { role: 'api' },
    route: { hostnames: ['devops-api.example.com'] },
    steps: CanarySteps.weights([20, 50, 70], { pause: Duration.minutes(5) }),
    analysis: [AnalysisMetric.successRate({ atLeast: 0.99 })],
  });
  Preflight.of(service).acknowledge({ id: 'ZD501', reason: 'too few requests come in for anything to be measured below 20 %' });
  return service;
}
