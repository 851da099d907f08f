import { Duration } from 'cdk8s';
import { BlueGreenService, NginxRouter } from 'cdk8s-rollouts';
import { quickPod, StoryApp } from '../release';

/** Blue-green on NGINX, switched over by a person. */
const app: StoryApp = (chart, release) => {
  new BlueGreenService(chart, 'orders', {
    ...quickPod(release),
    trafficRouting: new NginxRouter(),
    route: { hostnames: [`${chart.namespace}.example.com`] },
    scaleDownDelay: Duration.seconds(8),
  });
};

export default app;
