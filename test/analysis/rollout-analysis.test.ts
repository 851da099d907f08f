import { App, Chart, Duration } from 'cdk8s';
import { AnalysisArgument } from '../../src/analysis/analysis-argument';
import { AnalysisMetric } from '../../src/analysis/analysis-metric';
import { AnalysisTemplate } from '../../src/analysis/analysis-template';
import { ClusterAnalysisTemplate } from '../../src/analysis/cluster-analysis-template';
import { MetricOptions } from '../../src/analysis/metric-props';
import { PrometheusProvider } from '../../src/analysis/providers/prometheus';
import { RolloutAnalysis } from '../../src/analysis/rollout-analysis';
import { renderBackgroundAnalysis, renderRolloutAnalysis } from '../../src/analysis/rollout-analysis-rendering';

const existing = AnalysisTemplate.fromTemplateName('house-rules');

function template(args: AnalysisArgument[] = [], options: MetricOptions = {}, chart = new Chart(new App(), 'shop'), name = 'up') {
  const provider = new PrometheusProvider({ query: `up{${args.map((argument) => `${argument.name}="{{args.${argument.name}}}"`).join(',')}}` });
  const metrics = [AnalysisMetric.of({ name, provider, successCondition: 'result[0] == 1', ...options })];
  return new AnalysisTemplate(chart, name, { metadata: { name: `orders-${name}` }, metrics, args });
}

const render = (analysis: Partial<RolloutAnalysis>) => renderRolloutAnalysis('CanaryStep.analysis', { templates: [existing], ...analysis });

test('has every field of the API', () => {
  expect(render({
    templates: [existing, ClusterAnalysisTemplate.fromClusterTemplateName('company-rules')],
    args: [AnalysisArgument.value('host', 'orders')],
    dryRun: ['.*'],
    measurementRetention: [{ metricName: '.*', limit: 20 }],
    runLabels: { team: 'shop' },
    runAnnotations: { 'example.com/why': 'release' },
  })).toEqual({
    templates: [{ templateName: 'house-rules' }, { templateName: 'company-rules', clusterScope: true }],
    args: [{ name: 'host', value: 'orders' }],
    dryRun: [{ metricName: '.*' }],
    measurementRetention: [{ metricName: '.*', limit: 20 }],
    analysisRunMetadata: { labels: { team: 'shop' }, annotations: { 'example.com/why': 'release' } },
  });
});

test('says nothing that was not said', () => {
  expect(render({})).toEqual({ templates: [{ templateName: 'house-rules' }] });
});

describe('arguments', () => {
  const host = AnalysisArgument.declared('host');

  test('that say where their value comes from are passed without a word', () => {
    expect(render({ templates: [template([AnalysisArgument.fieldRef('team', 'metadata.labels.team')])] }).args)
      .toEqual([{ name: 'team', valueFrom: { fieldRef: { fieldPath: 'metadata.labels.team' } } }]);
  });

  test('that are passed win over those that would be', () => {
    expect(render({ templates: [template([AnalysisArgument.fieldRef('team', 'metadata.labels.team')])], args: [AnalysisArgument.value('team', 'shop')] }).args)
      .toEqual([{ name: 'team', value: 'shop' }]);
  });

  test('with a default need not be passed', () => {
    expect(render({ templates: [template([AnalysisArgument.value('host', 'orders')])] })).not.toHaveProperty('args');
  });

  test('that two templates declare are passed once', () => {
    const chart = new Chart(new App(), 'shop');
    const templates = [template([host], {}, chart), template([host], {}, chart, 'down')];
    expect(render({ templates, args: [AnalysisArgument.value('host', 'orders')] }).args).toHaveLength(1);
  });

  test('without a value have to be passed', () => {
    expect(() => render({ templates: [template([host])] })).toThrow(
      'CanaryStep.analysis: args is []; accepted: a list with "host", which a template declares without a value. Mend: pass AnalysisArgument.value("host", …).');
  });

  test('that no template declares are refused: the controller would drop them', () => {
    expect(() => render({ templates: [template([host])], args: [AnalysisArgument.value('hots', 'orders')] })).toThrow(
      'CanaryStep.analysis: args is "hots"; accepted: an argument that a template declares (host): the controller drops others without a word. Mend: declare it');
  });

  test('are not passed twice', () => {
    expect(() => render({ args: [AnalysisArgument.value('host', 'a'), AnalysisArgument.value('host', 'b')] })).toThrow('CanaryStep.analysis: args is "host"; accepted: each argument once');
  });
});

describe('the end', () => {
  const endless = { interval: Duration.minutes(1) };

  test('a metric with an interval and no count is refused outside the background', () => {
    expect(() => render({ templates: [template([], endless)] })).toThrow(
      'CanaryStep.analysis: templates is "up"; accepted: metrics that end: outside the background the controller refuses an interval without a count. '
      + 'Mend: pass count to the metric "up".');
    expect(() => render({ templates: [template([], { ...endless, count: 5 })] })).not.toThrow();
  });

  test('in the background it is what one wants', () => {
    expect(renderBackgroundAnalysis('analysis', { templates: [template([], endless)], startingStep: 1 }))
      .toEqual({ templates: [{ templateName: 'orders-up' }], startingStep: 1 });
  });

  test('a background analysis starts at a step', () => {
    expect(renderBackgroundAnalysis('analysis', { templates: [existing] })).not.toHaveProperty('startingStep');
    expect(() => renderBackgroundAnalysis('analysis', { templates: [existing], startingStep: -1 }))
      .toThrow('analysis: startingStep is -1; accepted: a whole number from 0 to 1000000. Mend: pass the index of a step, counted from 0.');
  });
});

describe('what cannot work is refused', () => {
  const chart = new Chart(new App(), 'shop');
  const [one, same] = [template([], {}, chart), new AnalysisTemplate(chart, 'same', {
    metrics: [
      AnalysisMetric.of({ name: 'up', provider: new PrometheusProvider({ query: 'up' }), successCondition: 'true' }),
    ],
  })];

  test.each<[string, Partial<RolloutAnalysis>, string]>([
    ['no template', { templates: [] }, 'templates is []; accepted: at least one template. Mend: pass an AnalysisTemplate'],
    ['one template twice', { templates: [existing, existing] }, 'templates is "house-rules"; accepted: each template once'],
    ['two metrics of one name', { templates: [one, same] }, 'metrics is "up"; accepted: each metric name once'],
    ['a dry run of no metric', { templates: [one], dryRun: ['down'] }, 'dryRun is "down"; accepted: a regular expression that matches a metric: up'],
    ['labels that are none', { runLabels: { team: 'the shop' } }, 'runLabels["team"] is "the shop"'],
    ['annotations that are none', { runAnnotations: { 'the team': 'shop' } }, 'runAnnotations key is "the team"'],
  ])('%s', (_, analysis, message) => {
    expect(() => render(analysis)).toThrow(`CanaryStep.analysis: ${message}`);
  });

  test('a pattern that a template has already', () => {
    const lenient = new AnalysisTemplate(chart, 'lenient', {
      metrics: [AnalysisMetric.of({ name: 'slow', provider: new PrometheusProvider({ query: 'up' }), successCondition: 'true' })],
      dryRun: ['slow'],
    });
    expect(() => render({ templates: [lenient], dryRun: ['slow'] })).toThrow('CanaryStep.analysis: dryRun is "slow"; accepted: each pattern once, those of templates included');
  });
});
