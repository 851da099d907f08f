import { Rule } from '../../engine/rule';
import { percent, stagesOf } from '../../inventory/canary-stages';
import { title } from '../../inventory/inventory-object';
import { Canary } from '../../inventory/shapes/strategies';

export const WEIGHT_JUMP: Rule = {
  id: 'ZD504',
  name: 'weight-jump',
  group: 'strategy',
  severity: 'warning',
  title: 'The weight of a canary rises by more than half of the requests at once',
  rationale: 'What a version cannot bear, such as locks, connections or cold caches, shows with the load. After a small weight and a jump to all, everyone is there when it does.',
  mend: 'Put a weight between the two, and hold it.',
  sources: ['https://argo-rollouts.readthedocs.io/en/stable/features/canary/', 'https://sre.google/workbook/canarying-releases/'],
  limits: 'The threshold is weightJump, in points. How large the first weight is, is ZD501. Silent where a canary without weights is tried by an experiment, a mirror, an analysis or a plugin and then gets all requests, like a blue-green release.',
  reviewed: '44 findings in 43 of 146 public manifests, read one by one: all right: most are tests of a controller with a single weight, which nobody would release with.',
  *check({ relations, settings }) {
    for (const { object, canary } of relations.workloads) {
      const stages = (canary?.steps ?? []).length > 0 ? stagesOf(canary!) : [];
      for (const [index, { weight, step }] of stages.entries()) {
        const before = stages[index - 1]?.weight;
        const isFirst = before === 0 && (weight < 100 || isTriedBefore(canary!));
        if (before !== undefined && !isFirst && weight - before > settings.thresholds.weightJump) {
          const between = 5 * Math.round((before + weight) / 10);
          yield {
            object,
            path: step === undefined ? 'spec.strategy.canary.steps' : `spec.strategy.canary.steps[${step}].setWeight`,
            message: `${title(object)} goes from ${percent(before)} to ${percent(weight)} at once${step === undefined ? ' after its last step' : ''}: what only shows under load meets all of these users`,
            mend: `add setWeight: ${between} and a pause between them`,
          };
        }
      }
    }
  },
};

/** Whether something is learned about the new version without a weight: in an experiment, by a mirror or a plugin, or by an analysis. */
function isTriedBefore({ steps = [] }: Canary): boolean {
  return steps.some(({ analysis, experiment, plugin, setMirrorRoute }) => analysis ?? experiment ?? plugin ?? setMirrorRoute);
}
