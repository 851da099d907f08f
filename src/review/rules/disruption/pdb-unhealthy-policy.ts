import { Rule } from '../../engine/rule';
import { title } from '../../inventory/inventory-object';
import { KINDS } from '../../inventory/kinds';

export const PDB_UNHEALTHY_POLICY: Rule = {
  id: 'ZD405',
  name: 'pdb-unhealthy-policy',
  group: 'disruption',
  severity: 'warning',
  title: 'A budget protects pods that serve nobody',
  rationale: 'By default a pod that is not ready counts against the budget too. A canary that crashes again and again then blocks the drain of its node, until pods are deleted by force.',
  mend: 'Set unhealthyPodEvictionPolicy to AlwaysAllow.',
  sources: ['https://kubernetes.io/docs/tasks/run-application/configure-pdb/#unhealthy-pod-eviction-policy'],
  limits: 'Information on manifests that are not ours. Silent where the oldest cluster is older than 1.27, which does not know the field. A budget that lets no pod go is told by ZD402.',
  reviewed: '8 findings in 1429 public objects of 17 projects, all of them information: every budget that there is.',
  *check({ inventory, settings }) {
    for (const { object, manifest } of settings.kubernetes.atLeast(1, 27) ? inventory.of(KINDS.disruptionBudget) : []) {
      if (manifest.spec && manifest.spec.unhealthyPodEvictionPolicy !== 'AlwaysAllow') {
        yield {
          object,
          path: 'spec.unhealthyPodEvictionPolicy',
          message: `${title(object)} has unhealthyPodEvictionPolicy ${manifest.spec.unhealthyPodEvictionPolicy ?? 'IfHealthyBudget, the default'}: pods that crash again and again block the drain of their nodes`,
          mend: 'set spec.unhealthyPodEvictionPolicy to AlwaysAllow',
          severity: settings.profile === 'ours' ? 'warning' : 'info',
        };
      }
    }
  },
};
