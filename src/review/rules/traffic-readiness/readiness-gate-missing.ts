import { Rule, Severity } from '../../engine/rule';
import { cloudLoadBalancersOf } from '../../inventory/cloud-load-balancers';
import { title } from '../../inventory/inventory-object';
import { KINDS } from '../../inventory/kinds';

const INJECTION = 'elbv2.k8s.aws/pod-readiness-gate-inject';

export const READINESS_GATE_MISSING: Rule = {
  id: 'ZD110',
  name: 'lb-readiness-gate-missing',
  group: 'traffic readiness',
  severity: 'warning',
  title: 'Pods count as ready before the AWS load balancer sends them requests',
  rationale: 'Registering a pod and finding it healthy takes the load balancer longer than a release takes to replace the old ones. For that time its target group has too few targets, or none, and requests fail.',
  mend: 'Label the Namespace with elbv2.k8s.aws/pod-readiness-gate-inject: enabled, so that pods wait for the load balancer.',
  sources: ['https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/deploy/pod_readiness_gate/'],
  limits: 'Speaks where target-type ip is written in an Ingress or Service. Information where the Namespace is not among the objects: its labels are not known then.',
  reviewed: 'No finding in 109 public sets of manifests: none of their Ingresses and Services sends to pods directly.',
  *check({ inventory, relations, settings }) {
    for (const workload of relations.workloads) {
      const { object, pod } = workload;
      const balancer = cloudLoadBalancersOf(relations, workload).find(({ attributes }) => attributes);
      const namespace = inventory.find(KINDS.namespace, '', object.namespace)?.object;
      const gated = pod.readinessGates?.some(({ conditionType = '' }) => conditionType.startsWith('target-health.')) || namespace?.metadata.labels?.[INJECTION] === 'enabled';
      if (balancer && !gated) {
        const severity: Severity = namespace || settings.closed ? 'warning' : 'info';
        yield {
          object,
          path: '',
          severity,
          message: `pods of ${title(object)} behind ${title(balancer.object)} ${namespace ? 'are' : 'may be'} ready before the load balancer has registered them: a release removes old targets while the new ones get no requests yet`,
          mend: `label ${object.namespace === '' ? 'its Namespace' : `Namespace ${object.namespace}`} with ${INJECTION}: enabled`,
        };
      }
    }
  },
};
