import { readArguments } from './arguments';
import { Command, ExitCode, WrongCall } from './command';
import { readAll } from './read-all';
import { lintView } from '../review/report/lint-view';
import { printable } from '../review/report/printable';
import { printManifests } from '../yaml/print-manifests';

const USAGE = `cdk8s-rollouts lint-view FILE...

Writes the manifests to standard output in a form in which kube-score, checkov and other linters see the pods of Rollouts: as Deployments. What points at a
Rollout points at the Deployment, analyses and experiments are left out, everything else is as it was. For linters only: do not apply it.

  FILE   a YAML or JSON file, a folder of them, or - for standard input

Ends with 0, or with 2 if the call is wrong or something could not be read (the rest is written all the same).`;

/** Manifests in, manifests for linters out. */
export const lintViewCommand: Command = {
  summary: 'writes manifests in which linters see the pods of Rollouts',
  usage: USAGE,
  run: (args, terminal) => {
    const { positionals } = readArguments(args, {});
    if (positionals.length === 0) {
      throw new WrongCall('no FILE is given; - is standard input');
    }
    const { manifests, unread } = readAll(positionals, terminal);
    if (manifests.length === 0) {
      terminal.error('there is nothing to show: no object of Kubernetes was read');
      return ExitCode.WRONG_CALL;
    }
    const origins = new Map<object, string>(manifests.map(({ object, source, line }) => [object, printable(`${source}:${line}`)]));
    const { shown, leftOut } = lintView(manifests.map(({ object }) => object));
    leftOut.forEach((rollout) => terminal.error(`${origins.get(rollout)}: left out, because the pods of this Rollout are not defined in what was read`));
    terminal.print(printManifests(shown.map(({ object, original }) => ({ object, comment: `from ${origins.get(original)}` }))));
    return unread > 0 ? ExitCode.WRONG_CALL : ExitCode.DONE;
  },
};
