import { inWords, listed } from './in-words';
import { PlannedAbort, PlannedCommand } from './planned-abort';
import { PlannedAnalysis, PlannedDuration, PlannedPhase } from './planned-phase';
import { rolloutCommand } from './rollout-phases';
import { RolloutSpec } from '../../manifest/rollout';
import { abortScaleDownDelaySeconds, scaleDownDelaySeconds } from '../../semantics/controller/scale-down-delays';
import { Workload } from '../inventory/workload';

/** How to stop a release of a Rollout. */
export function rolloutAbort(
  workload: Workload, spec: RolloutSpec, phases: readonly PlannedPhase[], analyses: readonly PlannedAnalysis[], duration: PlannedDuration,
  readySeconds: number,
): PlannedAbort {
  const judging = analyses.flatMap(({ name, metrics }) => metrics.filter(({ abortingSample }) => abortingSample !== undefined)
    .map((metric) => `the ${name} analysis aborts it, metric ${metric.name}: ${metric.aborts}`));
  const deadline = inWords(duration.progressDeadline);
  const longest = Math.max(0, ...phases.flatMap(({ abortSeconds }) => abortSeconds ?? []));
  return {
    during: { command: rolloutCommand('abort', workload), effect: duringEffect(workload, spec, longest), seconds: longest },
    afterwards: { command: rolloutCommand('undo', workload), ...afterwards(workload, spec, duration, readySeconds) },
    automatic: [
      ...judging,
      duration.deadlineAborts ? `${deadline} without progress of its pods abort it`
        : `${deadline} without progress of its pods do not abort it: the Rollout is only reported as Degraded`,
    ],
  };
}

function duringEffect({ blueGreen, canary }: Workload, spec: RolloutSpec, longest: number): string {
  const back = longest > 0 ? `after about ${inWords(longest)}, as pods of it must start again`
    : blueGreen ? 'as soon as the endpoints of the Service are updated' : 'as soon as the router follows';
  const switches = blueGreen && (blueGreen.postPromotionAnalysis === undefined ? 'keeps' : 'keeps, or gets back,');
  const what = blueGreen ? `the active Service ${switches} the stable version` : 'the stable version answers every request again';
  const delay = abortScaleDownDelaySeconds(spec);
  const pods = canary && !canary.trafficRouting ? '' : delay === undefined ? '; the new pods stay' : `; the new pods go ${inWords(delay)} later`;
  return `${what} ${blueGreen && !blueGreen.postPromotionAnalysis ? '' : back}`.trimEnd() + `${pods}. ${MANIFEST}`;
}

const MANIFEST = 'The manifest still asks for the new version: revert it, too, or the next change of it tries that version again.';

function afterwards({ blueGreen }: Workload, spec: RolloutSpec, { automatic, manualGates }: PlannedDuration, readySeconds: number): Pick<PlannedCommand, 'effect' | 'seconds'> {
  const window = spec.rollbackWindow?.revisions;
  const pods = readySeconds + (spec.minReadySeconds ?? 0);
  const began = 'An abort does nothing any more. undo returns to the version before';
  if (blueGreen) {
    const later = `later it is a release of its own, of ${inWords(automatic)} at least${manualGates.length > 0 ? ' and with its manual promotion' : ''}`;
    return { effect: `${began}: for ${inWords(scaleDownDelaySeconds(spec))} after the switch its pods are still there and get the requests at once; ${later}. ${MANIFEST}`, seconds: 0 };
  }
  return window === undefined ? { effect: `${began} by a release of its own, with all steps. ${MANIFEST}`, seconds: automatic }
    : { effect: `${began} without steps and analyses, as it is one of the last ${window} revisions, when its pods are ready. ${MANIFEST}`, seconds: pods };
}

/** How to stop a rolling update. */
export function deploymentAbort({ object: { name, namespace }, deployment }: Workload, seconds: number, duration: PlannedDuration): PlannedAbort {
  const command = ['kubectl rollout undo', `deployment/${name}`, ...(namespace === '' ? [] : ['-n', namespace])].join(' ');
  const recreated = deployment?.spec?.strategy?.type === 'Recreate';
  const effect = recreated ? 'every pod stops once more, and then the old version starts: nobody answers meanwhile'
    : 'the pods are replaced by those of the old version, in the same way';
  return {
    during: { command, effect: `${effect}. ${MANIFEST}`, seconds },
    afterwards: { command, effect: 'the same: a release of its own, of the version before', seconds },
    automatic: [`nothing aborts it: after ${inWords(duration.progressDeadline)} without progress it is only reported as not progressing`],
  };
}

/** Standalone experiments have no traffic of users. */
export function experimentAbort(name: string, namespace: string, templates: readonly string[]): PlannedAbort {
  const command = ['kubectl argo rollouts terminate experiment', name, ...(namespace === '' ? [] : ['-n', namespace])].join(' ');
  const effect = `the pods of ${listed(templates)} are deleted; no user notices`;
  return {
    during: { command, effect, seconds: 0 },
    afterwards: { command, effect: 'nothing is left to stop', seconds: 0 },
    automatic: ['its analyses end it where they fail'],
  };
}
