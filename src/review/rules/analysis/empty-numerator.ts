import { measuredRatio, outcomeOfSamples } from './measured-ratio';
import { Outcome } from './outcome';
import { wholeNumber } from './placeholders';
import { oncePerPlace } from './queries';
import { vanishing } from './ratio';
import { Rule, RuleFinding, Severity } from '../../engine/rule';
import { title } from '../../inventory/inventory-object';
import { Relations } from '../../inventory/relations';

const MEND = 'write (sum(good) or vector(0)) / (sum(all) > 0): the ratio is then 0 when all fail, and empty only without requests';

export const EMPTY_NUMERATOR: Rule = {
  id: 'ZD614',
  name: 'empty-numerator',
  group: 'analysis',
  severity: 'error',
  title: 'A success ratio has no value when every request fails',
  rationale: 'sum(rate(…{code!~"5.."}[2m])) has no series at all when no request is good, so the ratio is empty instead of 0. The worst version that there can be is then taken for one without data: it passes or waits with users on it, where it should be aborted.',
  mend: 'Write (sum(good) or vector(0)) / (sum(all) > 0).',
  sources: [
    'https://argo-rollouts.readthedocs.io/en/stable/features/analysis/#empty-array',
    'https://prometheus.io/docs/prometheus/latest/querying/operators/#logical-set-binary-operators',
  ],
  limits: 'A warning where the condition turns missing data into an error: the release is aborted after some errors in a row then, but as an error of the analysis, and a good version without requests just as well. Silent where missing data counts as a failure, where the query is not certainly a ratio of the same series with and without a matcher on its outcome, and with recording rules. A canary that has served good requests before keeps its series for the window of the query.',
  reviewed: '5 findings in 5 of 146 public manifests, read one by one: all right, as warnings: none of them guards its condition, so missing data ends in errors of the analysis. In 79 more of eight public repositories 1, right.',
  check: ({ relations }) => oncePerPlace(findings(relations)),
};

function* findings(relations: Relations): Iterable<RuleFinding> {
  for (const use of relations.analyses) {
    for (const used of use.metrics.filter(({ dryRun }) => !dryRun)) {
      const ratio = measuredRatio(used, use);
      const value = ratio?.fallback;
      const outcome = ratio && vanishing(ratio) === 'when all fail' ? outcomeOfSamples(used, use, value === undefined ? [] : [value]) : undefined;
      if (outcome !== undefined && outcome !== 'failure') {
        const errors = (wholeNumber(used.metric.consecutiveErrorLimit ?? 4, use.args) ?? 4) + 1;
        const { severity, effect } = EFFECTS(errors)[outcome];
        yield {
          object: used.template,
          path: `${used.path}.provider.prometheus.query`,
          severity,
          message: `the metric ${used.metric.name} of ${title(used.template)} has ${value === undefined ? 'no value' : `the value ${value}`} when every request of the new version fails, ${effect}`,
          mend: value === undefined ? MEND : `write or vector(0) instead of or vector(${value})`,
        };
      }
    }
  }
}

const EFFECTS = (errors: number): Readonly<Record<Exclude<Outcome, 'failure'>, { readonly severity: Severity; readonly effect: string }>> => ({
  success: { severity: 'error', effect: 'and that counts as a success: the release goes on' },
  inconclusive: { severity: 'error', effect: 'and that is inconclusive: the release pauses with users on that version instead of going back' },
  error: { severity: 'warning', effect: `and the condition takes that for an error: not a failed measurement but ${errors} errors in a row end the analysis, as they do for a good version without requests` },
});
