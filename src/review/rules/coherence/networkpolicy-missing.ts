import { Rule } from '../../engine/rule';
import { title } from '../../inventory/inventory-object';

export const NETWORKPOLICY_MISSING: Rule = {
  id: 'ZD806',
  name: 'networkpolicy-missing',
  group: 'coherence',
  severity: 'warning',
  title: 'Anybody in the cluster may send requests to the pods',
  rationale: 'Without a NetworkPolicy every pod of the cluster reaches these pods past the router, the canary among them, and past all weights.',
  mend: 'Add a NetworkPolicy that admits the router, Prometheus and the known callers.',
  sources: ['https://kubernetes.io/docs/concepts/services-networking/network-policies/'],
  limits: 'Part of the hardening pack. Policies that are not among the objects, and those of a service mesh or of a CNI\'s own kinds, are not seen.',
  reviewed: '68 findings in 66 of 146 public manifests, each read beside the Services that lead to its pods and the ports of these: all right, for none of the files has a NetworkPolicy. That is why it is in the hardening pack. 41 in 735 manifests of 13 more repositories were counted, not read.',
  pack: 'hardening',
  *check({ relations }) {
    for (const workload of relations.workloads) {
      if (!workload.takenOverBy && relations.serves(workload) && relations.networkPoliciesOf(workload).length === 0) {
        yield {
          object: workload.object,
          path: '',
          message: `no NetworkPolicy covers ${title(workload.object)}: every pod of the cluster may send it requests past the router`,
          mend: `add a NetworkPolicy with policyTypes [Ingress] over ${JSON.stringify(workload.selector ?? { matchLabels: workload.labels })} that admits the router, Prometheus and the known callers`,
        };
      }
    }
  },
};
