import { Chart, Duration } from 'cdk8s';
import { AnalysisMetric, CanaryService, CanarySteps, Platform } from 'cdk8s-rollouts';

/** What differs between environments and is no fact of the cluster. */
export interface OrdersProps {
  /** Version to release, as the pipeline of the environment hands it in. */
  readonly version: string;
  /** Host name of users. */
  readonly hostname: string;
  /** How long each weight is held. */
  readonly pause: Duration;
}

/** The one description of the service. Where the platform knows no Prometheus, there is nobody to ask, and no gate. */
export function deployOrders(chart: Chart, props: OrdersProps): CanaryService {
  const { prometheus } = Platform.of(chart).props;
  return new CanaryService(chart, 'orders', {
    image: `orders:${props.version}`,
    port: 8080,
    readiness: '/ready',
    route: { hostnames: [props.hostname] },
    steps: CanarySteps.weights([5, 25, 50], { pause: props.pause }),
    analysis: prometheus && [AnalysisMetric.successRate({ atLeast: 0.99 })],
  });
}
