import { Rule } from '../../engine/rule';
import { title } from '../../inventory/inventory-object';
import { servingContainers } from '../../inventory/pod-containers';
import { endpointLag, preStopSeconds } from '../../inventory/pre-stop';

export const PRE_STOP_TOO_SHORT: Rule = {
  id: 'ZD202',
  name: 'prestop-too-short',
  group: 'draining',
  severity: 'warning',
  title: 'The preStop hook ends before the last request is sent to the pod',
  rationale: 'The pause before SIGTERM has to last until nobody sends requests to the pod any more: seconds for proxies in the cluster, half a minute for a load balancer outside it. What comes later is refused.',
  mend: 'Sleep for 15 s behind proxies in the cluster, 35 s behind a load balancer outside it.',
  sources: ['https://kubernetes.io/docs/tutorials/services/pods-and-endpoint-termination-flow/'],
  limits: 'Reads sleep actions and commands that call sleep; other hooks take as long as they take. Load balancers are known by the annotations and classes of the AWS and Azure controllers.',
  reviewed: 'No finding in 109 public sets of manifests: the only preStop hook there sleeps for 15 s.',
  *check({ relations, settings: { kubernetes, thresholds } }) {
    for (const { container, path, workload } of servingContainers(relations)) {
      const seconds = container.lifecycle?.preStop && preStopSeconds(container);
      const lag = endpointLag(relations, workload, thresholds);
      // No sleep at all is refused by older clusters: ZD205 says so.
      const refused = seconds === 0 && container.lifecycle?.preStop?.sleep && !kubernetes.atLeast(1, 33);
      if (seconds !== undefined && seconds < lag.seconds && !refused) {
        yield {
          object: workload.templateObject,
          path: `${path}.lifecycle.preStop`,
          message: `container ${container.name} of ${title(workload.templateObject)} waits ${seconds} s before it stops, and ${lag.sender} may send it requests for ${lag.seconds} s: they are refused`,
          mend: `sleep for ${lag.balancer ? lag.seconds + 5 : Math.max(15, lag.seconds)} s`,
        };
      }
    }
  },
};
