import { App, Chart, Duration } from 'cdk8s';
import { CanaryService, CanaryStep, ReplicaShareRouter } from 'cdk8s-rollouts';

/*
 * What was wrong                                                  | How it shows here
 * Stable and canary Service, but no router between them: when old | One Service over the pods of both versions. The share that each
 * pods go, those that are left carry all of the traffic.          | weight reaches is written on the Rollout.
 * 4 replicas at weight 10: one pod of five, so 20 %.              | 10 replicas, 9.1 %. A weight that is far off would be an error.
 * A selector is edited by hand to switch versions.                | Selectors are stable labels and never change.
 * The pipeline sets the image in the cluster: the next delivery   | The pipeline hands the version to this program and delivers what it
 * from git brings the old one back.                               | writes: git and cluster agree.
 * A live Deployment is replaced by a Rollout: an outage.          | This one is new. For a live one: deploymentHandover.
 *
 * What the pipeline does after delivery:
 *   kubectl argo rollouts status order-gateway -n pipeline --timeout 15m    ends with "Paused" at weight 10
 *   the pipeline's own checks
 *   kubectl argo rollouts promote order-gateway -n pipeline                 or abort, if the checks fail
 *   kubectl argo rollouts status order-gateway -n pipeline --timeout 30m    ends with "Healthy"
 */
export function buildCanaryDrivenByPipeline(app: App, version = '1.2.3'): CanaryService {
  const chart = new Chart(app, 'canary-driven-by-pipeline', { namespace: 'pipeline' });
  return new CanaryService(chart, 'order-gateway', {
    image: `ghcr.io/acme/order-gateway:${version}`,
    port: 8080,
    readiness: '/ready',
    replicas: 10,
    trafficRouting: new ReplicaShareRouter(),
    steps: [
      CanaryStep.weight(10),
      CanaryStep.pause(),
      CanaryStep.weight(50),
      CanaryStep.pause(Duration.minutes(10)),
    ],
  });
}
