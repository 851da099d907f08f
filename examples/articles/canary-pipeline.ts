import { App, Chart, Duration } from 'cdk8s';
import { CanaryService, CanaryStep, Preflight, ReplicaShareRouter } from 'cdk8s-rollouts';

/*
 * What was wrong                                                  | How it shows here
 * Stable and canary Service, but no router between them: when old | One Service over the pods of both versions. The share that each
 * pods go, those that are left carry all of the traffic.          | weight reaches is written on the Rollout.
 * 4 replicas at weight 10: one pod of five, so 20 %.              | 10 replicas: one of ten. A weight that is far off would be an error.
 * A selector is edited by hand to switch versions.                | Selectors are stable labels and never change.
 * The pipeline sets the image in the cluster: the next delivery   | The pipeline hands the version to this program and delivers what it
 * from git brings the old one back.                               | writes: git and cluster agree.
 * A live Deployment is replaced by a Rollout: an outage.          | This one is new. For a live one: deploymentHandover.
 *
 * What the pipeline does after delivery (`status` does not end at a pause, hence the wait):
 *   kubectl wait rollout/order-gateway -n pipeline --for=jsonpath='{.status.phase}'=Paused --timeout=15m
 *   its own checks, and then one of
 *   kubectl argo rollouts promote order-gateway -n pipeline
 *   kubectl argo rollouts abort order-gateway -n pipeline
 *   kubectl argo rollouts status order-gateway -n pipeline --timeout 30m
 */
export function buildCanaryPipeline(app: App, version = '1.2.3'): CanaryService {
  const chart = new Chart(app, 'canary-pipeline', { namespace: 'pipeline' });
  const service = new CanaryService(chart, 'order-gateway', {
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
  Preflight.of(service).acknowledge({ id: 'ZD601', reason: 'the pipeline judges each release at 10 %: it checks for itself, then promotes or aborts' });
  return service;
}
