import { Duration } from 'cdk8s';
import { AnalysisMetric, CanaryService, CanarySteps, NginxRouter } from 'cdk8s-rollouts';
import { StoryApp } from '../../stories/release';
import { loadedPod, SWITCH_DELAY } from '../release-pod';

/** A canary on NGINX with a metric gate in the background; Prometheus scrapes its pods every second. */
const app: StoryApp = (chart, release) => {
  new CanaryService(chart, 'orders', {
    ...loadedPod(release),
    trafficRouting: new NginxRouter(),
    route: { hostnames: [`${chart.namespace}.example.com`] },
    steps: CanarySteps.weights([25, 50], { pause: Duration.seconds(8) }),
    bake: Duration.seconds(4),
    analysis: [AnalysisMetric.successRate({ atLeast: 0.95, interval: Duration.seconds(2), window: Duration.seconds(5) })],
    scaleDownDelay: SWITCH_DELAY,
    abortScaleDownDelay: SWITCH_DELAY,
  });
};

export default app;
