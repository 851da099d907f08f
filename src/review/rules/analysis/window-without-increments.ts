import { Query, seriesOf } from './promql';
import { oncePerPlace, prometheusQuery } from './queries';
import { goDuration } from '../../../semantics/validation/durations';
import { Rule, RuleFinding } from '../../engine/rule';
import { AnalysisUse, UsedMetric } from '../../inventory/analyses-of';
import { title } from '../../inventory/inventory-object';
import { Relations } from '../../inventory/relations';
import { ScrapedPort, ScrapedPorts } from '../coherence/scraped-ports';

export const WINDOW_WITHOUT_INCREMENTS: Rule = {
  id: 'ZD615',
  name: 'window-without-increments',
  group: 'analysis',
  severity: 'warning',
  title: 'A query looks back less than two scrapes',
  rationale: 'rate() and increase() need two samples of a series within the range. With one they have no value, whatever the version does, and the gate judges by what it makes of missing data.',
  mend: 'Let the query look back four scrapes or more, or have the pods scraped more often.',
  sources: ['https://prometheus.io/docs/prometheus/latest/querying/functions/#rate', 'https://prometheus.io/docs/prometheus/latest/querying/basics/#range-vector-selectors'],
  limits: 'Looks at queries that select by pod, of pods that a PodMonitor or ServiceMonitor among the objects scrapes with an interval of its own. Silent where the range is an argument.',
  reviewed: 'No finding in 354 public objects, among which are no monitors.',
  check: ({ relations }) => oncePerPlace(findings(relations)),
};

/** Labels by which a query selects what pods export. */
const POD_LABELS: ReadonlySet<string> = new Set(['pod', 'pod_name', 'kubernetes_pod_name', 'rollouts_pod_template_hash']);
/** What others export about pods, at intervals of their own. */
const OF_OTHERS = /^(container_|kube_|node_|istio_|envoy_|response_)/;
const GOOD_RANGE_IN_SCRAPES = 4;

function* findings(relations: Relations): Iterable<RuleFinding> {
  const scraped = new ScrapedPorts(relations);
  for (const use of relations.analyses) {
    const scrapes = use.workload ? scraped.of(use.workload) : [];
    const [often] = scrapes.filter(({ every }) => every !== undefined).sort((one, other) => one.every! - other.every!);
    for (const used of often === undefined ? [] : use.metrics) {
      const range = rangeOf(used, use);
      if (range !== undefined && range < 2 * often.every!) {
        yield finding(used, range, often);
      }
    }
  }
}

function finding({ template, path, name }: UsedMetric, range: number, { by, every }: ScrapedPort): RuleFinding {
  const never = range <= every!;
  return {
    object: template,
    path: `${path}.provider.prometheus.query`,
    severity: never ? 'error' : 'warning',
    message: `the metric ${name} of ${title(template)} looks back ${range} s, and ${title(by)} has the pods scraped every ${every} s: `
      + (never ? 'there is never a second sample, and so never a value' : 'there is often no second sample, and then no value'),
    mend: `let it look back ${GOOD_RANGE_IN_SCRAPES * every!} s or more`,
  };
}

/** Seconds that a query looks back at what pods export; the shortest of its ranges. */
function rangeOf(used: UsedMetric, use: AnalysisUse): number | undefined {
  const query = /\[\s*\{\{/.test(used.metric.provider?.prometheus?.query ?? '') ? undefined : prometheusQuery(used, use);
  const ranges = (query ? seriesOf(query) : []).filter(exportedByPods).map(({ range }) => (goDuration(range ?? '') ?? 0) / 1e9).filter((seconds) => seconds > 0);
  return ranges.length === 0 ? undefined : Math.min(...ranges);
}

function exportedByPods({ metric = '', matchers }: Query & { readonly kind: 'series' }): boolean {
  return !OF_OTHERS.test(metric) && matchers.some(({ label }) => POD_LABELS.has(label));
}
