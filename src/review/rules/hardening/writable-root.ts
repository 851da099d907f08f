import { Rule } from '../../engine/rule';
import { title } from '../../inventory/inventory-object';
import { podContainers } from '../../inventory/pod-containers';

export const WRITABLE_ROOT: Rule = {
  id: 'ZD902',
  name: 'writable-rootfs',
  group: 'hardening',
  pack: 'hardening',
  severity: 'warning',
  title: 'A container may write to its own image',
  rationale: 'Whoever breaks in can change the program that serves requests, and what is written there fills the disk of the node, until it evicts pods.',
  mend: 'Set readOnlyRootFilesystem: true, and mount an emptyDir where the program has to write.',
  sources: ['https://kubernetes.io/docs/tasks/configure-pod-container/security-context/'],
  reviewed: '84 findings in 83 of 109 public sets of manifests, looked through: all right; only the online boutique has read-only images.',
  *check({ relations }) {
    for (const { container, path, workload: { templateObject } } of podContainers(relations)) {
      if (container.securityContext?.readOnlyRootFilesystem !== true) {
        yield {
          object: templateObject,
          path: `${path}.securityContext.readOnlyRootFilesystem`,
          message: `container ${container.name} of ${title(templateObject)} may write to its own image: an intruder can change the program`,
          mend: 'set securityContext.readOnlyRootFilesystem: true, and mount an emptyDir at /tmp and wherever else it writes',
        };
      }
    }
  },
};
