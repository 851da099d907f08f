import { Duration } from 'cdk8s';
import { argumentsOf, metricOf } from './release-context';
import { AnalysisArgument } from '../../src/analysis/analysis-argument';
import { AnalysisMetric } from '../../src/analysis/analysis-metric';
import { MetricProps } from '../../src/analysis/metric-props';
import { JobProvider } from '../../src/analysis/providers/job';
import { PrometheusProvider } from '../../src/analysis/providers/prometheus';

const GOOD = 'len(result) > 0 && result[0] > 0.5';

function metric(changes: Partial<MetricProps> = {}): AnalysisMetric {
  return AnalysisMetric.of({ name: 'orders', provider: new PrometheusProvider({ query: 'vector(1)' }), successCondition: GOOD, ...changes });
}

test('a metric has every field of the API', () => {
  const all = metric({
    interval: Duration.seconds(90),
    initialDelay: Duration.minutes(5),
    count: 10,
    failureLimit: 2,
    inconclusiveLimit: 3,
    consecutiveErrorLimit: 5,
    consecutiveSuccessLimit: 4,
    failureCondition: 'result[0] < 0.1',
  });
  expect(metricOf(all)).toEqual({
    name: 'orders',
    interval: '90s',
    initialDelay: '5m',
    count: 10,
    failureLimit: 2,
    inconclusiveLimit: 3,
    consecutiveErrorLimit: 5,
    consecutiveSuccessLimit: 4,
    successCondition: GOOD,
    failureCondition: 'result[0] < 0.1',
    provider: { prometheus: { query: 'vector(1)' } },
  });
});

test('nothing is added to what was said', () => {
  expect(metricOf(metric())).toEqual({ name: 'orders', successCondition: GOOD, provider: { prometheus: { query: 'vector(1)' } } });
});

describe('limits that the controller accepts', () => {
  test.each<[string, Partial<MetricProps>]>([
    ['one sample needs no interval', { count: 1 }],
    ['no limit of failures with a limit of successes', { failureLimit: -1, consecutiveSuccessLimit: 3 }],
    ['no limit of failures and just enough samples', { failureLimit: -1, consecutiveSuccessLimit: 3, count: 3, interval: Duration.minutes(1) }],
    ['as many samples as both limits together', { failureLimit: 2, consecutiveSuccessLimit: 3, count: 5, interval: Duration.minutes(1) }],
    ['as many samples as inconclusive ones', { inconclusiveLimit: 3, count: 3, interval: Duration.minutes(1) }],
  ])('%s', (_, changes) => {
    expect(() => metric(changes)).not.toThrow();
  });
});

describe('limits that the controller refuses, or that do nothing', () => {
  const every = { interval: Duration.minutes(1) };

  test.each<[string, Partial<MetricProps>, string]>([
    ['several samples without interval', { count: 3 }, 'interval is not given; accepted: a time between 3 samples. Mend: pass interval, or count: 1'],
    ['an interval of nothing', { interval: Duration.seconds(0) }, 'interval is "0s"; accepted: a time above zero. Mend: pass Duration.minutes(1)'],
    ['no sample', { count: 0 }, 'count is 0; accepted: a whole number from 1 to 1000000. Mend: leave count out'],
    ['half a sample', { count: 1.5 }, 'count is 1.5'],
    ['a failure limit below -1', { failureLimit: -2 }, 'failureLimit is -2; accepted: a whole number from -1'],
    ['no limit at all', { failureLimit: -1 }, 'failureLimit is -1; accepted: -1 only with a consecutiveSuccessLimit. Mend: pass consecutiveSuccessLimit'],
    ['negative inconclusive samples', { inconclusiveLimit: -1 }, 'inconclusiveLimit is -1; accepted: a whole number from 0'],
    ['negative errors', { consecutiveErrorLimit: -1 }, 'consecutiveErrorLimit is -1; accepted: a whole number from 0'],
    ['negative successes', { consecutiveSuccessLimit: -1 }, 'consecutiveSuccessLimit is -1; accepted: a whole number from 0'],
    ['fewer samples than limits', { ...every, count: 4, failureLimit: 2, consecutiveSuccessLimit: 3 },
      'count is 4; accepted: at least failureLimit + consecutiveSuccessLimit, here 5. Mend: raise count or lower the limits'],
    ['fewer samples than successes', { ...every, count: 2, failureLimit: -1, consecutiveSuccessLimit: 3 }, 'count is 2; accepted: at least'],
    ['fewer samples than inconclusive ones', { ...every, count: 2, inconclusiveLimit: 3 }, 'inconclusiveLimit is 3; accepted: at most count, here 2'],
    ['a single sample that can never fail', { failureLimit: 1 }, 'failureLimit is 1; accepted: at most 0 where neither count nor interval is said'],
    ['a metric that can never fail', { ...every, count: 3, failureLimit: 3 }, 'failureLimit is 3; accepted: less than count, here 3'],
    ['no name', { name: '' }, 'name is ""; accepted: text that is not empty'],
    ['an empty condition', { successCondition: '' }, 'successCondition is ""'],
  ])('%s', (_, changes, message) => {
    expect(() => metric(changes)).toThrow(`AnalysisMetric.of: ${message}`);
  });
});

describe('conditions', () => {
  test('a metric without any is refused: every sample would be successful', () => {
    expect(() => metric({ successCondition: undefined })).toThrow(
      'AnalysisMetric.of: successCondition is not given; accepted: a successCondition, a failureCondition or both: '
      + 'without any the controller calls every sample successful. Mend: pass successCondition');
  });

  test('one of the two is enough', () => {
    expect(metricOf(metric({ successCondition: undefined, failureCondition: 'result[0] < 1' }))).not.toHaveProperty('successCondition');
  });

  test('a Job needs none', () => {
    expect(() => metric({ provider: new JobProvider({ image: 'smoke:1' }), successCondition: undefined })).not.toThrow();
  });

  test('a Job lends the metric\'s name, which must leave room for what the controller puts around it', () => {
    const named = (name: string) => () => metric({ name, provider: new JobProvider({ image: 'smoke:1' }), successCondition: undefined });
    expect(named('a'.repeat(24))).not.toThrow();
    expect(named('a'.repeat(25))).toThrow(/^AnalysisMetric.of: name is "a+"; accepted: .* at most 24 characters \(63 less the 39 that are appended\)/);
    expect(named('Smoke Test')).toThrow('AnalysisMetric.of: name is "Smoke Test"');
  });

  test('a Job may have none: the controller would ignore them', () => {
    const provider = new JobProvider({ image: 'smoke:1' });
    expect(() => metric({ provider })).toThrow('AnalysisMetric.of: successCondition is "len(result) > 0');
    expect(() => metric({ provider, successCondition: undefined, failureCondition: 'true' })).toThrow('AnalysisMetric.of: failureCondition is "true"; accepted: no condition');
  });
});

describe('placeholders', () => {
  test('well-known arguments come by themselves', () => {
    const query = 'up{a="{{args.canary-hash}}",b="{{ args.stable-hash }}",c="{{args.namespace}}",d="{{args.rollout}}"}';
    expect(argumentsOf(metric({ provider: new PrometheusProvider({ query }) }))).toEqual(['canary-hash', 'stable-hash', 'namespace', 'rollout']);
  });

  test('what the metric says of an argument wins', () => {
    const args = [AnalysisArgument.value('namespace', 'other')];
    const provider = new PrometheusProvider({ query: 'up{namespace="{{args.namespace}}"}' });
    expect(metric({ args, provider })._bind({ telemetry: undefined as never, excludedPaths: [] }).args).toEqual(args);
  });

  test.each([
    ['{{ .Values.name }}', '{{ .Values.name }}'],
    ['{{args.open', '{{args.open'],
    ['{{{args.namespace}}}', '{{{args.namespace}}'],
    ['{{templates.canary.podTemplateHash}}', '{{templates.canary.podTemplateHash}}'],
  ])('%s is refused: the analysis would end in an error', (text, shown) => {
    expect(() => metric({ provider: new PrometheusProvider({ query: `up{job="${text}"}` }) }))
      .toThrow(new RegExp(`^AnalysisMetric.of: text of the metric is "${shown.replace(/[{}.]/g, '\\$&')}.*accepted: "{{" only as in "{{args.name}}".*Mend: write the text without`));
  });

  test('text that YAML cannot carry is refused', () => {
    expect(() => metric({ provider: new PrometheusProvider({ query: '0o17' }) })).toThrow('AnalysisMetric.of: text of the metric is "0o17"; accepted: text without U+0085');
    expect(() => AnalysisArgument.value('port', '0o17')).toThrow('AnalysisArgument.value: value is "0o17"; accepted: text without U+0085');
    expect(() => AnalysisArgument.secret('token', 'judge', '-_0')).toThrow('AnalysisArgument.secret: key is "-_0"; accepted: text without U+0085');
  });

  test('they are found in keys and lists of a Job as well', () => {
    const provider = new JobProvider({ image: 'smoke:1', args: ['{{args.canary-hash}}'], env: { HOST: '{{args.host}}' } });
    expect(argumentsOf(metric({ provider, successCondition: undefined, args: [AnalysisArgument.declared('host')] }))).toEqual(['host', 'canary-hash']);
  });
});

describe('fields by argument', () => {
  const provider = new PrometheusProvider({ query: 'vector(1)' });
  const of = (options: object) => AnalysisMetric.of({ name: 'rate', provider, successCondition: 'result[0] > 0', ...options });

  test('are placeholders, wherever the API takes one', () => {
    const fields = ['initialDelay', 'interval', 'count', 'failureLimit', 'inconclusiveLimit', 'consecutiveErrorLimit', 'consecutiveSuccessLimit'];
    const rendered = metricOf(of({ parameters: Object.fromEntries(fields.map((field) => [field, `my-${field}`])) }));
    expect(rendered).toMatchObject(Object.fromEntries(fields.map((field) => [field, `{{args.my-${field}}}`])));
  });

  test('count like values', () => {
    expect(() => of({ count: 3, parameters: { interval: 'interval' } })).not.toThrow();
    expect(() => of({ failureLimit: -1, parameters: { consecutiveSuccessLimit: 'successes' } })).not.toThrow();
    expect(of({ parameters: { interval: 'interval' } })._endless).toBe(true);
    expect(of({ parameters: { interval: 'interval', count: 'samples' } })._endless).toBe(false);
  });

  test('have one value only, and a name', () => {
    expect(() => of({ count: 1, parameters: { count: 'samples' } })).toThrow('AnalysisMetric.of: parameters.count is "samples"; accepted: count or an argument for it, not both. Mend: leave');
    expect(() => of({ parameters: { count: '{{args.samples}}' } })).toThrow(
      'AnalysisMetric.of: parameters.count is "{{args.samples}}"; accepted: the name of an argument, without spaces and braces. Mend: pass only what');
  });
});
