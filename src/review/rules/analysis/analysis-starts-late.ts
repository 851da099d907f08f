import { Rule } from '../../engine/rule';
import { percent, Stage, stageAt, stagesOf } from '../../inventory/canary-stages';
import { title } from '../../inventory/inventory-object';
import { Canary } from '../../inventory/shapes/strategies';

export const ANALYSIS_STARTS_LATE: Rule = {
  id: 'ZD602',
  name: 'analysis-starts-late',
  group: 'analysis',
  severity: 'warning',
  title: 'The background analysis starts after a large weight was held for a while',
  rationale: 'Until startingStep nobody judges the canary. What its users meet at the weights before goes unnoticed.',
  mend: 'Set startingStep to the step after the first weight, so that the analysis runs while that weight is held.',
  sources: ['https://argo-rollouts.readthedocs.io/en/stable/features/analysis/#background-analysis'],
  limits: 'The weight that counts as large is the threshold firstWeight. Silent where analysis or experiment steps judge before the background analysis starts.',
  reviewed: 'No finding in 146 public manifests. In 79 more manifests of eight public repositories 2, both right.',
  *check({ relations, settings }) {
    for (const { object, canary } of relations.workloads) {
      const start = canary?.analysis?.startingStep ?? 0;
      const held = canary && start > 0 ? heldBefore(canary, start).find(({ weight }) => weight > settings.thresholds.firstWeight) : undefined;
      if (canary && held) {
        yield {
          object,
          path: 'spec.strategy.canary.analysis.startingStep',
          message: `the background analysis of ${title(object)} starts at step ${start}, and ${percent(held.weight)} are held before: what goes wrong there is judged by nobody`,
          mend: `set startingStep: ${held.step! + 1}, the step after setWeight: ${canary.steps![held.step!].setWeight}`,
        };
      }
    }
  },
};

/** The weights that are held before a step; none if something judges there already. */
function heldBefore(canary: Canary, start: number): readonly Stage[] {
  const stages = stagesOf(canary);
  const before = stages.flatMap(({ holds }) => holds).filter(({ step }) => step < start);
  const judged = before.some(({ by }) => by !== 'time' && by !== 'person');
  return judged ? [] : before.map(({ step }) => stageAt(stages, step)).filter(({ step, weight }) => step !== undefined && weight < 100);
}
