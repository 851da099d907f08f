import { Rule } from '../../engine/rule';
import { title } from '../../inventory/inventory-object';
import { podContainers } from '../../inventory/pod-containers';

export const MEMORY_LIMIT_MISSING: Rule = {
  id: 'ZD909',
  name: 'memory-limit-missing',
  group: 'hardening',
  pack: 'hardening',
  severity: 'warning',
  title: 'A container may take all memory of its node',
  rationale: 'A leak in the new version takes the memory of its neighbours, and the node kills whichever pods it chooses: those of the old version, or of another service.',
  mend: 'Set resources.limits.memory.',
  sources: ['https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/'],
  limits: 'Init containers are left out. A LimitRange of the Namespace may set a limit: that is not seen.',
  reviewed: '83 findings in 82 of 109 public sets of manifests, looked through: all right; podinfo and the online boutique have limits.',
  *check({ relations }) {
    for (const { container, path, workload: { templateObject, containers } } of podContainers(relations)) {
      const main = containers.some((one) => one.container === container);
      if (main && container.resources?.limits?.memory === undefined) {
        yield {
          object: templateObject,
          path: `${path}.resources.limits.memory`,
          message: `container ${container.name} of ${title(templateObject)} has no memory limit: a leak kills pods of others on the same node`,
          mend: 'set resources.limits.memory to what the program may use at most',
        };
      }
    }
  },
};
