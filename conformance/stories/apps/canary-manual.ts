import { Duration } from 'cdk8s';
import { CanaryService, CanarySteps, NginxRouter } from 'cdk8s-rollouts';
import { quickPod, StoryApp } from '../release';

/** A canary that a person takes from weight to weight. */
const app: StoryApp = (chart, release) => {
  new CanaryService(chart, 'orders', {
    ...quickPod(release),
    trafficRouting: new NginxRouter(),
    route: { hostnames: [`${chart.namespace}.example.com`] },
    steps: CanarySteps.weights([25, 50], { manual: true }),
    bake: Duration.seconds(2),
  });
};

export default app;
