import { rolloutAbort } from './abort';
import { controllerObjects } from './controller-objects';
import { plannedDraining } from './draining';
import { firstDeployment } from './first-deployment';
import { exposureBeforeFirstGate } from './first-gate';
import { plannedImages } from './images';
import { inWords } from './in-words';
import { KnownCourses } from './known-courses';
import { PlanOptions } from './plan-options';
import { plannedAnalyses, stepSeconds } from './planned-analyses';
import { PlannedDuration } from './planned-phase';
import { plannedRange } from './planned-range';
import { PlannedRelease } from './planned-release';
import { plannedPods } from './pods';
import { abortSeconds, CourseStage } from './rollout-course';
import { manualGates, rolloutPhases } from './rollout-phases';
import { plannedTraffic } from './traffic';
import { unwatched } from './unwatched';
import { RolloutSpec } from '../../manifest/rollout';
import { progressDeadlineSeconds } from '../../semantics/controller/scale-down-delays';
import { Relations } from '../inventory/relations';
import { Workload } from '../inventory/workload';
import { simulatedVersion } from '../simulation/simulated-workload';

/** What is taken for granted where nothing is said: the time that many services need. */
export const DEFAULT_READY_SECONDS = 30;

export function planRollout(
  relations: Relations, workload: Workload, options: PlanOptions, courses: KnownCourses, refusal?: string,
): PlannedRelease {
  const { object: { name, namespace, kind } } = workload;
  const { readySeconds = DEFAULT_READY_SECONDS } = options;
  const { least, most, caveats } = plannedRange(relations, workload, options);
  const version = simulatedVersion(relations.inventory, workload, name);
  const spec = version.rollout;
  const lengths = stepSeconds(relations, workload, readySeconds);
  const course = (count: number) => courses.of(version, count, lengths, readySeconds);
  const stages = course(least);
  const analyses = plannedAnalyses(relations, workload, stages);
  const abortAfter = ({ startsAt, seconds }: CourseStage) =>
    goesBackAtOnce(spec) ? 0 : abortSeconds({ ...spec, replicas: most }, lengths, readySeconds, startsAt + seconds);
  const phases = rolloutPhases(workload, stages, most === least ? undefined : course(most), analyses, abortAfter);
  const peakReplicas = Math.max(least, ...phases.map((phase) => phase.peakReplicas));
  const duration: PlannedDuration = {
    automatic: stages[stages.length - 1].startsAt,
    manualGates: manualGates(phases),
    progressDeadline: progressDeadlineSeconds(spec),
    deadlineAborts: spec.progressDeadlineAbort === true,
  };
  return {
    name,
    namespace,
    kind,
    strategy: workload.blueGreen ? 'blue-green' : 'canary',
    warnings: warnings(refusal, stages),
    images: plannedImages(workload),
    peakReplicas,
    pods: plannedPods(relations, workload, options, peakReplicas),
    duration,
    traffic: plannedTraffic(relations, workload, phases),
    phases,
    analyses,
    exposureBeforeFirstGate: exposureBeforeFirstGate(phases, analyses),
    abort: rolloutAbort(workload, spec, phases, analyses, duration, readySeconds),
    draining: plannedDraining(relations, workload),
    controllerObjects: controllerObjects(relations, workload),
    unwatched: unwatched(relations, workload, phases),
    firstDeployment: firstDeployment(workload),
    assumptions: [...caveats, ...assumptions(readySeconds, spec, workload)],
  };
}

/** Where all pods of the stable version stay until the end, the way back is one change of the route. */
function goesBackAtOnce({ strategy: { canary } }: RolloutSpec): boolean {
  return !canary || (canary.trafficRouting !== undefined && !canary.dynamicStableScale);
}

function warnings(refusal: string | undefined, stages: readonly CourseStage[]): string[] {
  const { kind, startsAt } = stages[stages.length - 1];
  const endless = stages.findIndex(({ neverEnds }) => neverEnds);
  return [
    ...(refusal === undefined ? [] : [`${refusal[0].toUpperCase()}${refusal.slice(1)}; what follows is a guess`]),
    ...(kind === 'aborted' ? [`It never gets through: it is aborted after ${inWords(startsAt)} without progress, although everything passes`] : []),
    ...(endless < 0 ? [] : [`Phase ${endless} never ends by itself: its analysis has metrics without a count`]),
  ];
}

function assumptions(readySeconds: number, spec: RolloutSpec, { rollout, templateObject, object }: Workload): string[] {
  return [
    readiness(readySeconds, spec.minReadySeconds),
    'every analysis passes, people act at once, the controller, the router and Jobs need no time, there is room for all pods: times are lower bounds',
    ...ALWAYS,
    'times are kept in whole seconds: each pause, each measurement and each minReadySeconds may be up to a second shorter',
    ...(rollout?.spec?.paused ? ['spec.paused is true: until a person takes that away nothing of this begins'] : []),
    ...(templateObject === object && !rollout?.spec?.template?.spec && rollout?.spec?.workloadRef
      ? ['the pod template is in another object that is not among the manifests: its images and resources are not known'] : []),
  ];
}

/** What holds for every release. */
export const ALWAYS: readonly string[] = [
  'pods that are told to stop count no longer, though they need room until their grace period is over',
  'every pod gets as many requests as another: connections that stay open go on to the pod that they are with',
  'what runs now is not in the manifests: it is what undo returns to',
];

/** The largest part of a release without pauses, which manifests do not say. */
export function readiness(readySeconds: number, minReadySeconds = 0): string {
  const counted = minReadySeconds > 0 ? `; with minReadySeconds it counts after ${inWords(readySeconds + minReadySeconds)}` : '';
  return `a pod is ready ${inWords(readySeconds)} after it was created${counted}`;
}
