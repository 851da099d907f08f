import { NginxRouter, RollingService } from 'cdk8s-rollouts';
import { quickPod, StoryApp } from '../release';

/** A Deployment on NGINX, rolled pod by pod. */
const app: StoryApp = (chart, release) => {
  new RollingService(chart, 'orders', {
    ...quickPod(release),
    trafficRouting: new NginxRouter(),
    route: { hostnames: [`${chart.namespace}.example.com`] },
  });
};

export default app;
