import { NginxRouter, RollingService } from 'cdk8s-rollouts';
import { StoryApp } from '../../stories/release';
import { loadedPod } from '../release-pod';

/** A rolling update on NGINX. */
const app: StoryApp = (chart, release) => {
  new RollingService(chart, 'orders', {
    ...loadedPod(release),
    trafficRouting: new NginxRouter(),
    route: { hostnames: [`${chart.namespace}.example.com`] },
  });
};

export default app;
