import { rolloutArgumentCode } from './argument-code';
import { Code, object } from '../code/code';
import { Fields } from '../code/fields';
import { TemplateNames } from '../template-names';

/** An analysis of an experiment. Its arguments are those of a Rollout in a step, those of a run in an Experiment. */
export function experimentAnalysisCode(fields: Fields, templates: TemplateNames, argument: (fields: Fields) => Code = rolloutArgumentCode): Code {
  const name = fields.must('name').text('name');
  const templateName = fields.take('templateName');
  const clusterScope = fields.take('clusterScope') ?? false;
  if (typeof templateName !== 'string' || typeof clusterScope !== 'boolean') {
    throw fields.inexpressible('templateName', 'is not a name with a scope');
  }
  return object({
    name,
    template: templates.reference(templateName, clusterScope),
    requiredForCompletion: fields.flag('requiredForCompletion'),
    args: fields.each('args', argument),
  });
}
