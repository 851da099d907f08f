import { templateArgumentCode } from './argument-code';
import { experimentAnalysisCode } from './experiment-analysis-code';
import { dryRunField, retentionField } from './rollout-analysis-code';
import { Code, object, verbatim } from '../code/code';
import { durationField, secondsField } from '../code/durations';
import { Fields } from '../code/fields';
import { metadataCode } from '../metadata-code';
import { selectorCodes } from '../rollout/selector-code';
import { TemplateNames } from '../template-names';

/** Props of an `Experiment`. */
export function experimentCode(manifest: Fields, templates: TemplateNames): Code {
  const metadata = metadataCode(manifest.fields('metadata'));
  const spec = manifest.required('spec').must('templates');
  const runMetadata = spec.fields('analysisRunMetadata');
  const code = object({
    metadata,
    templates: spec.each('templates', templateCode),
    analyses: spec.each('analyses', (analysis) => experimentAnalysisCode(analysis, templates, templateArgumentCode)),
    duration: durationField(spec, 'duration'),
    progressDeadline: secondsField(spec, 'progressDeadlineSeconds'),
    scaleDownDelay: secondsField(spec, 'scaleDownDelaySeconds'),
    terminate: spec.flag('terminate'),
    dryRun: dryRunField(spec),
    measurementRetention: retentionField(spec),
    runLabels: runMetadata?.textMap('labels'),
    runAnnotations: runMetadata?.textMap('annotations'),
  });
  [runMetadata, spec].forEach((one) => one?.done());
  return code;
}

function templateCode(fields: Fields): Code {
  const service = fields.fields('service');
  const serviceName = service?.text('name');
  service?.done();
  return object({
    name: fields.must('name').text('name'),
    replicas: fields.number('replicas'),
    minReady: secondsField(fields, 'minReadySeconds'),
    ...selectorCodes(fields),
    serviceName,
    createService: service && !serviceName ? verbatim(true) : undefined,
    podTemplate: fields.map('template'),
  });
}
