import { Rule } from '../../engine/rule';
import { stagesOf } from '../../inventory/canary-stages';
import { title } from '../../inventory/inventory-object';

export const ROLLOUT_TOO_LONG: Rule = {
  id: 'ZD507',
  name: 'rollout-too-long',
  group: 'strategy',
  severity: 'info',
  title: 'The pauses of a release add up to hours',
  rationale: 'While a release runs, two versions share data, and the next fix has to wait for it or replaces it half way. Argo Rollouts is made for releases of minutes, two hours at most.',
  mend: 'Shorten the pauses to what the metrics need.',
  sources: ['https://argo-rollouts.readthedocs.io/en/stable/best-practices/#understand-your-use-case'],
  limits: 'The threshold is releaseSeconds. Counts pauses with a duration, not analyses and not pauses that wait for a person (ZD505).',
  reviewed: 'No finding in 146 public manifests.',
  *check({ relations, settings }) {
    const longest = settings.thresholds.releaseSeconds;
    for (const { object, canary } of relations.workloads) {
      const pauses = canary ? stagesOf(canary).flatMap(({ holds }) => holds) : [];
      const total = pauses.reduce((sum, { seconds = 0 }) => sum + seconds, 0);
      if (total > longest) {
        yield {
          object,
          path: 'spec.strategy.canary.steps',
          message: `the pauses of ${title(object)} add up to ${hours(total)}: for that long two versions serve, and every fix has to wait`,
          mend: `shorten them to ${hours(longest)} or less in all`,
        };
      }
    }
  },
};

function hours(seconds: number): string {
  return `${Number((seconds / 3600).toFixed(1))} h`;
}
