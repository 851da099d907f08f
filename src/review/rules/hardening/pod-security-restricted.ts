import { enforcedLevel } from './enforced-level';
import { podSecurityFaults } from './pod-security';
import { Rule } from '../../engine/rule';
import { title } from '../../inventory/inventory-object';
import { placedContainers } from '../../inventory/pod-containers';

export const POD_SECURITY_RESTRICTED: Rule = {
  id: 'ZD901',
  name: 'pss-restricted',
  group: 'hardening',
  pack: 'hardening',
  severity: 'warning',
  title: 'A pod does not keep to the restricted Pod Security Standard',
  rationale: 'Whoever breaks into such a container can do more in the node and the cluster than the program needs. And on the day when the Namespace enforces the standard, no pod of the next release is created.',
  mend: 'Set runAsNonRoot, allowPrivilegeEscalation: false, capabilities.drop: [ALL] and seccompProfile RuntimeDefault; leave out host namespaces, host ports and hostPath.',
  sources: ['https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted'],
  limits: 'Does not read SELinux, AppArmor, sysctls, procMount, Windows options and the rarer kinds of volumes. What a Namespace among the objects refuses is an error of ZD911 instead.',
  reviewed: '97 findings in 84 of 109 public sets of manifests, looked through: all right. 84 containers say nothing of their rights, the 13 of the online boutique lack only a seccompProfile.',
  *check({ relations }) {
    for (const workload of relations.workloads) {
      if (workload.takenOverBy) {
        continue;
      }
      const enforced = enforcedLevel(relations, workload);
      const refused = new Set(enforced && podSecurityFaults(enforced.level, workload.pod, placedContainers(workload)).map(({ part }) => part));
      const all = podSecurityFaults('restricted', workload.pod, placedContainers(workload));
      for (const part of new Set(all.map((one) => one.part))) {
        const faults = all.filter((one) => one.part === part);
        if (!refused.has(part)) {
          yield {
            object: workload.templateObject,
            path: faults[0].path,
            message: `${part} of ${title(workload.templateObject)} may do more than the restricted Pod Security Standard allows: ${faults.map(({ fault }) => fault).join(', ')}`,
            mend: faults.map(({ mend }) => mend).join(', '),
          };
        }
      }
    }
  },
};
