import { AnalysisArgument } from './analysis-argument';
import { requireDistinctArguments } from './argument-set';
import { renderReference } from './existing-template';
import { BackgroundAnalysis, RolloutAnalysis } from './rollout-analysis';
import { combineContents, contentsOf, endlessMetrics, patternsOf, renderPatterns, requireMetricNames, requirePatterns, TemplateContent } from './template-content';
import { IAnalysisTemplate } from './template-reference';
import { BackgroundAnalysisSpec, RolloutAnalysisSpec } from '../manifest/analysis';
import { propError, requireInteger } from '../semantics/errors';
import { requireAnnotations, requireLabels } from '../semantics/names';

/** An analysis that has to end by itself. Throws where it would not, and where the controller would refuse it. */
export function renderRolloutAnalysis(where: string, analysis: RolloutAnalysis): RolloutAnalysisSpec {
  const content = contentOf(where, analysis);
  const [endless] = endlessMetrics(content);
  if (endless !== undefined) {
    throw propError(where, {
      prop: 'templates',
      received: endless,
      accepted: 'metrics that end: outside the background the controller refuses an interval without a count',
      mend: `pass count to the metric "${endless}"`,
    });
  }
  return render(where, analysis, content);
}

/** An analysis that the end of the release may end. Throws where the controller would refuse it. */
export function renderBackgroundAnalysis(where: string, analysis: BackgroundAnalysis): BackgroundAnalysisSpec {
  requireInteger(where, 'startingStep', analysis.startingStep, 0, 1_000_000, 'pass the index of a step, counted from 0');
  return {
    ...render(where, analysis, contentOf(where, analysis)),
    ...(analysis.startingStep !== undefined && { startingStep: analysis.startingStep }),
  };
}

/** What the templates say, and what is said here of their metrics. */
function contentOf(where: string, analysis: RolloutAnalysis): TemplateContent {
  return combineContents(where, [...contentsOf(analysis.templates), { declared: [], metrics: [], ...patternsOf(analysis), complete: true }]);
}

function render(where: string, analysis: RolloutAnalysis, content: TemplateContent): RolloutAnalysisSpec {
  const { templates, dryRun = [], measurementRetention = [], runLabels, runAnnotations } = analysis;
  requireTemplates(where, templates);
  requireMetricNames(where, content);
  requirePatterns(where, content, measurementRetention);
  requireLabels(where, 'runLabels', runLabels);
  requireAnnotations(where, 'runAnnotations', runAnnotations);
  const args = passedArguments(where, analysis.args ?? [], content).map((argument) => argument._toRolloutJson(where));
  return {
    templates: templates.map(renderReference),
    ...(args.length > 0 && { args }),
    ...renderPatterns(dryRun, measurementRetention),
    ...((runLabels || runAnnotations) && {
      analysisRunMetadata: { ...(runLabels && { labels: { ...runLabels } }), ...(runAnnotations && { annotations: { ...runAnnotations } }) },
    }),
  };
}

function requireTemplates(where: string, templates: IAnalysisTemplate[]): void {
  if (templates.length === 0) {
    throw propError(where, { prop: 'templates', received: [], accepted: 'at least one template', mend: 'pass an AnalysisTemplate' });
  }
  const references = templates.map((template) => `${template.templateName} ${template.clusterScope}`);
  const repeated = templates.find((_, index) => references.indexOf(references[index]) !== index);
  if (repeated !== undefined) {
    throw propError(where, { prop: 'templates', received: repeated.templateName, accepted: 'each template once', mend: 'leave one of the two out' });
  }
}

/** What the caller passes, and what the templates ask for and bring along. */
function passedArguments(where: string, given: AnalysisArgument[], content: TemplateContent): AnalysisArgument[] {
  requireDistinctArguments(where, given);
  const unknown = given.find((argument) => content.complete && !content.declared.some(({ name }) => name === argument.name));
  if (unknown !== undefined) {
    throw propError(where, {
      prop: 'args',
      received: unknown.name,
      accepted: `an argument that a template declares (${content.declared.map(({ name }) => name).join(', ') || 'none'}): the controller drops others without a word`,
      mend: 'declare it in the template, or leave it out',
    });
  }
  const passed = new Map(given.map((argument) => [argument.name, argument]));
  for (const argument of content.declared.filter(({ _open }) => _open)) {
    const hasDefault = content.declared.some((other) => other.name === argument.name && !other._open);
    if (passed.has(argument.name) || hasDefault) {
      continue;
    }
    const source = content.declared.find((other) => other.name === argument.name && other._passable);
    if (source === undefined) {
      throw propError(where, {
        prop: 'args',
        received: [...passed.keys()],
        accepted: `a list with "${argument.name}", which a template declares without a value`,
        mend: `pass AnalysisArgument.value("${argument.name}", …)`,
      });
    }
    passed.set(source.name, source);
  }
  return [...passed.values()];
}
