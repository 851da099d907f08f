import { Duration } from 'cdk8s';
import { CanaryService, CanaryStep, NginxRouter } from 'cdk8s-rollouts';
import { quickPod, StoryApp } from '../release';

/** A canary whose pods are counted apart from its weight. */
const app: StoryApp = (chart, release) => {
  new CanaryService(chart, 'orders', {
    ...quickPod(release),
    trafficRouting: new NginxRouter(),
    route: { hostnames: [`${chart.namespace}.example.com`] },
    steps: [
      CanaryStep.canaryScale({ replicas: 3 }),
      CanaryStep.pause(Duration.seconds(3)),
      CanaryStep.weight(25),
      CanaryStep.pause(Duration.seconds(3)),
      CanaryStep.canaryScale({ matchTrafficWeight: true }),
      CanaryStep.weight(50),
      CanaryStep.pause(Duration.seconds(3)),
    ],
    bake: Duration.seconds(3),
  });
};

export default app;
