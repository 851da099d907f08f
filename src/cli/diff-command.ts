import { readArguments } from './arguments';
import { Command, ExitCode, Terminal, WrongCall } from './command';
import { readAll, ReadObjects } from './read-all';
import { Change, CHANGE_CLASSES, ChangeClass, worstClass } from '../review/diff/change';
import { compare } from '../review/diff/compare';
import { Inventory } from '../review/inventory/inventory';
import { planReleases } from '../review/plan/plan-releases';
import { PlannedRelease } from '../review/plan/planned-release';
import { DIFF_REPORTS, DiffReportName } from '../review/report/diff/diff-reports';

const CODES = (Object.keys(CHANGE_CLASSES) as ChangeClass[]).map((one) => `  ${String(CHANGE_CLASSES[one].exitCode).padStart(2)}  ${CHANGE_CLASSES[one].title}`);

const USAGE = `cdk8s-rollouts diff BEFORE AFTER [options]

Says what applying AFTER does to a live release that runs BEFORE: whether it starts a release, restarts one, takes effect at once, is refused, or
causes an outage.

  BEFORE, AFTER          a YAML or JSON file, a folder of them, or - for standard input (one of the two)
  --output FORM          text (default), json, or markdown for the comment of a pull request

What is in BEFORE and not in AFTER counts as removed, as it is by Helm and by Argo CD with pruning. Ends with the number of the worst change:

${CODES.join('\n')}

and with 2 if the call is wrong or something could not be read (what could be read is compared and reported all the same).`;

/** Two sets of manifests in, what comes of going from the one to the other out. */
export const diffCommand: Command = {
  summary: 'says what applying a change does to a live release',
  usage: USAGE,
  run: (args, terminal) => {
    const { paths, output } = readCall(args);
    const [before, after] = paths.map((path) => readSide(path, terminal));
    if (!before || !after) {
      return ExitCode.WRONG_CALL;
    }
    terminal.progress?.(`comparing ${before.manifests.length} objects with ${after.manifests.length}`);
    const applied = inventoryOf(after);
    const changes = compare(inventoryOf(before), applied);
    const unread = before.unread + after.unread;
    const report = { changes, objects: after.manifests.length, unread, planOf: plansOf(applied, changes) };
    terminal.print(DIFF_REPORTS[output](report, { colours: terminal.colours === true }));
    return unread > 0 ? ExitCode.WRONG_CALL : CHANGE_CLASSES[worstClass(changes)].exitCode;
  },
};

function readCall(args: readonly string[]): { readonly paths: readonly string[]; readonly output: DiffReportName } {
  const { values, positionals: paths } = readArguments(args, { output: { type: 'string', default: 'text' } });
  if (paths.length !== 2) {
    throw new WrongCall(`${paths.length === 0 ? 'no files are' : `${paths.length} ${paths.length === 1 ? 'file is' : 'files are'}`} given; accepted: two, BEFORE and AFTER`);
  }
  if (paths.every((path) => path === '-')) {
    throw new WrongCall('BEFORE and AFTER are both -; only one of them can be standard input');
  }
  if (!Object.hasOwn(DIFF_REPORTS, values.output)) {
    throw new WrongCall(`--output is ${JSON.stringify(values.output)}; accepted: ${Object.keys(DIFF_REPORTS).join(', ')}`);
  }
  return { paths, output: values.output as DiffReportName };
}

/** An empty side is more likely a command that failed before the pipe than a cluster without anything. */
function readSide(path: string, terminal: Terminal): ReadObjects | undefined {
  const read = readAll([path], terminal);
  if (read.manifests.length === 0) {
    terminal.error(`there is nothing to compare in ${path === '-' ? 'standard input' : path}: no object of Kubernetes was read`);
    return undefined;
  }
  return read;
}

/** The plan of each release that the changes start. */
function plansOf(applied: Inventory, changes: readonly Change[]): (change: Change) => PlannedRelease | undefined {
  const started = new Set(changes.filter((change) => change.class === 'release').map(({ object }) => object));
  const releases = planReleases(applied, {}, (object) => started.has(object), () => undefined);
  return ({ class: effect, object }) => effect === 'release'
    ? releases.find(({ kind, namespace, name }) => kind === object.kind && namespace === object.namespace && name === object.name)
    : undefined;
}

function inventoryOf({ manifests }: ReadObjects): Inventory {
  return new Inventory(manifests.map(({ object, source, lineOf }) => ({ object, origin: { file: source, lineOf } })));
}
