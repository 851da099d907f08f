import { AnalysisTemplateSpec, MetricSpec, RolloutAnalysisSpec, TemplateReferenceSpec } from '../../manifest/analysis';
import { RolloutSpec } from '../../manifest/rollout';
import { goRegularExpression } from '../../semantics/go-regular-expression';

/** A Rollout as it is applied, with the analysis templates that it refers to. Versions of one name have one pod template. */
export interface SimulatedVersion {
  readonly name: string;
  readonly rollout: RolloutSpec;
  /** Templates by `templateKey`. */
  readonly templates: ReadonlyMap<string, AnalysisTemplateSpec>;
}

/** What one run measures. */
export interface RunMetrics {
  readonly metrics: readonly MetricSpec[];
  /** Names of the metrics whose outcome counts for nothing. */
  readonly dryRun: ReadonlySet<string>;
}

/** A template's name, told apart from one of the whole cluster that is named alike. */
export function templateKey({ templateName, clusterScope }: TemplateReferenceSpec): string {
  return clusterScope ? `cluster/${templateName}` : templateName;
}

/** The metrics of all templates that an analysis refers to, with the arguments that are given as values put in. */
export function runMetrics({ templates }: SimulatedVersion, analysis: RolloutAnalysisSpec): RunMetrics {
  const used = new Map<string, AnalysisTemplateSpec>();
  const collect = (references: readonly TemplateReferenceSpec[]): void => references.forEach((reference) => {
    const key = templateKey(reference);
    const template = templates.get(key);
    if (template && !used.has(key)) {
      used.set(key, template);
      collect(template.templates ?? []);
    }
  });
  collect(analysis.templates ?? []);
  const specs = [...used.values()];
  const args = [...specs.flatMap((spec) => spec.args ?? []), ...analysis.args ?? []];
  const values = new Map(args.flatMap(({ name, value }): [string, string][] => value === undefined ? [] : [[name, value]]));
  const metrics = specs.flatMap((spec) => spec.metrics ?? []).map((metric) => withArguments(metric, values));
  const dry = [...specs.flatMap(({ dryRun }) => dryRun ?? []), ...analysis.dryRun ?? []].map(({ metricName }) => goRegularExpression(metricName));
  return { metrics, dryRun: new Set(metrics.map(({ name }) => name).filter((name) => dry.some((pattern) => pattern?.test(name)))) };
}

/** The fields that decide when and how often is measured may be arguments, too. */
function withArguments(metric: MetricSpec, values: ReadonlyMap<string, string>): MetricSpec {
  const put = <Value>(field: Value): Value => typeof field === 'string'
    ? field.replace(/\{\{\s*args\.([^\s}]+)\s*\}\}/g, (text, name: string) => values.get(name) ?? text) as Value
    : field;
  return Object.fromEntries(Object.entries(metric).map(([name, field]) => [name, put(field)])) as unknown as MetricSpec;
}
