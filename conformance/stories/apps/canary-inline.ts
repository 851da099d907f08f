import { Duration } from 'cdk8s';
import { AnalysisMetric, AnalysisPlacement, CanaryService, CanarySteps, NginxRouter } from 'cdk8s-rollouts';
import { quickPod, StoryApp } from '../release';

/** A canary that goes on only when the analysis of each step has succeeded. */
const app: StoryApp = (chart, release) => {
  new CanaryService(chart, 'orders', {
    ...quickPod(release),
    trafficRouting: new NginxRouter(),
    route: { hostnames: [`${chart.namespace}.example.com`] },
    steps: CanarySteps.weights([25, 50], { pause: Duration.seconds(1) }),
    bake: Duration.seconds(1),
    analysis: [
      AnalysisMetric.successRate({
        atLeast: 0.95,
        interval: Duration.seconds(1),
        initialDelay: Duration.seconds(1),
        count: 2,
        failureLimit: 0,
        inconclusiveLimit: 1,
      }),
    ],
    analysisPlacement: AnalysisPlacement.INLINE,
  });
};

export default app;
