import { isOnlyManual } from './manual-gates';
import { Rule } from '../../engine/rule';
import { percent, sharedStages } from '../../inventory/canary-stages';
import { title } from '../../inventory/inventory-object';

export const ONLY_MANUAL_GATES: Rule = {
  id: 'ZD506',
  name: 'only-manual-gates',
  group: 'strategy',
  severity: 'warning',
  title: 'Every weight of a canary waits for a person, and no metric judges it',
  rationale: 'Users are on the new version while somebody may or may not look. Nothing goes back by itself when it fails, and nothing goes on when all is well.',
  mend: 'Let an analysis judge the canary, and give the pauses a duration.',
  sources: ['https://argo-rollouts.readthedocs.io/en/stable/best-practices/#prepare-your-metrics'],
  limits: 'A canary that pauses by time and has no analysis is ZD601.',
  reviewed: '14 findings in 14 of 146 public manifests, each read beside the steps and analyses of its Rollout: all right, most of them tests. 4 in 735 manifests of 13 more repositories, read the same way: all right.',
  *check({ relations }) {
    for (const { object, canary } of relations.workloads) {
      if (canary && isOnlyManual(canary)) {
        const weights = sharedStages(canary).map(({ weight }) => percent(weight));
        yield {
          object,
          path: 'spec.strategy.canary.steps',
          message: `${title(object)} waits for a person at ${weights.join(', ')} and has no analysis: a version that fails its requests keeps its users until somebody notices`,
          mend: 'add spec.strategy.canary.analysis, and durations to the pauses once its metrics can be trusted',
        };
      }
    }
  },
};
