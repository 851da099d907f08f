import { measuredRatio, outcomeOfSamples } from './measured-ratio';
import { Outcome } from './outcome';
import { Query } from './promql';
import { oncePerPlace, prometheusQuery } from './queries';
import { staysThere, vanishing } from './ratio';
import { Rule, RuleFinding } from '../../engine/rule';
import { AnalysisUse, UsedMetric } from '../../inventory/analyses-of';
import { title } from '../../inventory/inventory-object';
import { Relations } from '../../inventory/relations';

export const NO_DATA_UNHANDLED: Rule = {
  id: 'ZD609',
  name: 'no-data-unhandled',
  group: 'analysis',
  severity: 'warning',
  title: 'A metric does not say what missing data means',
  rationale: 'Prometheus answers with an empty vector where there are no series: no requests yet, or, in a share of errors, no error yet. result[0] of it is an error of the analysis, and some errors in a row abort a release with which nothing is wrong.',
  mend: 'Give the query a value in that case, or decide it in the condition with len(result).',
  sources: ['https://argo-rollouts.readthedocs.io/en/stable/features/analysis/#empty-array', 'https://argo-rollouts.readthedocs.io/en/stable/features/analysis/#nan-and-infinity'],
  limits: 'Looks at ratios and histogram_quantile of Prometheus. Silent where the query has a fallback such as or vector(0), where the condition can do with an empty vector, and with recording rules. A success ratio that is empty when every request fails is ZD614.',
  reviewed: '1 finding in 1 of 146 public manifests, read one by one: right: the share of errors is empty until a request fails. In 79 more of eight public repositories 1, right.',
  check: ({ relations }) => oncePerPlace(findings(relations)),
};

function* findings(relations: Relations): Iterable<RuleFinding> {
  for (const use of relations.analyses) {
    for (const used of use.metrics.filter(({ dryRun }) => !dryRun)) {
      const said = errorShare(used, use) ?? unguarded(used, use);
      if (said) {
        yield {
          object: used.template,
          path: `${used.path}.provider.prometheus.query`,
          message: `the metric ${used.metric.name} of ${title(used.template)} has no value ${said.when}, ${said.effect}`,
          mend: said.mend,
        };
      }
    }
  }
}

interface Said { readonly when: string; readonly effect: string; readonly mend: string }

const EFFECTS: Readonly<Record<Exclude<Outcome, 'success'>, string>> = {
  error: 'and its condition takes that for an error: some in a row abort a good release',
  failure: 'and its condition takes that for a failure: a good release is aborted',
  inconclusive: 'and its conditions take that for inconclusive: a good release pauses',
};

/** A share of errors that is empty as long as there are none. */
function errorShare(used: UsedMetric, use: AnalysisUse): Said | undefined {
  const ratio = measuredRatio(used, use);
  const outcome = ratio && ratio.fallback === undefined && vanishing(ratio) === 'when none fails' ? outcomeOfSamples(used, use, []) : undefined;
  return outcome === undefined || outcome === 'success' ? undefined : {
    when: 'as long as no request has failed',
    effect: EFFECTS[outcome],
    mend: 'write (sum(bad) or vector(0)) / (sum(all) > 0): the share is then 0, and empty only without requests',
  };
}

/** A ratio or quantile that is empty without requests, where the condition cannot do with that. */
function unguarded(used: UsedMetric, use: AnalysisUse): Said | undefined {
  const query = used.metric.provider?.prometheus?.rangeQuery === undefined ? prometheusQuery(used, use) : undefined;
  const ratio = measuredRatio(used, use);
  const applies = ratio ? ratio.fallback === undefined && vanishing(ratio) !== 'when all fail' : query !== undefined && isQuantile(query);
  return query !== undefined && applies && !recorded(query) && !staysThere(query) && outcomeOfSamples(used, use, []) === 'error' ? {
    when: 'without requests',
    effect: EFFECTS.error,
    mend: `say in the condition what that means, for example successCondition: len(result) == 0 || isNaN(result[0]) || ${used.metric.successCondition ?? 'result[0] < 0.5'}`,
  } : undefined;
}

function isQuantile(query: Query): boolean {
  return query.kind === 'call' ? query.name === 'histogram_quantile'
    : query.kind === 'binary' && ['*', '/', '+', '-'].includes(query.operator) && (isQuantile(query.left) || isQuantile(query.right));
}

/** A recording rule may well have a value all the time. */
function recorded(query: Query): boolean {
  switch (query.kind) {
    case 'series': return query.metric?.includes(':') === true;
    case 'call': return query.args.some(recorded);
    case 'binary': return recorded(query.left) || recorded(query.right);
    default: return false;
  }
}
