import { inWords, listed } from './in-words';
import { PlannedAnalysis, PlannedGate, PlannedManualGate, PlannedPhase } from './planned-phase';
import { CourseStage } from './rollout-course';
import { pauseSeconds } from '../../semantics/validation/durations';
import { CanaryStep } from '../inventory/shapes/strategies';
import { Workload } from '../inventory/workload';

/** The command of Argo's plugin for kubectl that does something with a Rollout. */
export function rolloutCommand(verb: string, { object: { name, namespace } }: Workload, ...options: readonly string[]): string {
  return ['kubectl argo rollouts', verb, name, ...options, ...(namespace === '' ? [] : ['-n', namespace])].join(' ');
}

/** The stages of a release in the words of its manifest, with what has to pass in each of them. */
export function rolloutPhases(
  workload: Workload, stages: readonly CourseStage[], most: readonly CourseStage[] | undefined, analyses: readonly PlannedAnalysis[],
  abortSecondsAfter: (stage: CourseStage) => number | undefined,
): PlannedPhase[] {
  return stages.map((stage, index) => {
    const upper = most?.[index];
    const gate = gateOf(workload, stage, analyses.filter(({ fromPhase, untilPhase }) => fromPhase <= index && index <= untilPhase));
    const abort = stage.kind === 'promoted' || stage.kind === 'aborted' ? undefined : abortSecondsAfter(stage);
    return {
      index,
      step: stepInWords(workload, stage),
      ...(stage.stepIndex !== undefined && { stepIndex: stage.stepIndex }),
      ...(stage.weight !== undefined && { weight: stage.weight }),
      stableReplicas: stage.stableReplicas,
      canaryReplicas: stage.canaryReplicas,
      ...(upper && { mostStableReplicas: upper.stableReplicas, mostCanaryReplicas: upper.canaryReplicas }),
      peakReplicas: Math.max(stage.peakReplicas, upper?.peakReplicas ?? 0),
      exposure: stage.exposure,
      startsAt: stage.startsAt,
      seconds: stage.seconds,
      ...(gate && { gate }),
      ...(abort !== undefined && { abortSeconds: abort }),
    };
  });
}

/** Where people have to act. */
export function manualGates(phases: readonly PlannedPhase[]): PlannedManualGate[] {
  return phases.flatMap(({ index, gate }) => gate?.kind === 'manual' ? [{ phase: index, description: gate.description, command: gate.command! }] : []);
}

const BLUE_GREEN_STAGES: Readonly<Record<string, string>> = {
  'preview': 'the new version starts',
  'scale up': 'the new version grows to its full size',
  'pre-promotion': 'prePromotionAnalysis',
  'switched': 'the active Service is switched',
  'post-promotion': 'postPromotionAnalysis',
  'last pods': 'the last pods are replaced',
  'promoted': 'promoted',
  'aborted': 'aborted: no progress for as long as progressDeadlineSeconds says',
};

function stepInWords({ canary, blueGreen }: Workload, { kind, stepIndex }: CourseStage): string {
  if (stepIndex !== undefined) {
    return canaryStepInWords(canary!.steps![stepIndex]);
  }
  const seconds = blueGreen?.autoPromotionSeconds ?? 0;
  return kind !== 'pause' ? BLUE_GREEN_STAGES[kind] : blueGreen!.autoPromotionEnabled === false ? 'autoPromotionEnabled: false' : `autoPromotionSeconds: ${seconds}`;
}

function canaryStepInWords(step: CanaryStep): string {
  const { setWeight, pause, setCanaryScale, analysis, experiment, setHeaderRoute, setMirrorRoute, plugin } = step;
  if (setWeight !== undefined) {
    return `setWeight: ${setWeight}`;
  }
  if (pause) {
    return pause.duration === undefined ? 'pause' : `pause: ${pause.duration}`;
  }
  if (setCanaryScale) {
    const { replicas, weight, matchTrafficWeight } = setCanaryScale;
    return `setCanaryScale: ${replicas !== undefined ? `replicas ${replicas}` : weight !== undefined ? `weight ${weight}` : `matchTrafficWeight ${matchTrafficWeight ?? false}`}`;
  }
  if (setHeaderRoute) {
    return `setHeaderRoute: ${setHeaderRoute.name ?? ''}${setHeaderRoute.match ? '' : ' (removed)'}`;
  }
  if (setMirrorRoute) {
    return `setMirrorRoute: ${setMirrorRoute.name ?? ''}${setMirrorRoute.match ? '' : ' (removed)'}`;
  }
  return analysis ? `analysis: ${listed((analysis.templates ?? []).flatMap(({ templateName }) => templateName ?? []))}`
    : experiment ? `experiment: ${listed((experiment.templates ?? []).flatMap(({ name }) => name ?? []))}`
      : plugin ? `plugin: ${plugin.name ?? ''}` : 'nothing';
}

/** What else can end a phase. */
function meanwhile(running: readonly PlannedAnalysis[]): string {
  const pauses = running.some(({ metrics }) => metrics.some(({ withoutData }) => withoutData?.includes('inconclusive')));
  const names = `the ${listed(running.map(({ name }) => name))} ${running.length > 1 ? 'analyses' : 'analysis'}`;
  return running.length === 0 ? '' : `; meanwhile ${names} can abort it${pauses ? ', or pause it where there is no data' : ''}`;
}

function gateOf(workload: Workload, stage: CourseStage, running: readonly PlannedAnalysis[]): PlannedGate | undefined {
  const analyses = running.map(({ name }) => name);
  const judged = meanwhile(running);
  const promote = rolloutCommand('promote', workload);
  const step = stage.stepIndex === undefined ? undefined : workload.canary!.steps![stage.stepIndex];
  const paused = stage.kind === 'pause' ? workload.blueGreen!.autoPromotionEnabled === false ? undefined : workload.blueGreen!.autoPromotionSeconds ?? 0
    : pauseSeconds(step?.pause?.duration);
  if (stage.kind === 'pause' || step?.pause) {
    return paused === undefined
      ? { kind: 'manual', description: `manual promotion${judged}`, command: promote, analyses }
      : { kind: 'pause', description: `${inWords(paused)} pass${judged}`, seconds: paused, command: promote, analyses };
  }
  if (stage.waitsForPerson) {
    const command = workload.canary ? promote : rolloutCommand('promote', workload, '--full');
    return { kind: 'manual', description: 'manual promotion: its analysis never ends by itself', command, analyses };
  }
  const kind = step?.experiment ? 'experiment' : step?.plugin ? 'plugin' : step?.analysis || stage.kind.endsWith('-promotion') ? 'analysis' : undefined;
  const seconds = kind === 'plugin' ? undefined : stage.seconds;
  return kind && { kind, description: HOLDS[kind] + (kind === 'analysis' ? '' : judged), ...(seconds !== undefined && { seconds }), analyses };
}

const HOLDS = {
  experiment: 'the experiment ends well',
  plugin: 'the step plugin says that it is done',
  analysis: 'the analysis passes',
} as const;
