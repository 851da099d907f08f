import { App, Chart, Duration } from 'cdk8s';
import { AnalysisMetric, CanaryService, CanarySteps, GatewayApiRouter, Platform } from 'cdk8s-rollouts';

/*
 * What was wrong                                                 | How it shows here
 * A metric in a step has an interval and no count: rejected. And | It runs beside the steps from the first weight on and aborts at any
 * in a step it sees nothing before the pause is over.            | time; with AnalysisPlacement.INLINE it ends after five samples.
 * The template's argument is never given, so it never resolves.  | Arguments are written where they are used, on both sides.
 * The query asks about all pods: 5 % of traffic with 20 % errors | It asks about pods of the new version only, by their name, and leaves
 * move it by one point.                                          | the probes' requests out.
 * A version that fails every request has an empty numerator, so  | An empty numerator counts as 0 and aborts; no request at all is
 * no result, and no abort.                                       | neither good nor bad, and pauses.
 * failureLimit: 3 is read as three in a row. It is the fourth    | failureLimit: 1 is the default: the second failed sample in total
 * failed sample in total that aborts.                            | aborts.
 * Weights without a router are shares of pods: with 10 of them,  | Gateway API moves the traffic, whatever the number of pods.
 * weight 5 reaches 9.1 %.                                        |
 */
export function buildCanaryMetrics(app: App): CanaryService {
  const chart = new Chart(app, 'canary-metrics', { namespace: 'canary-metrics' });
  Platform.define(chart, {
    prometheus: { address: 'http://prometheus.monitoring:9090' },
    trafficRouting: new GatewayApiRouter({ gateway: 'public', gatewayNamespace: 'gateways' }),
  });
  return new CanaryService(chart, 'api-server', {
    image: 'ghcr.io/acme/api-server:2.0.0',
    port: 8080,
    readiness: '/healthz',
    replicas: 4,
    route: { hostnames: ['api.example.com'] },
    steps: CanarySteps.weights([5, 25, 50], { pause: Duration.minutes(5) }),
    analysis: [AnalysisMetric.successRate({ atLeast: 0.99 })],
  });
}
