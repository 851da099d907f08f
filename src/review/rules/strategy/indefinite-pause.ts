import { isOnlyManual } from './manual-gates';
import { Rule } from '../../engine/rule';
import { stagesOf } from '../../inventory/canary-stages';
import { title } from '../../inventory/inventory-object';

export const INDEFINITE_PAUSE: Rule = {
  id: 'ZD505',
  name: 'indefinite-pause',
  group: 'strategy',
  severity: 'info',
  title: 'A pause waits for a person, for ever',
  rationale: 'A pause without a duration ends only when somebody promotes. Nothing reminds anybody: a forgotten release stays half way, with both versions serving, and the next release is judged against the wrong version.',
  mend: 'Give the pause a duration, or alert on Rollouts that are paused for long.',
  sources: ['https://argo-rollouts.readthedocs.io/en/stable/features/canary/#pause-duration', 'https://argo-rollouts.readthedocs.io/en/stable/best-practices/#prepare-your-metrics'],
  limits: 'Where every gate is a person and no metric judges, ZD506 speaks instead.',
  reviewed: '19 findings in 19 of 146 public manifests, each read beside the steps of its Rollout: all right as information. 8 in 735 manifests of 13 more repositories, read the same way: right, two of them at the full weight, where the pods of the old version wait as well.',
  *check({ relations }) {
    for (const { object, canary } of relations.workloads) {
      const pauses = canary && !isOnlyManual(canary) ? stagesOf(canary).flatMap(({ holds }) => holds).filter(({ by }) => by === 'person') : [];
      if (pauses.length > 0) {
        const steps = pauses.map(({ step }) => step);
        yield {
          object,
          path: `spec.strategy.canary.steps[${steps[0]}].pause`,
          message: `${title(object)} waits for a person at ${steps.length === 1 ? 'step' : 'steps'} ${steps.join(', ')}, however long it takes: nothing ends or reports a forgotten release`,
          mend: 'give the pause a duration, such as 10m, or alert on rollout_info{phase="Paused"}',
        };
      }
    }
  },
};
