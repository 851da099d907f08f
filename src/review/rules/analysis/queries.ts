import { filled } from './placeholders';
import { Query, readQuery, seriesOf } from './promql';
import { goDuration } from '../../../semantics/validation/durations';
import { RuleFinding } from '../../engine/rule';
import { AnalysisUse, UsedMetric } from '../../inventory/analyses-of';
import { Metric } from '../../inventory/shapes/analysis';

/** What a metric asks its provider, in whatever language that has. */
export interface AskedQuery {
  /** From the metric: `provider.prometheus.query`. */
  readonly path: string;
  readonly text: string;
}

const ASKING = ['prometheus', 'datadog', 'newRelic', 'wavefront', 'graphite', 'influxdb', 'skywalking'] as const;

/** The queries of a metric. Web requests, Jobs, CloudWatch, Kayenta and plugins have none that rules could read. */
export function queriesOf({ provider }: Metric): readonly AskedQuery[] {
  const asked = ASKING.flatMap((name) => {
    const text = provider?.[name]?.query;
    return text === undefined ? [] : [{ path: `provider.${name}.query`, text }];
  });
  const several = Object.entries(provider?.datadog?.queries ?? {}).map(([key, text]) => ({ path: `provider.datadog.queries[${JSON.stringify(key)}]`, text }));
  return [...asked, ...several];
}

/** What stands for a value that only the cluster knows: it can be a range as well as text. */
const STAND_IN = '1m';

const READ = new WeakMap<UsedMetric, { readonly query: Query | undefined }>();

/** The query of a metric that asks Prometheus; undefined where it cannot be read for certain. Several rules ask: it is read once. */
export function prometheusQuery(used: UsedMetric, { args }: AnalysisUse): Query | undefined {
  let known = READ.get(used);
  if (!known) {
    known = { query: read(used, args) };
    READ.set(used, known);
  }
  return known.query;
}

function read({ metric }: UsedMetric, args: AnalysisUse['args']): Query | undefined {
  const text = metric.provider?.prometheus?.query;
  const whole = text === undefined ? undefined : filled(text, args, STAND_IN);
  return whole === undefined ? undefined : readQuery(whole);
}

/** Seconds that a query looks back: the longest of its ranges; 0 where it has none, or cannot be read. */
export function windowOf(used: UsedMetric, use: AnalysisUse): number {
  const query = prometheusQuery(used, use);
  return Math.max(0, ...(query ? seriesOf(query) : []).map(({ range }) => (goDuration(range ?? '') ?? 0) / 1e9));
}

/** Templates are used in many places: what is wrong with a metric of one is said once. */
export function* oncePerPlace(findings: Iterable<RuleFinding>): Iterable<RuleFinding> {
  const said = new Set<string>();
  for (const finding of findings) {
    const place = `${finding.object.index} ${finding.path}`;
    if (!said.has(place)) {
      said.add(place);
      yield finding;
    }
  }
}
