import { deploymentAbort } from './abort';
import { controllerObjects } from './controller-objects';
import { plannedDraining } from './draining';
import { firstDeployment } from './first-deployment';
import { plannedImages } from './images';
import { PlanOptions } from './plan-options';
import { ALWAYS, DEFAULT_READY_SECONDS, readiness } from './plan-rollout';
import { PlannedDuration, PlannedPhase } from './planned-phase';
import { plannedRange } from './planned-range';
import { PlannedRelease } from './planned-release';
import { plannedPods } from './pods';
import { recreatePhases, rollingPhases } from './rolling-phases';
import { plannedTraffic } from './traffic';
import { unwatched } from './unwatched';
import { Relations } from '../inventory/relations';
import { Workload } from '../inventory/workload';

const DEFAULT_DEADLINE_SECONDS = 600;

export function planDeployment(relations: Relations, workload: Workload, options: PlanOptions): PlannedRelease {
  const { object: { name, namespace, kind }, deployment } = workload;
  const { readySeconds = DEFAULT_READY_SECONDS } = options;
  const { progressDeadlineSeconds = DEFAULT_DEADLINE_SECONDS, minReadySeconds = 0, strategy } = deployment?.spec ?? {};
  const { least, most, caveats } = plannedRange(relations, workload, options);
  const recreated = strategy?.type === 'Recreate';
  const phasesOf = (count: number) => recreated ? recreatePhases(count, readySeconds, minReadySeconds) : rollingPhases(workload, readySeconds, count);
  const phases = phasesOf(least);
  const peakReplicas = Math.max(most, ...[...phases, ...phasesOf(most)].map((phase) => phase.peakReplicas));
  const last = phases[phases.length - 1];
  const duration: PlannedDuration = { automatic: last.startsAt, manualGates: [], progressDeadline: progressDeadlineSeconds, deadlineAborts: false };
  return {
    name,
    namespace,
    kind,
    strategy: recreated ? 'recreate' : 'rolling',
    warnings: [],
    images: plannedImages(workload),
    peakReplicas,
    pods: plannedPods(relations, workload, options, peakReplicas),
    duration,
    traffic: plannedTraffic(relations, workload, phases),
    phases: phases.map((phase) => withAbort(phase, last.startsAt)),
    analyses: [],
    exposureBeforeFirstGate: 1,
    abort: deploymentAbort(workload, last.startsAt, duration),
    draining: plannedDraining(relations, workload),
    controllerObjects: controllerObjects(relations, workload),
    unwatched: unwatched(relations, workload, phases),
    firstDeployment: firstDeployment(workload),
    assumptions: [
      ...caveats,
      readiness(readySeconds, minReadySeconds),
      'every pod becomes ready, and there is room for all of them: the times are lower bounds',
      ...ALWAYS,
    ],
  };
}

/** The way back takes as long as the way so far did. */
function withAbort(phase: PlannedPhase, end: number): PlannedPhase {
  return phase.startsAt === end ? phase : { ...phase, abortSeconds: phase.startsAt + phase.seconds };
}
