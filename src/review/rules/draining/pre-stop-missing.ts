import { Rule } from '../../engine/rule';
import { title } from '../../inventory/inventory-object';
import { servingContainers } from '../../inventory/pod-containers';
import { endpointLag, graceSeconds } from '../../inventory/pre-stop';
import { Workload } from '../../inventory/workload';

/** What our own constructs take for proxies in a cluster. */
const COMFORTABLE_SECONDS = 15;

export const PRE_STOP_MISSING: Rule = {
  id: 'ZD201',
  name: 'prestop-missing',
  group: 'draining',
  severity: 'warning',
  title: 'A container that serves requests stops at once when its pod leaves',
  rationale: 'Proxies learn that a pod leaves while its process is already being stopped, and go on sending requests for some seconds: measured at 400 requests/s, each drain of four pods lost about 500. '
    + 'The release itself is safe only on a routed canary or blue-green, where pods go 30 s after their traffic.',
  mend: 'Add lifecycle.preStop.sleep with 15 seconds, and a grace period that leaves time after it.',
  sources: [
    'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination-flow',
    'https://kubernetes.io/docs/tutorials/services/pods-and-endpoint-termination-flow/',
  ],
  limits: 'A warning, because a program may wait by itself after SIGTERM: that cannot be seen. Looks at the containers of Rollouts and Deployments that Services send requests to. '
    + 'Silent for the strategy Recreate and for StatefulSets and DaemonSets: there the next pod starts after the last one is gone, and waiting only prolongs the gap.',
  reviewed: '70 findings in 59 of 109 public sets of manifests, read one by one: 69 right as far as manifests show it; one is a Redis with a single pod, where waiting helps little.',
  *check({ relations, settings: { kubernetes, thresholds } }) {
    for (const { container, path, workload } of servingContainers(relations)) {
      if (container.lifecycle?.preStop || !overlaps(workload)) {
        continue;
      }
      const { templateObject, pod } = workload;
      const seconds = Math.max(COMFORTABLE_SECONDS, endpointLag(relations, workload, thresholds).seconds);
      const grace = seconds + thresholds.drainSeconds;
      const hook = kubernetes.atLeast(1, 30) ? `lifecycle.preStop.sleep.seconds: ${seconds}` : `lifecycle.preStop.exec.command: [sleep, "${seconds}"]`;
      yield {
        object: templateObject,
        path,
        message: `container ${container.name} of ${title(templateObject)} has no preStop: ${losses(workload)} loses the requests that are still sent to a pod that stops`,
        mend: `add ${hook}${graceSeconds(pod) < grace ? ` and set terminationGracePeriodSeconds to ${grace} or more (it is ${graceSeconds(pod)})` : ''}`,
      };
    }
  },
};

/** Whether the next pod runs before the last one is gone. Where it does not, waiting only prolongs the gap. */
function overlaps({ rollout, deployment }: Workload): boolean {
  return rollout !== undefined || (deployment !== undefined && deployment.spec?.strategy?.type !== 'Recreate');
}

/** When pods that still get requests are deleted. */
function losses({ canary, blueGreen, rollout }: Workload): string {
  const afterTraffic = blueGreen !== undefined || (canary?.trafficRouting !== undefined && canary.dynamicStableScale !== true);
  return rollout && afterTraffic ? 'a release loses nothing, but each node drain and scale-down' : 'each release, node drain and scale-down';
}
