import { Duration } from 'cdk8s';
import { BlueGreenService, NginxRouter, Promotion } from 'cdk8s-rollouts';
import { StoryApp } from '../../stories/release';
import { loadedPod } from '../release-pod';

/** Blue-green behind a router that is known to take 10 s. */
const app: StoryApp = (chart, release) => {
  new BlueGreenService(chart, 'orders', {
    ...loadedPod(release),
    trafficRouting: new NginxRouter({ endpointLag: Duration.seconds(10) }),
    route: { hostnames: [`${chart.namespace}.example.com`] },
    promotion: Promotion.automatic(),
    scaleDownDelay: Duration.seconds(13),
  });
};

export default app;
