import { Duration } from 'cdk8s';
import { CanaryService, CanarySteps, NginxRouter, ReplicaShareRouter } from 'cdk8s-rollouts';
import { StoryApp } from '../../stories/release';
import { loadedPod } from '../release-pod';

/** A canary whose weight is its share of the pods; NGINX only leads to the one Service. */
const app: StoryApp = (chart, release) => {
  new CanaryService(chart, 'orders', {
    ...loadedPod(release),
    trafficRouting: new ReplicaShareRouter({ through: new NginxRouter() }),
    route: { hostnames: [`${chart.namespace}.example.com`] },
    steps: CanarySteps.weights([25, 50], { pause: Duration.seconds(8) }),
  });
};

export default app;
