import { Duration } from 'cdk8s';
import { AnalysisMetric, CanaryService, CanarySteps, NginxRouter } from 'cdk8s-rollouts';
import { loadedPod, SWITCH_DELAY } from './release-pod';
import { StoryApp } from '../stories/release';

/** A canary on NGINX that stays at its first weight until the gate has decided; Prometheus scrapes its pods every second. */
export function decidedByChance(atLeast: number): StoryApp {
  return (chart, release) => {
    new CanaryService(chart, 'orders', {
      ...loadedPod(release),
      trafficRouting: new NginxRouter(),
      route: { hostnames: [`${chart.namespace}.example.com`] },
      steps: CanarySteps.weights([25], { pause: Duration.seconds(160) }),
      bake: Duration.seconds(4),
      analysis: [AnalysisMetric.successRate({ atLeast, interval: Duration.seconds(5), window: Duration.seconds(5) })],
      scaleDownDelay: SWITCH_DELAY,
      abortScaleDownDelay: SWITCH_DELAY,
    });
  };
}
