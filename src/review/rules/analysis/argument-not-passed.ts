import { argoRule } from '../argo/argo-validation';

export const ARGUMENT_NOT_PASSED = argoRule({
  id: 'ZD604',
  name: 'argument-not-passed',
  group: 'analysis',
  severity: 'error',
  title: 'An argument of an analysis has no value',
  rationale: 'The analysis cannot be made: the release stops at it, with some users on the new version already.',
  mend: 'Pass the argument where the analysis is started, or give it a value in the template.',
  sources: ['https://argo-rollouts.readthedocs.io/en/stable/features/analysis/#analysis-template-arguments'],
  reviewed: '1 finding in 1 of 146 public manifests, read one by one: right: the argument is never passed.',
}, ['AR146', 'AR149']);
