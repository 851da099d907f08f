import { Rule } from '../../engine/rule';
import { percent, stagesOf } from '../../inventory/canary-stages';
import { title } from '../../inventory/inventory-object';

export const NO_BAKE_BETWEEN_WEIGHTS: Rule = {
  id: 'ZD503',
  name: 'no-bake-between-weights',
  group: 'strategy',
  severity: 'warning',
  title: 'A weight is followed by a larger one without anything between',
  rationale: 'The next weight comes as soon as the pods for it are ready. A weight that is not held shows nothing: not to people, and not to metrics, which need minutes.',
  mend: 'Put a pause or an analysis between the two.',
  sources: ['https://argo-rollouts.readthedocs.io/en/stable/features/canary/#pause-duration'],
  limits: 'A background analysis does not hold a weight. Whether a pause is long enough is not judged here.',
  reviewed: '7 findings in 3 of 146 public manifests, read one by one: all right; they are made to test a linter and a controller.',
  *check({ relations }) {
    for (const { object, canary } of relations.workloads) {
      const stages = canary ? stagesOf(canary) : [];
      for (const [index, { weight, step, holds }] of stages.entries()) {
        const next = stages[index + 1];
        if (weight > 0 && next && next.weight > weight && holds.length === 0) {
          yield {
            object,
            path: `spec.strategy.canary.steps[${step}]`,
            message: `${title(object)} does not hold ${percent(weight)}: ${next.step === undefined ? 'the release is over' : `${percent(next.weight)} follow`} as soon as pods are ready`,
            mend: `add pause: {duration: 5m} after setWeight: ${canary!.steps![step!].setWeight}`,
          };
        }
      }
    }
  },
};
