import { experimentAbort } from './abort';
import { experimentObjects } from './controller-objects';
import { plannedImages } from './images';
import { plannedMetric } from './metrics';
import { PlanOptions } from './plan-options';
import { DEFAULT_READY_SECONDS, readiness } from './plan-rollout';
import { analysisName } from './planned-analyses';
import { PlannedAnalysis, PlannedGate, PlannedPhase } from './planned-phase';
import { PlannedNeeds } from './planned-pods';
import { PlannedRelease } from './planned-release';
import { needsOf } from './pods';
import { goDuration } from '../../semantics/validation/durations';
import { Entry } from '../inventory/inventory';
import { Relations } from '../inventory/relations';
import { Experiment } from '../inventory/shapes/analysis';
import { lengthOf } from '../rules/analysis/measurements';

/** An Experiment by itself: pods that start, are judged, and go again. */
export function planExperiment(relations: Relations, { object, manifest }: Entry<Experiment>, options: PlanOptions): PlannedRelease {
  const { name, namespace, kind } = object;
  const { readySeconds = DEFAULT_READY_SECONDS } = options;
  const { duration, templates = [] } = manifest.spec ?? {};
  const uses = relations.analyses.filter((use) => use.object === object);
  const analyses = uses.map((use): PlannedAnalysis => ({
    name: analysisName(use),
    templates: [...new Set(use.metrics.map(({ template }) => template.name))],
    fromPhase: 1,
    untilPhase: 1,
    complete: use.complete,
    metrics: use.metrics.map((metric) => plannedMetric(metric, use, relations)),
  }));
  const lengths = uses.map(lengthOf).filter((length): length is number => length !== undefined && Number.isFinite(length));
  const running = (goDuration(duration ?? '') ?? 0) / 1e9 || Math.max(0, ...lengths);
  const needs = templates.map(({ replicas = 1, template }) => needsOf(template?.spec ?? {}, replicas));
  const all = sum(needs);
  const names = templates.map((template) => template.name ?? '');
  return {
    name,
    namespace,
    kind,
    strategy: 'experiment',
    warnings: [],
    images: templates.flatMap(({ template }) => imagesOf(template?.spec ?? {})),
    peakReplicas: all.pods,
    pods: { least: 0, most: 0, steady: { pods: 0, cpu: 0, memory: 0 }, peak: all, limits: [], fits: true },
    duration: { automatic: readySeconds + running, manualGates: [], progressDeadline: DEADLINE_SECONDS, deadlineAborts: true },
    traffic: { router: 'none', routes: [], stable: 'it serves nobody', canary: 'it serves nobody' },
    phases: experimentPhases(all.pods, readySeconds, running, { kind: 'experiment', description: 'the experiment ends', seconds: running, analyses: analyses.map((one) => one.name) }),
    analyses,
    exposureBeforeFirstGate: 0,
    abort: experimentAbort(name, namespace, names),
    draining: { graceSeconds: GRACE_SECONDS, removalSeconds: 0, verdict: 'No Service sends its pods requests' },
    controllerObjects: experimentObjects(name, manifest.spec ?? {}),
    unwatched: analyses.length === 0 ? ['nothing judges it: it only runs'] : [],
    firstDeployment: ['an Experiment runs once; to run it again it is made anew'],
    assumptions: [readiness(readySeconds), ...(running > 0 ? [] : ['it says no duration, and no analysis ends by itself: it runs until somebody stops it'])],
  };
}

const DEADLINE_SECONDS = 600;
const GRACE_SECONDS = 30;

function imagesOf(pod: Parameters<typeof needsOf>[0]): ReturnType<typeof plannedImages> {
  const containers = (pod.containers ?? []).map((container, index) => ({ container, path: `spec.containers[${index}]` }));
  return plannedImages({ pod, containers });
}

function sum(needs: readonly PlannedNeeds[]): PlannedNeeds {
  const total = (resource: 'cpu' | 'memory') => needs.every((one) => one[resource] !== undefined)
    ? { [resource]: needs.reduce((added, one) => added + one[resource]!, 0) } : {};
  return { pods: needs.reduce((added, { pods }) => added + pods, 0), ...total('cpu'), ...total('memory') };
}

function experimentPhases(pods: number, readySeconds: number, running: number, gate: PlannedGate): PlannedPhase[] {
  const common = { stableReplicas: 0, peakReplicas: pods, exposure: 0 };
  return [
    { ...common, index: 0, step: 'its pods start', canaryReplicas: pods, startsAt: 0, seconds: readySeconds },
    { ...common, index: 1, step: 'it runs', canaryReplicas: pods, startsAt: readySeconds, seconds: running, gate },
    { ...common, index: 2, step: 'its pods are deleted', canaryReplicas: 0, startsAt: readySeconds + running, seconds: 0 },
  ];
}
