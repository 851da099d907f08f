import { Command, ExitCode, WrongCall } from './command';
import { readPlanCall } from './plan-call';
import { readAll } from './read-all';
import { Inventory } from '../review/inventory/inventory';
import { title } from '../review/inventory/inventory-object';
import { planReleases } from '../review/plan/plan-releases';
import { PlannedRelease } from '../review/plan/planned-release';
import { PLAN_REPORTS } from '../review/report/plan/plan-reports';
import { printable } from '../review/report/printable';

const USAGE = `cdk8s-rollouts plan FILE... [options]

Says what a release will do before anything is applied: for every Rollout, Deployment and Experiment which images run, how many pods there are at each
moment, who gets which requests, what must pass, how to abort, how long it takes and what it needs. In YAML and JSON of any origin.

  FILE                   a YAML or JSON file, a folder of them, or - for standard input
  --output FORM          text (default), json, markdown (for a comment on a pull request), svg (a timeline) or html (one page that stands by itself)
  --release NAME         only this release, as orders or shop/orders; may be given several times
  --ready SECONDS        how long a new pod takes until it is ready; 30 unless given
  --replicas N           how many pods there are at rest where an autoscaler decides; both ends of its range unless given
  --capacity LIST        what the nodes have for it, as cpu=64,memory=256Gi: the plan says whether its peak fits

Ends with 0, or with 2 if the call is wrong, something could not be read or planned (the rest is, all the same), or there is no release.`;

/** Manifests in, plans out. */
export const planCommand: Command = {
  summary: 'says what a release will do',
  usage: USAGE,
  run: (args, terminal) => {
    const { paths, output, options, releases: names } = readPlanCall(args);
    const { manifests, unread } = readAll(paths, terminal);
    terminal.progress?.(`planning the releases of ${manifests.length} objects`);
    const inventory = new Inventory(manifests.map(({ object, source, lineOf }) => ({ object, origin: { file: source, lineOf } })));
    const unplanned: string[] = [];
    const planned = planReleases(inventory, options, undefined, (object, { message }) => unplanned.push(`${title(object)} is not planned: ${message}`));
    unplanned.forEach((line) => terminal.error(printable(line)));
    if (planned.length === 0) {
      terminal.error('there is nothing to plan: no Rollout, Deployment or Experiment whose pods are known was read');
      return ExitCode.WRONG_CALL;
    }
    terminal.print(PLAN_REPORTS[output](chosen(planned, names), { colours: terminal.colours === true }));
    return unread + unplanned.length > 0 ? ExitCode.WRONG_CALL : ExitCode.DONE;
  },
};

function chosen(planned: readonly PlannedRelease[], names: readonly string[]): readonly PlannedRelease[] {
  const isNamed = ({ namespace, name }: PlannedRelease, wanted: string) => wanted === name || wanted === `${namespace}/${name}`;
  const unknown = names.filter((wanted) => !planned.some((release) => isNamed(release, wanted)));
  if (unknown.length > 0) {
    const known = planned.map(({ namespace, name }) => printable(namespace === '' ? name : `${namespace}/${name}`));
    throw new WrongCall(`there is no release ${unknown.map(printable).join(', ')}; there are: ${known.join(', ')}`);
  }
  return names.length === 0 ? planned : planned.filter((release) => names.some((wanted) => isNamed(release, wanted)));
}
