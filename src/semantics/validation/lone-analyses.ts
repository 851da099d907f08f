import { runProblems } from './analysis-runs';
import { TemplateView, collectTemplates, viewTemplate } from './analysis-templates';
import { UsedTemplates, checkUse, templateKey } from './analysis-uses';
import { Bundle } from './bundle';
import { RunArgument, ruleNames } from './joined-templates';
import { JsonObject, isPresent, objectOf, objectsOf, textOf } from './json-values';
import { ProblemSink } from './problem';

/** Rules on a template by itself, whoever uses it. */
export function checkTemplateArguments(manifest: JsonObject, problems: ProblemSink): void {
  viewTemplate(manifest).args.forEach(({ name, value, valueFrom }, index) => {
    if (isPresent(value) && isPresent(valueFrom)) {
      problems.add('AR148', `spec.args[${index}]`, `the argument ${textOf(name)} has both value and valueFrom`, 'leave one of them out');
    }
  });
}

/**
 * Judges a template that nobody uses, or uses without giving what it needs: its open arguments may have any value that fits.
 * The templates that it refers to are judged together with it.
 */
export function checkUnusedTemplate(manifest: JsonObject, bundle: Bundle, problems: ProblemSink, used: UsedTemplates): void {
  const template = viewTemplate(manifest);
  const namespace = textOf(objectOf(manifest.metadata).namespace);
  if (used.has(templateKey(template, namespace))) {
    return;
  }
  const references = [{ name: template.name, clusterScope: template.kind === 'ClusterAnalysisTemplate' }];
  const args = collectTemplates(bundle, namespace, references).templates.flatMap(openArguments);
  checkUse({ path: 'spec', namespace, references, args, dryRun: [], measurementRetention: [], problems }, bundle, used);
}

function openArguments({ args }: TemplateView): RunArgument[] {
  return args.filter(({ value, valueFrom }) => !isPresent(value) && !isPresent(valueFrom))
    .map(({ name }) => ({ name: textOf(name), value: '', unknown: true }));
}

/** Rules on an AnalysisRun that is applied by itself. */
export function checkAnalysisRun(manifest: JsonObject, problems: ProblemSink): void {
  const spec = objectOf(manifest.spec);
  const args = objectsOf(spec.args).map(({ name, value, valueFrom }): RunArgument => ({
    name: textOf(name),
    value: isPresent(value) ? textOf(value) : undefined,
    secret: isPresent(objectOf(valueFrom).secretKeyRef),
  }));
  args.forEach(({ name, value, secret }, index) => {
    if (value === undefined && !secret) {
      problems.add('AR146', `spec.args[${index}]`, `the argument ${name} has no value`, 'give it a value, or a secretKeyRef');
    }
  });
  const run = {
    metrics: objectsOf(spec.metrics).map((metric, index) => ({ metric, index })),
    args,
    dryRun: ruleNames(objectsOf(spec.dryRun)),
    measurementRetention: ruleNames(objectsOf(spec.measurementRetention)),
  };
  for (const { id, path, message, mend, metric } of runProblems(run)) {
    problems.add(id, metric ? `spec.metrics[${metric.index}]${path}` : `spec${path}`, message, mend);
  }
}
