import { Duration } from 'cdk8s';
import { AnalysisArgument, AnalysisMetric, AnalysisTemplate, CanaryService, CanaryStep, ExperimentSpecRef, NginxRouter } from 'cdk8s-rollouts';
import { quickPod, StoryApp } from '../release';

/** A canary that is compared with a fresh pod of the stable version before it gets any requests. */
const app: StoryApp = (chart, release) => {
  const comparison = new AnalysisTemplate(chart, 'comparison', {
    metadata: { name: 'orders-comparison' },
    metrics: [
      AnalysisMetric.successRate({
        atLeast: 0.95,
        interval: Duration.seconds(1),
        initialDelay: Duration.seconds(1),
        count: 3,
        failureLimit: 0,
        inconclusiveLimit: 2,
      }),
    ],
    workload: 'orders',
    prometheus: { address: release.prometheus },
  });
  new CanaryService(chart, 'orders', {
    ...quickPod(release),
    trafficRouting: new NginxRouter(),
    route: { hostnames: [`${chart.namespace}.example.com`] },
    steps: [
      CanaryStep.experiment({
        templates: [{ name: 'baseline', specRef: ExperimentSpecRef.STABLE }, { name: 'candidate', specRef: ExperimentSpecRef.CANARY }],
        analyses: [{
          name: 'comparison',
          template: comparison,
          requiredForCompletion: true,
          args: [
            AnalysisArgument.value('canary-hash', '{{templates.candidate.podTemplateHash}}'),
            AnalysisArgument.value('stable-hash', '{{templates.baseline.podTemplateHash}}'),
          ],
        }],
        scaleDownDelay: Duration.seconds(3),
      }),
      CanaryStep.weight(50),
      CanaryStep.pause(Duration.seconds(2)),
    ],
    bake: Duration.seconds(1),
  });
};

export default app;
