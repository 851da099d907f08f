import { selectorCodes } from './selector-code';
import { experimentAnalysisCode } from '../analysis/experiment-analysis-code';
import { dryRunField } from '../analysis/rollout-analysis-code';
import { Code, list, object, ours, verbatim } from '../code/code';
import { durationField, secondsField } from '../code/durations';
import { Fields } from '../code/fields';
import { TemplateNames } from '../template-names';

const SPEC_REFS = { stable: ours('ExperimentSpecRef.STABLE'), canary: ours('ExperimentSpecRef.CANARY') };

/** Options of `CanaryStep.experiment`. */
export function experimentStepCode(fields: Fields, templates: TemplateNames): Code {
  const runMetadata = fields.must('templates').fields('analysisRunMetadata');
  const analyses = fields.list('analyses');
  const ends = fields.has('duration') || analyses?.some((analysis) => analysis.peek('requiredForCompletion') === true);
  const code = object({
    templates: fields.each('templates', templateCode),
    duration: durationField(fields, 'duration'),
    indefinitely: ends ? undefined : verbatim(true),
    analyses: list(analyses?.map((analysis) => analysis.all((one) => experimentAnalysisCode(one, templates)))),
    dryRun: dryRunField(fields),
    scaleDownDelay: secondsField(fields, 'scaleDownDelaySeconds'),
    analysisRunLabels: runMetadata?.textMap('labels'),
    analysisRunAnnotations: runMetadata?.textMap('annotations'),
  });
  runMetadata?.done();
  return code;
}

function templateCode(fields: Fields): Code {
  const metadata = fields.fields('metadata');
  const code = object({
    name: fields.must('name', 'specRef').text('name'),
    specRef: fields.member('specRef', SPEC_REFS),
    replicas: fields.number('replicas'),
    weight: fields.number('weight'),
    serviceName: fields.fields('service')?.text('name'),
    podLabels: metadata?.textMap('labels'),
    podAnnotations: metadata?.textMap('annotations'),
    ...selectorCodes(fields),
  });
  metadata?.done();
  return code;
}
