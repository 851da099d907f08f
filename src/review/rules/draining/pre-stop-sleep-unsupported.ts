import { Rule } from '../../engine/rule';
import { title } from '../../inventory/inventory-object';
import { podContainers } from '../../inventory/pod-containers';

export const PRE_STOP_SLEEP_UNSUPPORTED: Rule = {
  id: 'ZD205',
  name: 'prestop-sleep-unsupported',
  group: 'draining',
  severity: 'error',
  title: 'The target cluster does not know this preStop sleep',
  rationale: 'Before Kubernetes 1.30 the sleep action is dropped and the hook, then empty, is refused; before 1.33 a sleep of 0 s is refused. No pod of the new version is created.',
  mend: 'Run sleep with exec, or raise the target version.',
  sources: ['https://kubernetes.io/docs/reference/command-line-tools-reference/feature-gates/', 'https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/'],
  limits: 'Goes by the oldest cluster that the settings name, 1.30 by default. Feature gates that were switched by hand are not known.',
  reviewed: 'No finding in 109 public sets of manifests: none uses the sleep action.',
  *check({ relations, settings: { kubernetes } }) {
    for (const { container, path, workload: { templateObject } } of kubernetes.atLeast(1, 33) ? [] : podContainers(relations)) {
      const sleep = container.lifecycle?.preStop?.sleep;
      const known = kubernetes.atLeast(1, 30);
      if (sleep && (!known || sleep.seconds === 0)) {
        yield {
          object: templateObject,
          path: `${path}.lifecycle.preStop.sleep`,
          message: `container ${container.name} of ${title(templateObject)} ${known ? 'sleeps for 0 s' : 'uses preStop.sleep'}, which Kubernetes ${kubernetes} refuses: no pod of the new version is created`,
          mend: known ? 'remove the hook, or sleep for 15 s' : `use preStop.exec.command: [sleep, "${sleep.seconds ?? 15}"], or target Kubernetes 1.30 or newer`,
        };
      }
    }
  },
};
