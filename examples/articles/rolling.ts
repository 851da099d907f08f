import { App, Chart } from 'cdk8s';
import { RollingService } from 'cdk8s-rollouts';

/*
 * What was wrong                                                | How it shows here
 * The Deployment has no selector and no labels: it is rejected. | Both are written, and the budget selects by the same labels.
 * preStop runs `sleep`, which images without a shell lack.      | The kubelet sleeps; the grace period counts the pause and the draining.
 * A fixed initial delay guesses how long a start takes.         | The startup probe asks until it has started, with a budget of its own.
 * minAvailable: 2 of 4 lets a drain take half of the capacity,  | maxUnavailable: 10 %, which is one pod, and a pod that is not ready
 * and as soon as there are two versions it counts both.         | never holds up a drain.
 */
export function buildRolling(app: App): RollingService {
  const chart = new Chart(app, 'rolling', { namespace: 'rolling' });
  return new RollingService(chart, 'api-server', {
    image: 'ghcr.io/acme/api-server:2.0.0',
    port: 8080,
    readiness: '/healthz',
    replicas: 4,
  });
}
