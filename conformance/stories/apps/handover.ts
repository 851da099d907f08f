import { Duration } from 'cdk8s';
import { CanaryService, CanarySteps, DeploymentHandover, NginxRouter, RollingService } from 'cdk8s-rollouts';
import { quickPod, StoryApp } from '../release';

const HANDOVERS: Record<string, DeploymentHandover> = { start: DeploymentHandover.START, done: DeploymentHandover.DONE };

/** A live Deployment (version `live`) that becomes a Rollout: `start`, `done`, `rollout`. */
const app: StoryApp = (chart, release) => {
  const common = { ...quickPod(release), trafficRouting: new NginxRouter(), route: { hostnames: [`${chart.namespace}.example.com`] } };
  if (release.version === 'live') {
    new RollingService(chart, 'orders', common);
    return;
  }
  new CanaryService(chart, 'orders', {
    ...common,
    steps: CanarySteps.weights([25, 50], { manual: true }),
    bake: Duration.seconds(2),
    deploymentHandover: HANDOVERS[release.version],
  });
};

export default app;
