import { StepSeconds } from './course-lengths';
import { plannedMetric } from './metrics';
import { PlannedAnalysis } from './planned-phase';
import { CourseStage } from './rollout-course';
import { goDuration } from '../../semantics/validation/durations';
import { AnalysisUse } from '../inventory/analyses-of';
import { Relations } from '../inventory/relations';
import { Workload } from '../inventory/workload';
import { lengthOf } from '../rules/analysis/measurements';

/** What an analysis is called in a plan. */
export function analysisName({ moment, step }: AnalysisUse): string {
  return moment === 'step' ? `step ${step}` : moment === 'experiment' ? step === undefined ? 'experiment' : `experiment of step ${step}` : moment;
}

/** How long the analyses and experiments of a Rollout take that its steps wait for. What only the cluster knows takes no time: a lower bound. */
export function stepSeconds(relations: Relations, workload: Workload, readySeconds: number): StepSeconds {
  const uses = relations.analysesOf(workload);
  const longest = (moment: AnalysisUse['moment']) => Math.max(0, ...uses.filter((use) => use.moment === moment).map((use) => lengthOf(use) ?? 0));
  const steps = (workload.canary?.steps ?? []).flatMap(({ analysis, experiment }, index): [number, number][] => {
    const own = uses.filter((use) => use.step === index && (use.moment === 'step' || use.moment === 'experiment')).map((use) => lengthOf(use) ?? 0);
    const stated = (goDuration(experiment?.duration ?? '') ?? 0) / 1e9;
    const experimented = readySeconds + (stated || Math.max(0, ...own));
    return analysis ? [[index, Math.max(0, ...own)]] : experiment ? [[index, experimented]] : [];
  });
  return { steps: new Map(steps), prePromotion: longest('pre-promotion'), postPromotion: longest('post-promotion') };
}

/** The analyses that a Rollout starts, and the phases of its release in which they run. */
export function plannedAnalyses(relations: Relations, workload: Workload, stages: readonly CourseStage[]): PlannedAnalysis[] {
  const names = new Map<string, number>();
  return relations.analysesOf(workload).map((use) => {
    const name = analysisName(use);
    names.set(name, (names.get(name) ?? 0) + 1);
    const seconds = use.moment === 'background' ? undefined : lengthOf(use);
    const [fromPhase, untilPhase] = phasesOf(use, stages);
    return {
      name: names.get(name) === 1 ? name : `${name} (${names.get(name)})`,
      templates: templatesOf(use),
      fromPhase,
      untilPhase,
      ...(seconds !== undefined && Number.isFinite(seconds) && { seconds }),
      complete: use.complete,
      metrics: use.metrics.map((metric) => plannedMetric(metric, use, relations)),
    };
  });
}

function templatesOf({ metrics }: AnalysisUse): string[] {
  return [...new Set(metrics.map(({ template }) => template.name))];
}

/** Where a stage is missing because it takes no time, the next one stands for it. */
function phasesOf({ moment, step = 0 }: AnalysisUse, stages: readonly CourseStage[]): readonly [number, number] {
  const promoted = stages.findIndex(({ kind }) => kind === 'promoted' || kind === 'aborted');
  const last = Math.max(0, (promoted < 0 ? stages.length : promoted) - 1);
  const at = (found: number) => found < 0 ? last : found;
  if (moment === 'background') {
    return [at(stages.findIndex(({ stepIndex }) => stepIndex !== undefined && stepIndex >= step)), last];
  }
  const own = at(stages.findIndex(({ kind, stepIndex }) => stepIndex === undefined ? kind === moment : stepIndex === step));
  return [own, own];
}
