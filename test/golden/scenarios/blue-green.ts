import { Chart, Duration } from 'cdk8s';
import { AnalysisMetric, BlueGreenService, NginxRouter, OptionalKind, Promotion } from 'cdk8s-rollouts';
import { gateway, shopChart } from './platform';

/** A person looks at the preview and promotes. */
export function blueGreenManual(): Chart {
  const shop = shopChart(gateway);
  new BlueGreenService(shop, 'checkout', {
    image: 'ghcr.io/acme/checkout:7.0.0',
    port: 8080,
    readiness: '/ready',
    replicas: 3,
    route: { hostnames: ['checkout.example.com'] },
    promotion: Promotion.manual(),
  });
  return shop;
}

/** A smoke test before the switch, the error rate after it. */
export function blueGreenAnalysis(): Chart {
  const shop = shopChart(new NginxRouter(), { crds: [OptionalKind.PROMETHEUS_RULE] });
  new BlueGreenService(shop, 'checkout', {
    image: 'ghcr.io/acme/checkout:7.0.0',
    port: 8080,
    readiness: '/ready',
    replicas: 3,
    route: { hostnames: ['checkout.example.com'] },
    prePromotionAnalysis: [
      AnalysisMetric.smokeTest({ image: 'ghcr.io/acme/checkout-smoke:7.0.0', args: ['http://checkout-preview.shop'], activeDeadline: Duration.minutes(5) }),
    ],
    postPromotionAnalysis: [AnalysisMetric.errorRate({ atMost: 0.01, interval: Duration.minutes(1), count: 10 })],
  });
  return shop;
}

/** Jobs are taken by one version at a time; the headless Service is the controller's mark of the active one. */
export function blueGreenWorker(): Chart {
  const shop = shopChart();
  new BlueGreenService(shop, 'invoices', {
    image: 'ghcr.io/acme/invoices:1.9.0',
    args: ['work', '--queue=invoices'],
    replicas: 2,
    drainTime: Duration.minutes(10),
    promotion: Promotion.after(Duration.minutes(2)),
  });
  return shop;
}
