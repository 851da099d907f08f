import { enforcedLevel } from './enforced-level';
import { podSecurityFaults } from './pod-security';
import { Rule } from '../../engine/rule';
import { title } from '../../inventory/inventory-object';
import { placedContainers } from '../../inventory/pod-containers';

export const PODS_REFUSED: Rule = {
  id: 'ZD911',
  name: 'pods-refused-by-namespace',
  group: 'hardening',
  severity: 'error',
  title: 'The Namespace refuses the pods',
  rationale: 'A Namespace that enforces a Pod Security Standard creates no pod that breaks it. The workload itself is accepted, so that the release waits for pods that never come, and a drained node is not replaced.',
  mend: 'Mend what the standard forbids, or enforce a lower one.',
  sources: ['https://kubernetes.io/docs/concepts/security/pod-security-admission/', 'https://kubernetes.io/docs/concepts/security/pod-security-standards/'],
  limits: 'Only where the Namespace is among the objects. Does not read SELinux, AppArmor, sysctls, procMount, Windows options and the rarer kinds of volumes.',
  reviewed: 'No finding in 109 public sets of manifests: none of their Namespaces enforces a standard.',
  *check({ relations }) {
    for (const workload of relations.workloads) {
      const enforced = workload.takenOverBy ? undefined : enforcedLevel(relations, workload);
      for (const { part, path, fault, mend } of enforced ? podSecurityFaults(enforced.level, workload.pod, placedContainers(workload)) : []) {
        yield {
          object: workload.templateObject,
          path,
          message: `${title(enforced!.namespace)} enforces the ${enforced!.level} standard and refuses the pods of ${title(workload.templateObject)}: ${fault} in ${part}`,
          mend: `${mend} for ${part}`,
        };
      }
    }
  },
};
