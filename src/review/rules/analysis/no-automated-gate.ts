import { Rule } from '../../engine/rule';
import { percent, sharedStages, stageAt, stagesOf } from '../../inventory/canary-stages';
import { title } from '../../inventory/inventory-object';
import { Canary } from '../../inventory/shapes/strategies';
import { isOnlyManual } from '../strategy/manual-gates';

export const NO_AUTOMATED_GATE: Rule = {
  id: 'ZD601',
  name: 'no-automated-gate',
  group: 'analysis',
  severity: 'warning',
  title: 'No metric judges the canary while it has part of the requests',
  rationale: 'Pauses alone only delay the release: a version that fails its requests goes on from weight to weight until all users have it, unless somebody happens to look.',
  mend: 'Add a background analysis, or an analysis step after the first weight.',
  sources: ['https://argo-rollouts.readthedocs.io/en/stable/features/analysis/', 'https://argo-rollouts.readthedocs.io/en/stable/best-practices/'],
  limits: 'Silent with steps of plugins, which may judge, and where every weight waits for a person (ZD506). A canary without steps is ZD502.',
  reviewed: '17 findings in 17 of 146 public manifests, each read beside the steps and analyses of its Rollout: all right; in five of them a person looks at the first weight, and nothing at the others. 22 in 735 manifests of 13 more repositories, read the same way: all right.',
  *check({ relations }) {
    for (const { object, canary } of relations.workloads) {
      const stages = canary ? sharedStages(canary) : [];
      if (canary && stages.length > 0 && !isJudged(canary) && !isOnlyManual(canary)) {
        const weights = stages.map(({ weight }) => percent(weight));
        yield {
          object,
          path: 'spec.strategy.canary.steps',
          message: `${title(object)} has no analysis at ${weights.length === 1 ? 'the weight' : 'any of the weights'} ${weights.join(', ')}: a version that fails its requests gets to all users all the same`,
          mend: `add spec.strategy.canary.analysis with startingStep: ${stages[0].step! + 1}, or an analysis step after setWeight: ${canary.steps![stages[0].step!].setWeight}`,
        };
      }
    }
  },
};

/** Whether something looks at the new version before all users have it. */
function isJudged(canary: Canary): boolean {
  const stages = stagesOf(canary);
  const last = Math.max(...sharedStages(canary).map(({ step }) => step!));
  return canary.analysis !== undefined && (canary.analysis.startingStep ?? 0) <= last + 1
    || (canary.steps ?? []).some((step, index) =>
      step.plugin !== undefined || step.experiment !== undefined || (step.analysis !== undefined && stageAt(stages, index).weight < 100));
}
