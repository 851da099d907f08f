import { Duration } from 'cdk8s';
import { CanaryService, CanarySteps, NginxRouter } from 'cdk8s-rollouts';
import { StoryApp } from '../../stories/release';
import { loadedPod } from '../release-pod';

/** A canary that takes stable pods away as its own come. */
const app: StoryApp = (chart, release) => {
  new CanaryService(chart, 'orders', {
    ...loadedPod(release),
    trafficRouting: new NginxRouter(),
    route: { hostnames: [`${chart.namespace}.example.com`] },
    steps: CanarySteps.weights([25, 50], { pause: Duration.seconds(8) }),
    bake: Duration.seconds(0),
    dynamicStableScale: true,
  });
};

export default app;
