import { Chart, Duration, Testing } from 'cdk8s';
import { AnalysisArgument } from '../../src/analysis/analysis-argument';
import { AnalysisMetric } from '../../src/analysis/analysis-metric';
import { AnalysisRun } from '../../src/analysis/analysis-run';
import { AnalysisRunProps } from '../../src/analysis/analysis-run-props';
import { WebProvider } from '../../src/analysis/providers/web';

const metric = AnalysisMetric.of({
  name: 'check',
  provider: new WebProvider({ url: 'https://example.com/{{args.path}}', headers: { 'X-Token': '{{args.token}}' } }),
  successCondition: 'result == "ok"',
});
const args = [AnalysisArgument.value('path', 'ready'), AnalysisArgument.secret('token', 'orders', 'token')];

function run(props: AnalysisRunProps) {
  const chart = new Chart(Testing.app(), 'shop', { namespace: 'shop' });
  const construct = new AnalysisRun(chart, 'check', props);
  return { construct, object: Testing.synth(chart)[0] };
}

describe('an analysis run', () => {
  test('has every field of the API', () => {
    const { object, construct } = run({
      metadata: { name: 'check' },
      metrics: [metric],
      args,
      dryRun: ['^check$'],
      measurementRetention: [{ metricName: '.*', limit: 5 }],
      terminate: false,
      ttlStrategy: { afterCompletion: Duration.hours(1), afterSuccess: Duration.minutes(1), afterFailure: Duration.days(1) },
    });
    expect(construct.runName).toBe('check');
    expect(object).toEqual({
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'AnalysisRun',
      metadata: { name: 'check', namespace: 'shop' },
      spec: {
        args: [{ name: 'path', value: 'ready' }, { name: 'token', valueFrom: { secretKeyRef: { name: 'orders', key: 'token' } } }],
        metrics: [expect.objectContaining({ name: 'check' })],
        dryRun: [{ metricName: '^check$' }],
        measurementRetention: [{ metricName: '.*', limit: 5 }],
        terminate: false,
        ttlStrategy: { secondsAfterCompletion: 3600, secondsAfterSuccess: 60, secondsAfterFailure: 86400 },
      },
    });
  });

  test('leaves its name to the API server where generateName says so', () => {
    const { object, construct } = run({ metadata: { generateName: 'check-' }, metrics: [metric], args });
    expect(object.metadata).toEqual({ generateName: 'check-', namespace: 'shop' });
    expect(construct.runName).toBe('');
  });

  test('watches a version by values that someone passes', () => {
    const { object } = run({
      metrics: [AnalysisMetric.successRate({ atLeast: 0.99 })],
      args: [AnalysisArgument.value('canary-hash', '6b7f9d8c5d')],
      workload: 'orders',
      prometheus: { address: 'http://prometheus' },
    });
    expect(object.spec.args).toEqual([{ name: 'canary-hash', value: '6b7f9d8c5d' }]);
  });

  test('has no Rollout to ask for an argument', () => {
    const metrics = [AnalysisMetric.successRate({ atLeast: 0.99 })];
    expect(() => run({ metrics, workload: 'orders', prometheus: { address: 'http://prometheus' } })).toThrow(
      'shop/check: args is []; accepted: a value or a Secret for "canary-hash": a run has no Rollout to ask. Mend: add AnalysisArgument.value("canary-hash", …).');
  });

  test('refuses an argument of a Rollout even where no metric uses it, as the controller does', () => {
    expect(() => run({ metrics: [metric], args: [...args, AnalysisArgument.templateFieldRef('team', 'metadata.name')] }))
      .toThrow('accepted: a value or a Secret for "team"');
  });

  test('is kept for whole seconds', () => {
    expect(() => run({ metrics: [metric], args, ttlStrategy: { afterSuccess: Duration.millis(1500) } }))
      .toThrow('shop/check: ttlStrategy.afterSuccess is "1500ms"; accepted: whole seconds');
    const { object } = run({ metrics: [metric], args, ttlStrategy: { afterFailure: Duration.seconds(0) } });
    expect(object.spec.ttlStrategy).toEqual({ secondsAfterFailure: 0 });
  });
});

describe('a field reference in a template', () => {
  test('stands in the template and is passed by the Rollout', () => {
    const argument = AnalysisArgument.templateFieldRef('team', 'metadata.labels[\'team\']');
    const json = { name: 'team', valueFrom: { fieldRef: { fieldPath: 'metadata.labels[\'team\']' } } };
    expect(argument._toTemplateJson()).toEqual(json);
    expect(argument._toRolloutJson('test')).toEqual(json);
  });

  test('is refused where it would never resolve', () => {
    expect(() => AnalysisArgument.templateFieldRef('team', 'labels.team')).toThrow('AnalysisArgument.templateFieldRef: fieldPath is "labels.team"; accepted: a dotted path below metadata');
  });
});
