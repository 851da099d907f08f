import { metricSignal } from './metric-signal';
import { SimulatedVersion } from './simulated-version';
import { AnalysisTemplateSpec, MetricSpec } from '../../manifest/analysis';
import { Relations } from '../inventory/relations';
import { Workload } from '../inventory/workload';
import { asksAboutBoth } from '../rules/analysis/canary-scope';
import { queriesOf } from '../rules/analysis/queries';

/** The names of the metrics of a canary that certainly ask about both versions together. */
export function undividedMetrics(relations: Relations, workload: Workload): ReadonlySet<string> {
  if (!workload.canary) {
    return new Set();
  }
  return new Set(relations.analysesOf(workload).flatMap((use) => use.metrics
    .filter(({ metric }) => queriesOf(metric).some((query) => asksAboutBoth(query, use, workload, relations)))
    .map(({ metric }) => metric.name ?? '')));
}

/**
 * The version with these metrics unable to see anything of it: in what they measure, its errors are few among those of both. What a metric of latency
 * measures is given.
 */
export function withoutSight(version: SimulatedVersion, undivided: ReadonlySet<string>): SimulatedVersion {
  const blind = (metric: MetricSpec): MetricSpec => undivided.has(metric.name) && metricSignal(metric) !== 'latency' ? { ...metric, provider: {} } : metric;
  const templates = Array.from(version.templates, ([key, template]): [string, AnalysisTemplateSpec] =>
    [key, { ...template, metrics: template.metrics?.map(blind) }]);
  return undivided.size === 0 ? version : { ...version, templates: new Map(templates) };
}
