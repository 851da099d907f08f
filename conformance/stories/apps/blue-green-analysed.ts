import { Duration } from 'cdk8s';
import { AnalysisMetric, BlueGreenService, NginxRouter } from 'cdk8s-rollouts';
import { quickPod, StoryApp } from '../release';

/** Blue-green without a person: a Job tries the preview, a metric watches the first moments after the switch. */
const app: StoryApp = (chart, release) => {
  // Programs of stories behave as their tags say, and so does what tests them.
  const verdict = release.image.includes('error') ? '-fail' : '';
  new BlueGreenService(chart, 'orders', {
    ...quickPod(release),
    trafficRouting: new NginxRouter(),
    route: { hostnames: [`${chart.namespace}.example.com`] },
    prePromotionAnalysis: [AnalysisMetric.smokeTest({ image: `orders-test:${release.version}-run1s${verdict}`, user: 10001 })],
    postPromotionAnalysis: [
      AnalysisMetric.successRate({
        atLeast: 0.95,
        interval: Duration.seconds(1),
        initialDelay: Duration.seconds(2),
        count: 3,
        failureLimit: 0,
        inconclusiveLimit: 2,
      }),
    ],
  });
};

export default app;
