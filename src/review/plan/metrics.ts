import { passingValues } from './condition-words';
import { inWords, ordinal } from './in-words';
import { PlannedMetric } from './planned-phase';
import { AnalysisUse, UsedMetric } from '../inventory/analyses-of';
import { Relations } from '../inventory/relations';
import { asksAboutBoth } from '../rules/analysis/canary-scope';
import { measuredRatio, outcomeOfSamples } from '../rules/analysis/measured-ratio';
import { measurementsOf } from '../rules/analysis/measurements';
import { filled, seconds as secondsOf, wholeNumber } from '../rules/analysis/placeholders';
import { prometheusQuery, queriesOf, windowOf } from '../rules/analysis/queries';

const DEFAULT_ERROR_LIMIT = 4;

/** A metric of an analysis, and what it takes to pass it. */
export function plannedMetric(used: UsedMetric, use: AnalysisUse, relations: Relations): PlannedMetric {
  const { metric, dryRun } = used;
  const [query] = queriesOf(metric);
  const limit = wholeNumber(metric.failureLimit, use.args);
  const count = measurementsOf(used, use);
  const canFail = !dryRun && (metric.successCondition !== undefined || metric.failureCondition !== undefined || metric.provider?.job !== undefined);
  const sample = canFail && limit !== undefined && limit >= 0 && limit < (count ?? Infinity) ? limit + 1 : undefined;
  const [delay, interval] = [secondsOf(metric.initialDelay, use.args), secondsOf(metric.interval, use.args)];
  const earliest = sample === undefined || delay === undefined || interval === undefined ? undefined : delay + (sample - 1) * interval;
  const withoutData = dryRun ? undefined : emptyData(used, use);
  return {
    name: used.name,
    measures: whatIsMeasured(used, use, relations),
    ...(query && { query: query.text.trim() }),
    samples: whenSampled(count, delay, interval),
    passes: whatPasses(used, use),
    aborts: whenItAborts(used, use, sample, earliest),
    ...(sample !== undefined && { abortingSample: sample }),
    ...(earliest !== undefined && { earliestAbort: earliest }),
    ...(withoutData !== undefined && { withoutData }),
    dryRun,
  };
}

function whenSampled(count: number | undefined, delay: number | undefined, interval: number | undefined): string {
  if (count === undefined || delay === undefined || interval === undefined) {
    return 'as arguments say that only the cluster knows';
  }
  const first = delay > 0 ? `, the first after ${inWords(delay)}` : ', the first at once';
  return count === 1 ? `once, ${delay > 0 ? `after ${inWords(delay)}` : 'at once'}`
    : `every ${inWords(interval)}${first}${count === Infinity ? '' : `, ${count} in all`}`;
}

function whatIsMeasured(used: UsedMetric, use: AnalysisUse, relations: Relations): string {
  const { provider = {} } = used.metric;
  if (provider.prometheus === undefined) {
    return OTHER_PROVIDERS.find(([name]) => provider[name] !== undefined)?.[1] ?? 'what its provider answers';
  }
  const signal = signalOf(used, use);
  const [query] = queriesOf(used.metric);
  const seconds = windowOf(used, use);
  const window = seconds > 0 ? ` over the last ${inWords(seconds)}` : '';
  const both = query !== undefined && use.workload?.canary !== undefined && asksAboutBoth(query, use, use.workload, relations);
  const newest = query !== undefined && [...use.args].some(([name, { source }]) => source === 'canary hash' && query.text.includes(`args.${name}`));
  const scope = both ? ' of both versions together' : newest ? ' of the pods of the new version' : '';
  return `${signal}${scope}${window}`;
}

const OTHER_PROVIDERS = [
  ['job', 'whether a Job succeeds'],
  ['web', 'what an HTTP request answers'],
  ['datadog', 'what Datadog answers to its query'],
  ['newRelic', 'what New Relic answers to its query'],
  ['cloudWatch', 'what CloudWatch answers to its queries'],
  ['wavefront', 'what Wavefront answers to its query'],
  ['graphite', 'what Graphite answers to its query'],
  ['influxdb', 'what InfluxDB answers to its query'],
  ['skywalking', 'what SkyWalking answers to its query'],
  ['kayenta', 'the score that Kayenta gives the new version'],
  ['plugin', 'what a metric plugin answers'],
] as const;

/** What the numbers are about: as the query is made, and by which of 0 and 1 its conditions like. */
function signalOf(used: UsedMetric, use: AnalysisUse): string {
  const text = used.metric.provider?.prometheus?.query ?? '';
  const quantile = /histogram_quantile\s*\(\s*(0?\.\d+|1)/.exec(text)?.[1];
  if (quantile !== undefined) {
    return `latency in the unit of the query (${Number((100 * Number(quantile)).toFixed(3))} % of the requests are faster)`;
  }
  if (measuredRatio(used, use) || /\/\s*\(?\s*sum\b/.test(text)) {
    const good = outcomeOfSamples(used, use, [1]) === 'success';
    const bad = outcomeOfSamples(used, use, [0]) === 'success';
    return good === bad ? 'a ratio' : good ? 'the share of requests that succeed' : 'the share of requests that fail';
  }
  return prometheusQuery(used, use) ? 'the value of its query' : 'what its query gives';
}

function whatPasses({ metric }: UsedMetric, { args }: AnalysisUse): string {
  const { provider, successCondition, failureCondition } = metric;
  const conditions = { successCondition: filled(successCondition ?? '', args) ?? '', failureCondition: filled(failureCondition ?? '', args) ?? '' };
  if (conditions.successCondition === '' && conditions.failureCondition === '') {
    return provider?.job !== undefined ? 'the Job succeeds' : 'always: it has no condition';
  }
  const values = provider?.prometheus === undefined ? undefined : passingValues(conditions);
  const written = conditions.successCondition === '' ? `not (${conditions.failureCondition})` : conditions.successCondition;
  return values ?? oneLine(written);
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function whenItAborts({ metric, dryRun }: UsedMetric, { args }: AnalysisUse, sample: number | undefined, earliest: number | undefined): string {
  if (dryRun) {
    return 'never: a dry run is recorded and counts for nothing';
  }
  const errors = (wholeNumber(metric.consecutiveErrorLimit, args) || DEFAULT_ERROR_LIMIT) + 1;
  const onErrors = `on the ${ordinal(errors)} error in a row, when the provider does not answer`;
  if (sample === undefined) {
    return `never on failed samples; ${onErrors}`;
  }
  const when = earliest === undefined ? '' : `, at the earliest after ${inWords(earliest)}`;
  return `on the ${ordinal(sample)} failed sample${when}; ${onErrors}`;
}

function emptyData(used: UsedMetric, use: AnalysisUse): string | undefined {
  switch (used.metric.provider?.prometheus === undefined ? undefined : outcomeOfSamples(used, use, [])) {
    case 'success': return 'passes';
    case 'failure': return 'counts as a failed sample';
    case 'inconclusive': return 'is inconclusive: the release pauses until a person decides';
    case 'error': return 'is an error';
    default: return undefined;
  }
}
