import { Duration } from 'cdk8s';
import { BlueGreenService, NginxRouter, Promotion } from 'cdk8s-rollouts';
import { StoryApp } from '../../stories/release';
import { loadedPod } from '../release-pod';

/** Blue-green behind a router that is known to take 10 s, with a preStop shorter than that: only the scale-down delay saves its requests. */
const app: StoryApp = (chart, release) => {
  new BlueGreenService(chart, 'orders', {
    ...loadedPod(release),
    preStop: Duration.seconds(6),
    trafficRouting: new NginxRouter({ endpointLag: Duration.seconds(10) }),
    route: { hostnames: [`${chart.namespace}.example.com`] },
    promotion: Promotion.automatic(),
    scaleDownDelay: Duration.seconds(13),
  });
};

export default app;
