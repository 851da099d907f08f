import { TemplateView } from './analysis-templates';
import { JsonObject, isPresent, textOf } from './json-values';
import { PassedArgument } from './rollout-arguments';
import { RuleId } from './rule-table';

/** An argument of an analysis run once templates and passed arguments are joined. */
export interface RunArgument extends PassedArgument {
  /** Whether the value is that of a Secret. */
  readonly secret?: boolean;
}

/** A metric with the template that it is written in. */
export interface PlacedMetric {
  readonly metric: JsonObject;
  readonly template?: TemplateView;
  readonly index: number;
}

/** What an analysis run would consist of. */
export interface JoinedRun {
  readonly metrics: readonly PlacedMetric[];
  readonly args: readonly RunArgument[];
  readonly dryRun: readonly string[];
  readonly measurementRetention: readonly string[];
}

/** A problem of joining, about the analysis as a whole. */
export interface JoinProblem {
  readonly id: RuleId;
  readonly message: string;
  readonly mend: string;
}

/** The rules of a list, by the metric that they name. */
export function ruleNames(rules: readonly JsonObject[]): string[] {
  return rules.map(({ metricName }) => textOf(metricName));
}

/** The rules of an analysis, by the metrics that they name. */
interface AnalysisRules {
  readonly dryRun: readonly string[];
  readonly measurementRetention: readonly string[];
}

/** The rules that an analysis has beside those of its templates, and these. */
export function joinRules(templates: readonly TemplateView[], { dryRun, measurementRetention }: AnalysisRules): AnalysisRules {
  return {
    dryRun: [...dryRun, ...templates.flatMap((template) => ruleNames(template.dryRun))],
    measurementRetention: [...measurementRetention, ...templates.flatMap((template) => ruleNames(template.measurementRetention))],
  };
}

/** Rules that are there twice. */
export function rulesTwice({ dryRun, measurementRetention }: AnalysisRules): JoinProblem[] {
  return [...twice('dryRun rules', dryRun), ...twice('measurementRetention rules', measurementRetention)];
}

function twice(what: string, names: readonly string[]): JoinProblem[] {
  return repeated(names).map((name) => ({ id: 'AR145', message: `two ${what} are named "${name}"`, mend: 'rename one of them, or leave it out' }));
}

/** Joins templates as the controller does for an analysis run. With a problem it makes none. */
export function joinTemplates(
  templates: readonly TemplateView[],
  passed: readonly PassedArgument[],
  rules: AnalysisRules,
): { readonly run: JoinedRun; readonly problems: readonly JoinProblem[] } {
  const problems: JoinProblem[] = [];
  const metrics = templates.flatMap((template) => template.metrics.map((metric, index) => ({ metric, template, index })));
  const { dryRun, measurementRetention } = joinRules(templates, rules);
  problems.push(...twice('metrics of the analysis', metrics.map(({ metric }) => textOf(metric.name))), ...rulesTwice({ dryRun, measurementRetention }));
  const declared = joinDeclarations(templates, problems);
  return { run: { metrics, args: declared.map((argument) => resolve(argument, passed, problems)), dryRun, measurementRetention }, problems };
}

export function repeated(names: readonly string[]): string[] {
  return names.length < 2 ? [] : [...new Set(names.filter((name, index) => names.indexOf(name) < index))];
}

function joinDeclarations(templates: readonly TemplateView[], problems: JoinProblem[]): JsonObject[] {
  const declared = new Map<string, JsonObject>();
  for (const argument of templates.flatMap(({ args }) => args)) {
    const name = textOf(argument.name);
    const earlier = declared.get(name);
    if (!isPresent(earlier?.value)) {
      declared.set(name, argument);
    } else if (isPresent(argument.value) && earlier?.value !== argument.value) {
      problems.push({
        id: 'AR145', message: `templates give the argument ${name} different values: ${textOf(earlier?.value)} and ${textOf(argument.value)}`, mend: 'agree on one, or pass it',
      });
    }
  }
  return [...declared.values()];
}

function resolve(declared: JsonObject, passed: readonly PassedArgument[], problems: JoinProblem[]): RunArgument {
  const name = textOf(declared.name);
  const given = passed.filter((argument) => argument.name === name && argument.value !== undefined).pop();
  const source = isPresent(declared.valueFrom) ? (declared.valueFrom as JsonObject) : undefined;
  const secret = isPresent(source?.secretKeyRef);
  const value = given?.value ?? (isPresent(declared.value) ? textOf(declared.value) : undefined);
  if (value === undefined && !secret) {
    problems.push({
      id: 'AR146',
      message: source ? `nobody reads the field of the argument ${name}: in a template only secretKeyRef is` : `the argument ${name} has no value`,
      mend: 'pass it, or give it a value in the template',
    });
  }
  return { name, value, unknown: given?.unknown, secret: secret && !given?.unknown };
}
