import { Duration } from 'cdk8s';
import { AnalysisMetric, BlueGreenService, CanaryService, CanarySteps, NginxRouter, Promotion } from 'cdk8s-rollouts';
import { quickPod, StoryApp } from '../release';

/** A service whose versions are released as their name begins: `canary` or `blueGreen`. */
const app: StoryApp = (chart, release) => {
  const service = {
    ...quickPod(release),
    trafficRouting: new NginxRouter(),
    route: { hostnames: [`${chart.namespace}.example.com`] },
  };
  if (release.version.startsWith('canary')) {
    new CanaryService(chart, 'orders', {
      ...service,
      steps: CanarySteps.weights([25, 50], { pause: Duration.seconds(3) }),
      bake: Duration.seconds(3),
      analysis: [AnalysisMetric.successRate({ atLeast: 0.95, interval: Duration.seconds(1), initialDelay: Duration.seconds(1) })],
    });
  } else {
    new BlueGreenService(chart, 'orders', { ...service, promotion: Promotion.automatic(), scaleDownDelay: Duration.seconds(8) });
  }
};

export default app;
