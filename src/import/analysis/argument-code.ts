import { call, Code, ours } from '../code/code';
import { Fields } from '../code/fields';

const HASHES = { Latest: ours('PodTemplateHash.LATEST'), Stable: ours('PodTemplateHash.STABLE') };

/** An argument as a Rollout passes it. */
export function rolloutArgumentCode(fields: Fields): Code {
  const name = fields.must('name').text('name');
  if (!fields.has('valueFrom')) {
    return call(ours('AnalysisArgument.value'), name, fields.must('value').text('value'));
  }
  return fields.required('valueFrom').all((source) => source.has('podTemplateHashValue')
    ? call(ours('AnalysisArgument.podTemplateHash'), name, source.member('podTemplateHashValue', HASHES))
    : call(ours('AnalysisArgument.fieldRef'), name, fieldPath(source)));
}

/** An argument as a template declares it, or a run or an experiment has it. */
export function templateArgumentCode(fields: Fields): Code {
  const name = fields.must('name').text('name');
  const value = fields.text('value');
  if (!fields.has('valueFrom')) {
    return value ? call(ours('AnalysisArgument.value'), name, value) : call(ours('AnalysisArgument.declared'), name);
  }
  return fields.required('valueFrom').all((source) => {
    if (!source.has('secretKeyRef')) {
      return call(ours('AnalysisArgument.templateFieldRef'), name, fieldPath(source), value);
    }
    if (value) {
      throw fields.inexpressible('value', 'stands beside a Secret');
    }
    return source.required('secretKeyRef').all((secret) => call(ours('AnalysisArgument.secret'), name, secret.must('name', 'key').text('name'), secret.text('key')));
  });
}

function fieldPath(source: Fields): Code {
  return source.required('fieldRef').all((reference) => reference.must('fieldPath').text('fieldPath')!);
}
