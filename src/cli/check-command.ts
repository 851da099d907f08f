import { readFileSync } from 'fs';
import { join } from 'path';
import { readCheckCall } from './check-call';
import { Command, ExitCode } from './command';
import { readAll } from './read-all';
import { evaluate } from '../review/engine/evaluate';
import { Inventory } from '../review/inventory/inventory';
import { REPORTS } from '../review/report/reports';
import { RULES } from '../review/rules/all-rules';

const USAGE = `cdk8s-rollouts check FILE... [options]

Finds what costs outages in manifests, before they are applied: in YAML and JSON of any origin (helm template, kustomize build, by hand).

  FILE                   a YAML or JSON file, a folder of them, or - for standard input
  --output FORM          text (default), json, sarif, or github (annotations of GitHub Actions)
  --closed               the files are all there is: what is missing in them is missing in the cluster
  --profile PROFILE      foreign (default), or ours for manifests that this library's constructs made: some rules ask more of them
  --config FILE          a YAML file with settings, thresholds and acknowledgements (docs/check.md)
  --fail-on SEVERITY     error (default) or warning: which findings make it end with 1
  --kubernetes VERSION   the oldest Kubernetes that the manifests are for; 1.30 unless given
  --argo-rollouts VERSION  the oldest Argo Rollouts; 1.9 unless given
  --hardening            evaluate the rules of the hardening pack, too

Ends with 0 if nothing is found that makes it fail, 1 if something is and nobody has acknowledged it, 2 if the call is wrong or something
could not be read (what could be read is checked and reported all the same).`;

/** Manifests in, findings out. */
export const checkCommand: Command = {
  summary: 'finds what costs outages in manifests',
  usage: USAGE,
  run: (args, terminal) => {
    const { paths, output, settings, acknowledgements, failing } = readCheckCall(args);
    const { manifests, unread } = readAll(paths, terminal);
    if (manifests.length === 0) {
      terminal.error('there is nothing to check: no object of Kubernetes was read');
      return ExitCode.WRONG_CALL;
    }
    terminal.progress?.(`checking ${manifests.length} objects`);
    const inventory = new Inventory(manifests.map(({ object, source, lineOf }) => ({ object, origin: { file: source, lineOf } })));
    const findings = evaluate(inventory, RULES, { settings, acknowledgements, today: today() });
    terminal.progress?.(`writing ${findings.length} findings`);
    const options = { colours: terminal.colours === true, version: ownVersion() };
    terminal.print(REPORTS[output]({ findings, objects: inventory.objects.length, unread }, options));
    if (unread > 0) {
      return ExitCode.WRONG_CALL;
    }
    return findings.some(({ acknowledged, severity }) => !acknowledged && failing.includes(severity)) ? ExitCode.AMISS : ExitCode.DONE;
  },
};

/** The day where the command runs. Nothing below the command line looks at a clock. */
function today(): string {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
}

function ownVersion(): string {
  return (JSON.parse(readFileSync(join(__dirname, '..', '..', 'package.json'), 'utf8')) as { readonly version: string }).version;
}
