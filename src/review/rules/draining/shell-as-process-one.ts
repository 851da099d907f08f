import { Rule } from '../../engine/rule';
import { title } from '../../inventory/inventory-object';
import { servingContainers } from '../../inventory/pod-containers';

const SHELL = /^(?:\/(?:usr\/)?bin\/)?(?:ba|da|a|k|z)?sh$/;
const SCRIPT_FLAG = /^-[a-z]*c$/;
/** Shells hand themselves over to a single command, but not to one of several. */
const SEVERAL_COMMANDS = /[;&|\n]/;
const QUOTED_OR_REDIRECTED = /'[^']*'|"[^"]*"|\d*>&\d?|&>/g;
const PASSES_SIGNALS = /\b(?:exec|trap)\b/;

export const SHELL_AS_PROCESS_ONE: Rule = {
  id: 'ZD209',
  name: 'shell-as-pid1',
  group: 'draining',
  severity: 'info',
  title: 'A shell gets SIGTERM in the place of the server',
  rationale: 'A shell that waits for its command does not pass SIGTERM on. The server never learns that it should finish: it is killed at the end of the grace period, and its open requests are cut off.',
  mend: 'Start the server with exec as the last command of the script.',
  sources: ['https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination', 'https://docs.docker.com/reference/dockerfile/#shell-form-entrypoint-example'],
  limits: 'Reads command and args; an ENTRYPOINT of the image is not known. Silent for scripts of a single command, which shells replace themselves with, and where exec or trap occurs.',
  reviewed: 'No finding in 109 public sets of manifests: shells run there only in Jobs and init containers.',
  *check({ relations }) {
    for (const { container: { name, command = [], args = [] }, path, workload: { templateObject } } of servingContainers(relations)) {
      const words = [...command, ...args];
      const script = command.length > 0 && SHELL.test(words[0]) && SCRIPT_FLAG.test(words[1] ?? '') ? (words[2] ?? '').trim() : '';
      if (SEVERAL_COMMANDS.test(script.replace(QUOTED_OR_REDIRECTED, '')) && !PASSES_SIGNALS.test(script)) {
        yield {
          object: templateObject,
          path: `${path}.command`,
          message: `container ${name} of ${title(templateObject)} runs its commands in ${words[0]}, which does not pass SIGTERM on: the server is killed at the end of the grace period with requests open`,
          mend: 'start the server with exec as the last command of the script',
        };
      }
    }
  },
};
