import { Command, ExitCode, WrongCall } from './command';
import { readAll } from './read-all';
import { readSimulateCall } from './simulate-call';
import { Inventory } from '../review/inventory/inventory';
import { InventoryObject } from '../review/inventory/inventory-object';
import { KINDS } from '../review/inventory/kinds';
import { simulationJson } from '../review/report/simulation/simulation-json';
import { simulationText } from '../review/report/simulation/simulation-text';
import { simulateReport } from '../review/simulation/simulation-report';

const USAGE = `cdk8s-rollouts simulate FILE... --rps NUMBER --error-rate SHARE [options]

Releases a version that is worse than the one before, in a cluster that is only calculated: says when it is caught and by what, how many requests meet it
and fail, what that would be without a gate, and how likely each analysis catches it with the requests that it really gets.

  FILE                   a YAML or JSON file, a folder of them, or - for standard input
  --rps NUMBER           requests a second of all users, to all versions
  --error-rate SHARE     the share of its requests that the new version fails: 2% or 0.02
  --baseline SHARE       the share that the old version fails; 0.1%, or the error rate if that is less, unless given
  --slow SECONDS         what metrics of latency measure; without it they pass
  --burst NUMBER         errors come in bursts of about so many; 1 unless given: each by itself
  --errors-from NUMBER   it fails more only from so many requests a second to it on
  --ready SECONDS        from the creation of a pod until it is ready; 30 unless given
  --scrape SECONDS       between two scrapes of Prometheus; 30 unless given
  --error-series NUMBER  over how many time series the new version's errors are spread, each beginning with the first of them; one for each pod unless
                         given, 0 if its program counts from zero on
  --manual-gate SECONDS  until a person promotes where the release waits for one; 5m unless given
  --never-ready          pods of the new version are never ready
  --prometheus-down      no metric can be measured
  --no-traffic           there are no requests at all; --rps may be left out
  --scale-out AT:REPLICAS  an autoscaler asks for so many pods, so long after the beginning: 10m:8
  --push AT              yet another version is applied
  --drain AT:PODS        a node is drained that holds so many pods of each version
  --abort-at STEP        a person aborts at this step, counted from 0 as in spec.strategy.canary.steps
  --limit DURATION       over which costs are added up; 1h, or as long as the release takes, unless given
  --rollout NAME         only the Rollout of this name, or of namespace/name
  --runs NUMBER          how many releases are drawn; 200 unless given
  --seed NUMBER          the first of them; 1 unless given: the same seed gives the same releases
  --output FORM          text (default) or json

SECONDS, DURATION and AT are seconds or durations such as 90s, 5m and 1h30m.
Ends with 0, or with 2 if the call is wrong, there is no Rollout, or something could not be read or simulated (the rest is simulated all the same).`;

/** Manifests in, what becomes of a release out. */
export const simulateCommand: Command = {
  summary: 'releases a bad version in a calculated cluster, and says when it is caught',
  usage: USAGE,
  run: (args, terminal) => {
    const { paths, options, rollout, output } = readSimulateCall(args);
    const { manifests, unread } = readAll(paths, terminal);
    const inventory = new Inventory(manifests.map(({ object, source, lineOf }) => ({ object, origin: { file: source, lineOf } })));
    const rollouts = inventory.of(KINDS.rollout).map(({ object }) => object);
    const chosen = rollouts.filter((object) => rollout === undefined || namesOf(object).includes(rollout));
    if (rollouts.length === 0) {
      terminal.error('there is nothing to simulate: no Rollout was read');
      return ExitCode.WRONG_CALL;
    }
    if (chosen.length === 0) {
      throw new WrongCall(`--rollout is ${JSON.stringify(rollout)}; accepted: ${rollouts.map((object) => object.name).join(', ')}`);
    }
    const steps = Math.max(...chosen.map(({ index }) => stepsOf(inventory, index)));
    if (options.abortAtStep !== undefined && options.abortAtStep >= steps) {
      throw new WrongCall(`--abort-at is "${options.abortAtStep}"; accepted: ${steps === 0 ? 'nothing, as there are no steps' : `0 to ${steps - 1}`}`);
    }
    terminal.progress?.(`simulating ${chosen.length} Rollouts`);
    const report = simulateReport(inventory, options, (object) => chosen.includes(object));
    terminal.print(output === 'json' ? simulationJson(report) : simulationText(report, { colours: terminal.colours === true }));
    return unread > 0 || report.unsimulated.length > 0 ? ExitCode.WRONG_CALL : ExitCode.DONE;
  },
};

function stepsOf(inventory: Inventory, index: number): number {
  return inventory.of(KINDS.rollout).find(({ object }) => object.index === index)?.manifest.spec?.strategy?.canary?.steps?.length ?? 0;
}

function namesOf({ name, namespace }: InventoryObject): string[] {
  return [name, `${namespace}/${name}`];
}
