import { Draft } from './draft';
import { templateArgumentCode } from '../analysis/argument-code';
import { metricCode } from '../analysis/metric-code';
import { secretsOf } from '../analysis/secrets';
import { Code, list } from '../code/code';
import { Fields } from '../code/fields';
import { at, Json, JsonObject, mapsAt, textAt } from '../code/json';

/** Arguments that a metric knows without being told. */
const KNOWN_ARGUMENTS = ['canary-hash', 'stable-hash', 'namespace', 'rollout'];

/**
 * The metrics of a gate, where each of its templates is one that the construct makes: called like the release and the metric.
 *
 * @param infix what stands between the two names
 */
export function gateMetrics({ release, kept }: Draft, analysis: Json | undefined, infix: '' | 'pre-' | 'post-'): Code | undefined {
  const references = mapsAt(analysis, 'templates');
  if (references.length === 0 || kept.has('analysis')) {
    return undefined;
  }
  const metrics = references.map((reference) => {
    const template = reference.clusterScope === true ? undefined : release.find('AnalysisTemplate', textAt(reference, 'templateName'));
    const [metric, ...more] = mapsAt(template, 'spec', 'metrics');
    const own = textAt(metric, 'name');
    return more.length === 0 && template && textAt(template, 'metadata', 'name') === `${release.name}-${infix}${own}` ? gateMetric(template, metric) : undefined;
  });
  return metrics.every((metric) => metric !== undefined) ? list(metrics) : undefined;
}

function gateMetric(template: JsonObject, metric: JsonObject): Code {
  const code = new Fields('spec.metrics[0]', metric).all((fields) => metricCode(fields, secretsOf(template.spec)));
  const args = mapsAt(template, 'spec', 'args').filter(({ name, value, valueFrom }) => (
    !KNOWN_ARGUMENTS.includes(String(name)) || value !== undefined || valueFrom !== undefined
  ));
  const codes = args.map((arg, index) => new Fields(`spec.args[${index}]`, arg).all(templateArgumentCode));
  const [props] = code.is === 'call' ? code.args : [];
  return code.is !== 'call' || props?.is !== 'object' || codes.length === 0
    ? code
    : { ...code, args: [{ ...props, entries: [...props.entries, ['args', list(codes)!]] }] };
}

/** Whether two analyses ask for the same. */
export function templateNames(analysis: Json | undefined): string {
  return JSON.stringify(at(analysis, 'templates') ?? null);
}
