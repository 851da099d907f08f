import { BlueGreenService, NginxRouter, Promotion } from 'cdk8s-rollouts';
import { StoryApp } from '../../stories/release';
import { loadedPod, SWITCH_DELAY } from '../release-pod';

/** Blue-green on NGINX that switches over by itself. */
const app: StoryApp = (chart, release) => {
  new BlueGreenService(chart, 'orders', {
    ...loadedPod(release),
    trafficRouting: new NginxRouter(),
    route: { hostnames: [`${chart.namespace}.example.com`] },
    promotion: Promotion.automatic(),
    scaleDownDelay: SWITCH_DELAY,
  });
};

export default app;
