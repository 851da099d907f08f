import { Duration } from 'cdk8s';
import { CanaryService, CanarySteps, NginxRouter } from 'cdk8s-rollouts';
import { quickPod, StoryApp } from '../release';

/** A canary that takes stable pods away as its own come. */
const app: StoryApp = (chart, release) => {
  new CanaryService(chart, 'orders', {
    ...quickPod(release),
    trafficRouting: new NginxRouter(),
    route: { hostnames: [`${chart.namespace}.example.com`] },
    steps: CanarySteps.weights([25, 50], { pause: Duration.seconds(4) }),
    dynamicStableScale: true,
  });
};

export default app;
