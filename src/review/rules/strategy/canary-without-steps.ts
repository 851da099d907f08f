import { Rule } from '../../engine/rule';
import { title } from '../../inventory/inventory-object';

export const CANARY_WITHOUT_STEPS: Rule = {
  id: 'ZD502',
  name: 'canary-without-steps',
  group: 'strategy',
  severity: 'warning',
  title: 'A canary has no steps',
  rationale: 'Without steps a canary is a rolling update: every user gets the new version as fast as its pods start, and nothing looks at it.',
  mend: 'Add steps, such as setWeight: 5 and a pause, with an analysis.',
  sources: ['https://argo-rollouts.readthedocs.io/en/stable/features/canary/#mimicking-rolling-update'],
  limits: 'A rolling update may be what is wanted: acknowledge it then, so that readers know.',
  reviewed: '5 findings in 5 of 146 public manifests, read one by one: all right, one of them a rolling update on purpose.',
  *check({ relations }) {
    for (const { object, canary } of relations.workloads) {
      if (canary && (canary.steps ?? []).length === 0) {
        yield {
          object,
          path: 'spec.strategy.canary',
          message: `the canary of ${title(object)} has no steps: a new version gets to all users as fast as its pods start`,
          mend: 'add steps: setWeight: 5, pause: {duration: 5m}, setWeight: 25, …, with an analysis beside them',
        };
      }
    }
  },
};
