import { inWords, listed } from './in-words';
import { PlannedAbort } from './planned-abort';
import { PlannedAnalysis, PlannedDuration, PlannedPhase } from './planned-phase';
import { rolloutCommand } from './rollout-phases';
import { RolloutSpec } from '../../manifest/rollout';
import { scaleDownDelaySeconds } from '../../semantics/controller/scale-down-delays';
import { Workload } from '../inventory/workload';

/** How to stop a release of a Rollout. */
export function rolloutAbort(
  workload: Workload, spec: RolloutSpec, phases: readonly PlannedPhase[], analyses: readonly PlannedAnalysis[], duration: PlannedDuration,
): PlannedAbort {
  const judging = analyses.flatMap(({ name, metrics }) => metrics.filter(({ abortingSample }) => abortingSample !== undefined)
    .map((metric) => `${name} analysis, metric ${metric.name}: ${metric.aborts}`));
  const deadline = inWords(duration.progressDeadline);
  return {
    during: { command: rolloutCommand('abort', workload), effect: duringEffect(workload, phases) },
    afterwards: { command: rolloutCommand('undo', workload), effect: afterwardsEffect(workload, spec) },
    automatic: [
      ...judging,
      duration.deadlineAborts ? `pods that make no progress for ${deadline}`
        : `nothing when pods make no progress: after ${deadline} the Rollout is only reported as Degraded`,
    ],
  };
}

function duringEffect({ blueGreen }: Workload, phases: readonly PlannedPhase[]): string {
  const delays = phases.flatMap(({ abortSeconds }) => abortSeconds ?? []);
  const longest = Math.max(0, ...delays);
  const back = longest === 0 ? 'at once, as soon as the router follows: its pods are all still there' : `after at most ${inWords(longest)}: its pods must start again first`;
  const what = blueGreen ? 'the active Service keeps, or gets back, the stable version' : 'the stable version answers every request again';
  return `${what} ${back}. The manifest still asks for the new version: revert it, or the next change tries that version again.`;
}

function afterwardsEffect({ blueGreen }: Workload, spec: RolloutSpec): string {
  const window = spec.rollbackWindow?.revisions;
  const kept = inWords(scaleDownDelaySeconds(spec));
  const way = blueGreen ? `within ${kept} of the switch the old pods are still there and get the requests at once; later it is a release of its own`
    : window !== undefined ? `it goes back to one of the last ${window} revisions without steps and analyses, as soon as its pods are ready`
      : 'it is a release of its own, with all steps';
  return `once it is promoted an abort does nothing; undo goes back to the version before: ${way}`;
}

/** How to stop a rolling update. */
export function deploymentAbort({ object: { name, namespace } }: Workload, seconds: number, duration: PlannedDuration): PlannedAbort {
  const command = ['kubectl rollout undo', `deployment/${name}`, ...(namespace === '' ? [] : ['-n', namespace])].join(' ');
  const effect = `it rolls back in the same way, pod by pod: every request is the old version’s again after about ${inWords(seconds)} at most`;
  return {
    during: { command, effect },
    afterwards: { command, effect: 'the same: a release of its own with the version before' },
    automatic: [`nothing: after ${inWords(duration.progressDeadline)} without progress the Deployment is only reported as not progressing`],
  };
}

/** Standalone experiments have no traffic of users. */
export function experimentAbort(name: string, namespace: string, templates: readonly string[]): PlannedAbort {
  const command = ['kubectl argo rollouts terminate experiment', name, ...(namespace === '' ? [] : ['-n', namespace])].join(' ');
  const effect = `the pods of ${listed(templates)} are deleted; no user notices`;
  return { during: { command, effect }, afterwards: { command, effect: 'nothing is left to stop' }, automatic: ['its analyses, where they fail'] };
}
