import { AnalysisArgument } from './analysis-argument';
import { AnalysisMetric } from './analysis-metric';
import { requireDistinctArguments, uniqueArguments } from './argument-set';
import { renderReference } from './existing-template';
import { MetricContext } from './metric-context';
import { usedArguments } from './placeholders';
import { IAnalysisTemplate, MeasurementRetention } from './template-reference';
import { AnalysisTemplateSpec, MetricSpec } from '../manifest/analysis';
import { propError, requireInteger } from '../semantics/errors';
import { goRegularExpression } from '../semantics/go-regular-expression';

/** What a template and the templates below it ask of a Rollout. */
export interface TemplateContent {
  /** All arguments that they declare. */
  readonly declared: AnalysisArgument[];
  readonly metrics: MetricSpec[];
  /** All their patterns of metrics that decide nothing. */
  readonly dryRun: string[];
  /** All their patterns of metrics whose samples are kept. */
  readonly retained: string[];
  /** Whether nothing below is known by name only. */
  readonly complete: boolean;
}

/** What the two kinds of templates are made of. */
export interface TemplateParts {
  readonly metrics: AnalysisMetric[];
  readonly args: AnalysisArgument[];
  readonly dryRun: string[];
  readonly measurementRetention: MeasurementRetention[];
  readonly templates: IAnalysisTemplate[];
}

export interface ComposedTemplate {
  readonly spec: AnalysisTemplateSpec;
  readonly content: TemplateContent;
}

/** The spec of a template together with what it asks for. Throws on what cannot work. */
export function composeTemplate(where: string, parts: TemplateParts, context: MetricContext): ComposedTemplate {
  if (parts.metrics.length === 0 && parts.templates.length === 0) {
    throw propError(where, { prop: 'metrics', received: [], accepted: 'at least one metric or template', mend: 'pass metrics: [AnalysisMetric.successRate({ atLeast: 0.99 })]' });
  }
  requireDistinctArguments(where, parts.args);
  const bound = parts.metrics.map((metric) => metric._bind(context));
  const metrics = bound.map(({ metric }) => metric);
  // What the template says of an argument takes precedence over what the metric would say of it.
  const given = parts.args.map((argument) => argument.name);
  const implied = bound.flatMap(({ args }) => args).filter((argument) => !given.includes(argument.name));
  const args = uniqueArguments(where, [...parts.args, ...implied]);
  requireDeclared(where, metrics, args);
  const content = combineContents(where, [...contentsOf(parts.templates), { declared: args, metrics, ...patternsOf(parts), complete: true }]);
  requireMetricNames(where, content);
  requirePatterns(where, content, parts.measurementRetention);
  return {
    content,
    spec: {
      ...(args.length > 0 && { args: args.map((argument) => argument._toTemplateJson()) }),
      ...(metrics.length > 0 && { metrics }),
      ...renderPatterns(parts.dryRun, parts.measurementRetention),
      ...(parts.templates.length > 0 && { templates: parts.templates.map(renderReference) }),
    },
  };
}

/** What several templates used together ask for. Throws where they contradict each other. */
export function combineContents(where: string, contents: TemplateContent[]): TemplateContent {
  const declared = contents.flatMap((content) => content.declared);
  for (const argument of declared) {
    const rival = declared.find((other) => other.name === argument.name && !other._open && !argument._open && !other._equals(argument));
    if (rival !== undefined) {
      throw propError(where, { prop: 'templates', received: argument.name, accepted: 'one value for each argument name', mend: 'rename the argument in one template' });
    }
  }
  return {
    declared,
    metrics: contents.flatMap((content) => content.metrics),
    dryRun: contents.flatMap((content) => content.dryRun),
    retained: contents.flatMap((content) => content.retained),
    complete: contents.every((content) => content.complete),
  };
}

export function patternsOf({ dryRun = [], measurementRetention = [] }: Partial<TemplateParts>): Pick<TemplateContent, 'dryRun' | 'retained'> {
  return { dryRun, retained: measurementRetention.map(({ metricName }) => metricName) };
}

export function contentsOf(templates: IAnalysisTemplate[]): TemplateContent[] {
  return templates.map((template) => template._content ?? { declared: [], metrics: [], dryRun: [], retained: [], complete: false });
}

export function renderPatterns(dryRun: string[], retention: MeasurementRetention[]): Pick<AnalysisTemplateSpec, 'dryRun' | 'measurementRetention'> {
  return {
    ...(dryRun.length > 0 && { dryRun: dryRun.map((metricName) => ({ metricName })) }),
    ...(retention.length > 0 && { measurementRetention: retention.map(({ metricName, limit }) => ({ metricName, limit })) }),
  };
}

export function endlessMetrics(content: TemplateContent): string[] {
  return content.metrics.filter(({ interval, count }) => interval !== undefined && count === undefined).map((metric) => metric.name);
}

/** Throws if two metrics have one name: the controller would end the analysis in an error. */
export function requireMetricNames(where: string, content: TemplateContent): void {
  const names = content.metrics.map((metric) => metric.name);
  const repeated = names.find((name, index) => names.indexOf(name) !== index);
  if (repeated !== undefined) {
    throw propError(where, { prop: 'metrics', received: repeated, accepted: 'each metric name once, nested templates included', mend: 'pass name to one of the two' });
  }
}

/** Throws unless every pattern is a regular expression of its own that matches a metric: the controller demands it of all templates together. */
export function requirePatterns(where: string, content: TemplateContent, retention: MeasurementRetention[]): void {
  retention.forEach(({ limit }, index) => requireInteger(where, `measurementRetention[${index}].limit`, limit, 1, 1_000_000, 'leave the entry out for 10'));
  for (const [prop, patterns] of [['dryRun', content.dryRun], ['measurementRetention', content.retained]] as const) {
    patterns.forEach((pattern, index) => {
      if (patterns.indexOf(pattern) !== index) {
        throw propError(where, { prop, received: pattern, accepted: 'each pattern once, those of templates included', mend: 'leave one of the two out' });
      }
      requireMatch(where, prop, pattern, content);
    });
  }
}

function requireMatch(where: string, prop: string, pattern: string, content: TemplateContent): void {
  const regex = goRegularExpression(pattern);
  if (regex === undefined) {
    throw propError(where, { prop, received: pattern, accepted: 'a regular expression that RE2 reads', mend: 'write ".*" for all metrics' });
  }
  if (content.complete && !content.metrics.some((metric) => regex.test(metric.name))) {
    throw propError(where, {
      prop,
      received: pattern,
      accepted: `a regular expression that matches a metric: ${content.metrics.map((metric) => metric.name).join(', ')}`,
      mend: 'name one of the metrics',
    });
  }
}

function requireDeclared(where: string, metrics: MetricSpec[], args: AnalysisArgument[]): void {
  const names = args.map((argument) => argument.name);
  const undeclared = usedArguments(where, metrics).find((name) => !names.includes(name));
  if (undeclared !== undefined) {
    throw propError(where, {
      prop: 'args',
      received: names,
      accepted: `a list that declares "${undeclared}", which a metric uses`,
      mend: `add AnalysisArgument.declared("${undeclared}"), or a kind that brings its value`,
    });
  }
}
