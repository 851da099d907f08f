import { Duration } from 'cdk8s';
import { CanaryService, CanarySteps, ReplicaShareRouter } from 'cdk8s-rollouts';
import { quickPod, StoryApp } from '../release';

/** A canary whose weight is its share of the pods. */
const app: StoryApp = (chart, release) => {
  new CanaryService(chart, 'orders', {
    ...quickPod(release),
    trafficRouting: new ReplicaShareRouter(),
    steps: CanarySteps.weights([25, 50], { pause: Duration.seconds(3) }),
  });
};

export default app;
