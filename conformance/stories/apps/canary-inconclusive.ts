import { Duration } from 'cdk8s';
import { AnalysisMetric, CanaryService, CanarySteps, NginxRouter } from 'cdk8s-rollouts';
import { quickPod, StoryApp } from '../release';

/** A canary whose gate gives up on the first sample without data. */
const app: StoryApp = (chart, release) => {
  new CanaryService(chart, 'orders', {
    ...quickPod(release),
    trafficRouting: new NginxRouter(),
    route: { hostnames: [`${chart.namespace}.example.com`] },
    steps: CanarySteps.weights([25, 50], { pause: Duration.seconds(5) }),
    bake: Duration.seconds(3),
    analysis: [AnalysisMetric.successRate({ atLeast: 0.95, interval: Duration.seconds(1), initialDelay: Duration.seconds(1), inconclusiveLimit: 0 })],
  });
};

export default app;
