import { AnalysisArgument, PodTemplateHash } from '../../src/analysis/analysis-argument';
import { SecretKeyRef } from '../../src/analysis/secret-key-ref';

describe('what a template declares and what a Rollout passes', () => {
  test.each([
    ['value', AnalysisArgument.value('host', 'orders'), { name: 'host', value: 'orders' }, { name: 'host', value: 'orders' }],
    ['podTemplateHash', AnalysisArgument.podTemplateHash('canary-hash', PodTemplateHash.LATEST), { name: 'canary-hash' },
      { name: 'canary-hash', valueFrom: { podTemplateHashValue: 'Latest' } }],
    ['fieldRef', AnalysisArgument.fieldRef('team', "metadata.labels['example.com/team']"), { name: 'team' },
      { name: 'team', valueFrom: { fieldRef: { fieldPath: "metadata.labels['example.com/team']" } } }],
  ])('%s', (_, argument, declared, passed) => {
    expect(argument._toTemplateJson()).toEqual(declared);
    expect(argument._toRolloutJson('here')).toEqual(passed);
  });

  test('a secret is a reference in the template', () => {
    expect(AnalysisArgument.secret('token', 'metrics', 'api-token')._toTemplateJson())
      .toEqual({ name: 'token', valueFrom: { secretKeyRef: { name: 'metrics', key: 'api-token' } } });
  });

  test('a secret cannot be passed by a Rollout', () => {
    expect(() => AnalysisArgument.secret('token', 'metrics', 'api-token')._toRolloutJson('CanaryStep.analysis')).toThrow(
      'CanaryStep.analysis: args is "AnalysisArgument.secret(\\"token\\")"; accepted: AnalysisArgument.value, podTemplateHash or fieldRef. '
      + 'Mend: declare the secret in the template: a Rollout cannot pass one.');
  });

  test('a declared name has no value to pass', () => {
    expect(AnalysisArgument.declared('host')._toTemplateJson()).toEqual({ name: 'host' });
    expect(() => AnalysisArgument.declared('host')._toRolloutJson('CanaryStep.analysis')).toThrow('give the argument a value here');
  });
});

describe('what cannot work is refused', () => {
  test('a value that is no text', () => {
    expect(() => AnalysisArgument.value('limit', 5 as unknown as string)).toThrow('AnalysisArgument.value: value is 5; accepted: text. Mend: put the value in quotes');
  });

  test('an empty name', () => {
    expect(() => AnalysisArgument.declared(' ')).toThrow('AnalysisArgument.declared: name is " "; accepted: text that is not empty. Mend: pass a value such as');
  });

  test('a name with its braces', () => {
    expect(() => AnalysisArgument.declared('{{args.host}}')).toThrow('accepted: a name without spaces and braces');
  });

  test.each(['labels.team', "spec.template.metadata.labels['team']"])('the field path %s, which never resolves', (path) => {
    expect(() => AnalysisArgument.fieldRef('team', path)).toThrow('AnalysisArgument.fieldRef: fieldPath is');
  });

  test('a field below status is reachable', () => {
    expect(() => AnalysisArgument.fieldRef('group', 'status.alb.canaryTargetGroup.name')).not.toThrow();
  });

  test('a Secret without key', () => {
    expect(() => AnalysisArgument.secret('token', 'metrics', '')).toThrow('AnalysisArgument.secret: key is ""');
    expect(() => SecretKeyRef.of('metrics', '')).toThrow('SecretKeyRef.of: key is ""');
    expect(() => SecretKeyRef.of('Metrics', 'token')).toThrow('SecretKeyRef.of: secretName is "Metrics"');
  });
});
