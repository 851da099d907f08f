import { Duration, Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-28';
import { CanaryService, CanarySteps, NginxRouter } from 'cdk8s-rollouts';
import { quickPod, StoryApp } from '../release';

/** A canary whose number of pods an autoscaler owns: one pod for every 50m of demand. */
const app: StoryApp = (chart, release) => {
  const { replicas, ...pod } = quickPod(release);
  new CanaryService(chart, 'orders', {
    ...pod,
    resources: { cpu: { request: Cpu.millis(100) }, memory: { request: Size.mebibytes(64), limit: Size.mebibytes(64) } },
    trafficRouting: new NginxRouter(),
    route: { hostnames: [`${chart.namespace}.example.com`] },
    steps: CanarySteps.weights([25, 50], { manual: true }),
    bake: Duration.seconds(2),
    autoscaling: { minReplicas: replicas, maxReplicas: 10, cpuUtilization: 50, scaleDown: { stabilizationWindow: Duration.seconds(5) } },
  });
};

export default app;
