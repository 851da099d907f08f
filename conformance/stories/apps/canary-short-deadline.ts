import { Duration } from 'cdk8s';
import { CanaryService, CanarySteps, NginxRouter } from 'cdk8s-rollouts';
import { quickPod, StoryApp } from '../release';

/** A canary that must make progress within seconds. */
const app: StoryApp = (chart, release) => {
  new CanaryService(chart, 'orders', {
    ...quickPod(release),
    trafficRouting: new NginxRouter(),
    route: { hostnames: [`${chart.namespace}.example.com`] },
    steps: CanarySteps.weights([25, 50], { pause: Duration.seconds(3) }),
    bake: Duration.seconds(3),
    progressDeadline: Duration.seconds(10),
    startupTime: Duration.seconds(5),
  });
};

export default app;
