import { rolloutArgumentCode } from './argument-code';
import { Code, list, object } from '../code/code';
import { Fields } from '../code/fields';
import { TemplateNames } from '../template-names';

/** A `RolloutAnalysis`. */
export function rolloutAnalysisCode(fields: Fields, templates: TemplateNames): Code {
  return object(analysisFields(fields, templates));
}

/** A `BackgroundAnalysis`. */
export function backgroundAnalysisCode(fields: Fields, templates: TemplateNames): Code {
  return object({ ...analysisFields(fields, templates), startingStep: fields.number('startingStep') });
}

function analysisFields(fields: Fields, templates: TemplateNames): Record<string, Code | undefined> {
  const runMetadata = fields.must('templates').fields('analysisRunMetadata');
  const codes = {
    templates: templatesField(fields, templates),
    args: fields.each('args', rolloutArgumentCode),
    dryRun: dryRunField(fields),
    measurementRetention: retentionField(fields),
    runLabels: runMetadata?.textMap('labels'),
    runAnnotations: runMetadata?.textMap('annotations'),
  };
  runMetadata?.done();
  return codes;
}

/** References to templates. */
export function templatesField(fields: Fields, templates: TemplateNames): Code | undefined {
  return fields.each('templates', (reference) => {
    const name = reference.take('templateName');
    const clusterScope = reference.take('clusterScope') ?? false;
    if (typeof name !== 'string' || typeof clusterScope !== 'boolean') {
      throw reference.inexpressible('templateName', 'is not a name with a scope');
    }
    return templates.reference(name, clusterScope);
  });
}

/** Names of metrics that decide nothing. */
export function dryRunField(fields: Fields): Code | undefined {
  return list(fields.list('dryRun')?.map((entry) => entry.all(() => entry.must('metricName').text('metricName')!)));
}

/** How many samples are kept. */
export function retentionField(fields: Fields): Code | undefined {
  return fields.each('measurementRetention', (entry) => object({
    metricName: entry.must('metricName', 'limit').text('metricName'), limit: entry.number('limit'),
  }));
}
