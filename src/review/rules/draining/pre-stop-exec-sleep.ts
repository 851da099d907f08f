import { Rule } from '../../engine/rule';
import { title } from '../../inventory/inventory-object';
import { podContainers } from '../../inventory/pod-containers';
import { sleptSeconds } from '../../inventory/pre-stop';

export const PRE_STOP_EXEC_SLEEP: Rule = {
  id: 'ZD204',
  name: 'prestop-exec-sleep',
  group: 'draining',
  severity: 'info',
  title: 'The preStop hook needs a sleep command in the image',
  rationale: 'In an image without a shell or sleep, such as a distroless one, the hook fails and the process is stopped at once: requests are lost, and nothing but an event tells of it.',
  mend: 'Use lifecycle.preStop.sleep, which needs nothing in the image and which the API server checks against the grace period.',
  sources: ['https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/'],
  limits: 'Only where the target cluster is Kubernetes 1.30 or newer, and the command does nothing but sleep.',
  reviewed: '1 finding in 109 public sets of manifests, and right: the Deployment of an article sleeps with exec, which a distroless image could not.',
  *check({ relations, settings: { kubernetes } }) {
    for (const { container, path, workload: { templateObject } } of kubernetes.atLeast(1, 30) ? podContainers(relations) : []) {
      const command = container.lifecycle?.preStop?.exec?.command;
      const seconds = sleptSeconds(command);
      if (command && seconds !== undefined && onlySleeps(command)) {
        yield {
          object: templateObject,
          path: `${path}.lifecycle.preStop.exec`,
          message: `container ${container.name} of ${title(templateObject)} runs ${command.join(' ')} before it stops: in an image without that command it stops at once, and requests are lost`,
          mend: `use preStop.sleep.seconds: ${Math.ceil(seconds)} instead of exec`,
        };
      }
    }
  },
};

const SHELL_THEN_SLEEP = /^(?:(?:\/(?:usr\/)?bin\/)?(?:ba|da|a)?sh -c )?(?:exec )?(?:\/(?:usr\/)?bin\/)?sleep [\d.]+[smh]?;?$/;

function onlySleeps(command: readonly string[]): boolean {
  return SHELL_THEN_SLEEP.test(command.join(' ').trim());
}
