import { Duration } from 'cdk8s';
import { CanaryService, CanarySteps, NginxRouter } from 'cdk8s-rollouts';
import { StoryApp } from '../../stories/release';
import { loadedPod } from '../release-pod';

/** A canary that takes stable pods away as its own come. It is promoted from weight 50: at 100 the stable Service would have no endpoint left when it is switched. */
const app: StoryApp = (chart, release) => {
  new CanaryService(chart, 'orders', {
    ...loadedPod(release),
    trafficRouting: new NginxRouter(),
    route: { hostnames: [`${chart.namespace}.example.com`] },
    steps: CanarySteps.weights([25, 50], { pause: Duration.seconds(8) }),
    dynamicStableScale: true,
  });
};

export default app;
