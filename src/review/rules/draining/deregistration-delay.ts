import { Rule } from '../../engine/rule';
import { cloudLoadBalancersOf } from '../../inventory/cloud-load-balancers';
import { title } from '../../inventory/inventory-object';
import { graceSeconds } from '../../inventory/pre-stop';

const DEFAULT_DELAY_SECONDS = 300;
const ATTRIBUTE = 'deregistration_delay.timeout_seconds';

export const DEREGISTRATION_DELAY: Rule = {
  id: 'ZD206',
  name: 'alb-deregistration-mismatch',
  group: 'draining',
  severity: 'info',
  title: 'The AWS load balancer waits longer for open requests than the pod lives',
  rationale: 'While a target is being deregistered the load balancer lets its open requests finish, for up to 300 s by default. The pod is killed at the end of its grace period, and the requests that are still open get an error.',
  mend: 'Set deregistration_delay.timeout_seconds to at most the grace period, or lengthen the grace period where requests take that long.',
  sources: [
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-target-group-attributes.html',
    'https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/annotations/',
  ],
  limits: 'Advice: with requests shorter than the grace period nothing is lost. Speaks where target-type ip is written in an Ingress or Service.',
  reviewed: 'No finding in 109 public sets of manifests: none of their Ingresses and Services sends to pods directly.',
  *check({ relations }) {
    for (const workload of relations.workloads) {
      const grace = graceSeconds(workload.pod);
      for (const { object, attributes } of cloudLoadBalancersOf(relations, workload)) {
        const said = /deregistration_delay\.timeout_seconds\s*=\s*(\d+)/.exec(attributes?.value ?? '')?.[1];
        const delay = said === undefined ? DEFAULT_DELAY_SECONDS : Number(said);
        if (attributes && delay > grace) {
          yield {
            object,
            path: `metadata.annotations["${attributes.key}"]`,
            message: `the load balancer of ${title(object)} lets requests to a leaving pod finish for ${delay} s, and pods of ${title(workload.object)} are killed after ${grace} s: what is still open then gets an error`,
            mend: `set ${ATTRIBUTE}=${grace} in ${attributes.key}, or terminationGracePeriodSeconds to ${delay}`,
          };
        }
      }
    }
  },
};
