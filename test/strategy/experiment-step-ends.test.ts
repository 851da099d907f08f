import { Duration } from 'cdk8s';
import { LabelExpression } from 'cdk8s-plus-28';
import { AnalysisArgument } from '../../src/analysis/analysis-argument';
import { AnalysisTemplate } from '../../src/analysis/analysis-template';
import { CanaryStep } from '../../src/strategy/canary-step';
import { ExperimentSpecRef, ExperimentStepOptions } from '../../src/strategy/experiment-step-options';

const templates = [{ name: 'canary', specRef: ExperimentSpecRef.CANARY }];
const template = AnalysisTemplate.fromTemplateName('answers');
const step = (options: Partial<ExperimentStepOptions>) => CanaryStep.experiment({ templates, ...options })._toJson().experiment;

describe('an experiment in a canary', () => {
  test('ends after a time, or with a required analysis', () => {
    expect(step({ duration: Duration.minutes(5) })).toEqual({ templates, duration: '5m' });
    expect(step({ analyses: [{ name: 'a', template, requiredForCompletion: true }] })).toMatchObject({ analyses: [{ requiredForCompletion: true }] });
  });

  test('runs without an end where that is confirmed, and says nothing of it', () => {
    expect(step({ indefinitely: true })).toEqual({ templates });
    expect(() => step({})).toThrow(
      'duration is not given; accepted: a duration, or an analysis with requiredForCompletion: true. Mend: say how the experiment ends: the release waits for it; '
      + 'or say indefinitely: true',
    );
    expect(() => step({ indefinitely: true, duration: Duration.minutes(5) })).toThrow('indefinitely is true; accepted: nothing together with a duration');
  });

  test('selects by labels and conditions', () => {
    const selected = { ...templates[0], selectorLabels: { app: 'orders' }, selectorExpressions: [LabelExpression.doesNotExist('lane')] };
    expect(step({ templates: [selected], indefinitely: true })?.templates[0].selector).toEqual({
      matchLabels: { app: 'orders' }, matchExpressions: [{ key: 'lane', operator: 'DoesNotExist' }],
    });
  });

  test('refuses what a Rollout cannot pass', () => {
    const secret = AnalysisArgument.secret('token', 'orders', 'token');
    expect(() => step({ duration: Duration.minutes(5), analyses: [{ name: 'a', template, args: [secret] }] })).toThrow('a Rollout cannot pass one');
    expect(() => step({ duration: Duration.minutes(5), analyses: [{ name: 'a', template }, { name: 'a', template }] })).toThrow('analyses.name is "a"; accepted: each name once');
  });
});

describe('a pause', () => {
  test('is written in the unit in which it is said, or as a bare number', () => {
    expect(CanaryStep.pause(Duration.seconds(60))._toJson()).toEqual({ pause: { duration: '60s' } });
    expect(CanaryStep.pauseSeconds(60)._toJson()).toEqual({ pause: { duration: 60 } });
    expect(() => CanaryStep.pauseSeconds(0)).toThrow('CanaryStep.pauseSeconds: seconds is 0; accepted: a whole number from 1 to 1000000000');
  });
});

describe('a field of the Rollout in a template', () => {
  test('is open until somebody passes it, unless it has a value too', () => {
    const open = AnalysisArgument.templateFieldRef('ns', 'metadata.namespace');
    const filled = AnalysisArgument.templateFieldRef('ns', 'metadata.namespace', 'shop');
    expect([open._open, filled._open]).toEqual([true, false]);
    expect(filled._toTemplateJson()).toEqual({ name: 'ns', value: 'shop', valueFrom: { fieldRef: { fieldPath: 'metadata.namespace' } } });
  });
});
