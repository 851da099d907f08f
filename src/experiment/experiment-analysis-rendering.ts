import { ExperimentAnalysis } from './experiment-analysis';
import { AnalysisArgument } from '../analysis/analysis-argument';
import { noteReference } from '../analysis/existing-template';
import { ExperimentAnalysisSpec } from '../manifest/analysis';
import { ObjectMetadata } from '../manifest/metadata';
import { propError } from '../semantics/errors';
import { requireAnnotations, requireLabels } from '../semantics/names';

/** The analyses of an experiment. `renderArgument` says what whoever starts it can pass. Throws where a name comes twice. */
export function renderExperimentAnalyses(
  where: string,
  analyses: readonly ExperimentAnalysis[],
  renderArgument: (argument: AnalysisArgument) => NonNullable<ExperimentAnalysisSpec['args']>[number],
): ExperimentAnalysisSpec[] {
  requireUniqueNames(where, 'analyses', analyses.map(({ name }) => name));
  return analyses.map(({ name, template, requiredForCompletion, args }) => noteReference(template, {
    name,
    templateName: template.templateName,
    ...(template.clusterScope && { clusterScope: true }),
    ...(requiredForCompletion !== undefined && { requiredForCompletion }),
    ...(args && { args: args.map(renderArgument) }),
  }));
}

/** Labels and annotations, or nothing where neither is given. */
export function renderMetadata(
  where: string, prop: string, labels?: Record<string, string>, annotations?: Record<string, string>,
): ObjectMetadata | undefined {
  requireLabels(where, `${prop}Labels`, labels);
  requireAnnotations(where, `${prop}Annotations`, annotations);
  return labels || annotations ? { ...(labels && { labels: { ...labels } }), ...(annotations && { annotations: { ...annotations } }) } : undefined;
}

/** Throws where a name comes twice. */
export function requireUniqueNames(where: string, prop: string, names: readonly string[]): void {
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) {
    throw propError(where, { prop: `${prop}.name`, received: twice, accepted: 'each name once', mend: 'rename one of the two' });
  }
}
