import { runProblems } from './analysis-runs';
import { TemplateCollection, TemplateReference, TemplateView, collectTemplates } from './analysis-templates';
import { Bundle } from './bundle';
import { joinTemplates } from './joined-templates';
import { ProblemSink } from './problem';
import { PassedArgument } from './rollout-arguments';

/** Somebody who starts an analysis run from templates: a Rollout, an Experiment, or a template that nobody uses, by itself. */
export interface AnalysisUse {
  /** Where it is written, in the object that the problems are about. */
  readonly path: string;
  readonly namespace: string;
  readonly references: readonly TemplateReference[];
  readonly args: readonly PassedArgument[];
  readonly dryRun: readonly string[];
  readonly measurementRetention: readonly string[];
  readonly problems: ProblemSink;
}

/** The templates that were judged as part of a run. */
export type UsedTemplates = Set<string>;

/** A template's identity among the templates of a bundle. */
export function templateKey(template: TemplateView, namespace: string): string {
  return `${template.kind}/${template.kind === 'AnalysisTemplate' ? namespace || 'default' : ''}/${template.name}`;
}

/**
 * Judges the run of a use and returns its templates, or undefined where some of them are not here.
 * Problems of a metric are about the template that it is written in.
 */
export function checkUse(use: AnalysisUse, bundle: Bundle, used: UsedTemplates): TemplateCollection | undefined {
  const found = collectTemplates(bundle, use.namespace, use.references);
  for (const { kind, name, missing } of found.absent) {
    if (missing) {
      use.problems.missObject('AR144', `${use.path}.templates`, { kind, name });
    }
  }
  if (found.circle) {
    use.problems.add('AR411', `${use.path}.templates`, `templates refer to each other in a circle: ${found.circle.join(' -> ')}`, 'break the circle: the controller would follow it for ever');
  }
  if (found.absent.length > 0) {
    return undefined;
  }
  const { run, problems } = joinTemplates(found.templates, use.args, use);
  problems.forEach(({ id, message, mend }) => use.problems.add(id, use.path, message, mend));
  if (problems.length === 0) {
    found.templates.forEach((template) => used.add(templateKey(template, use.namespace)));
  }
  for (const { id, path, message, mend, metric } of runProblems(run)) {
    if (metric?.template) {
      use.problems.about(metric.template.manifest).add(id, `spec.metrics[${metric.index}]${path}`, message, mend);
    } else {
      use.problems.add(id, `${use.path}${path}`, message, mend);
    }
  }
  return found;
}
