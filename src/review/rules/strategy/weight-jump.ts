import { podsOfCanary } from './canary-pods';
import { reachedShare } from '../../../semantics/replica-share';
import { Rule } from '../../engine/rule';
import { percent, stagesOf } from '../../inventory/canary-stages';
import { title } from '../../inventory/inventory-object';
import { Canary } from '../../inventory/shapes/strategies';
import { Workload } from '../../inventory/workload';

export const WEIGHT_JUMP: Rule = {
  id: 'ZD504',
  name: 'weight-jump',
  group: 'strategy',
  severity: 'warning',
  title: 'The weight of a canary rises by more than half of the requests at once',
  rationale: 'What a version cannot bear, such as locks, connections or cold caches, shows with the load. After a small weight and a jump to all, everyone is there when it does.',
  mend: 'Put a weight between the two, and hold it.',
  sources: ['https://argo-rollouts.readthedocs.io/en/stable/features/canary/', 'https://sre.google/workbook/canarying-releases/'],
  limits: 'The threshold is weightJump, in points. How large the first weight is, is ZD501. Silent where a canary without weights is tried by an experiment, a mirror, an analysis, a plugin, or by testers while it pauses (setHeaderRoute, setCanaryScale), and then gets all requests, like a blue-green release; and where the pods of a canary without a router do not rise by that much.',
  reviewed: '39 findings in 38 of 146 public manifests, each read beside the replicas, router and steps of its Rollout: all right, most of them tests of a controller with a single weight. 5 more were false alarms, and the rule has been mended: three canaries without weights whose pods wait for testers, and twice one whose single pod cannot be divided. In 735 manifests of 13 more repositories 11, read the same way and right; 2 false alarms of the first kind are gone.',
  *check({ relations, settings }) {
    for (const workload of relations.workloads) {
      const { object, canary } = workload;
      const stages = (canary?.steps ?? []).length > 0 ? stagesOf(canary!) : [];
      for (const [index, { weight, step }] of stages.entries()) {
        const before = stages[index - 1]?.weight;
        const isFirst = before === 0 && (weight < 100 || isTriedBefore(canary!));
        const rises = (from: number, to: number) => to - from > settings.thresholds.weightJump;
        if (before !== undefined && !isFirst && rises(before, weight) && rises(reached(workload, before), reached(workload, weight))) {
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

/**
 * Whether something is learned about the new version without a weight: in an experiment, by a mirror or a plugin, by an analysis, or while
 * pods of it wait for testers, who come by a header or by the canary Service.
 */
function isTriedBefore({ steps = [] }: Canary): boolean {
  const waits = steps.some(({ pause }) => pause);
  return steps.some(({ analysis, experiment, plugin, setMirrorRoute, setHeaderRoute, setCanaryScale }) =>
    analysis ?? experiment ?? plugin ?? setMirrorRoute ?? (waits && (setHeaderRoute ?? setCanaryScale)));
}

/** Where pods stand for weights, what these come to: a single pod cannot be divided into more than two halves. */
function reached(workload: Workload, weight: number): number {
  const split = podsOfCanary(workload, weight);
  return split ? reachedShare(split) : weight;
}
