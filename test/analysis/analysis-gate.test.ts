import { App, Chart, Testing } from 'cdk8s';
import { release } from './release-context';
import { createGate, GateProps } from '../../src/analysis/analysis-gate';
import { AnalysisMetric } from '../../src/analysis/analysis-metric';
import { JobProvider } from '../../src/analysis/providers/job';
import { PrometheusProvider } from '../../src/analysis/providers/prometheus';
import { renderBackgroundAnalysis, renderRolloutAnalysis } from '../../src/analysis/rollout-analysis-rendering';

const labels = { 'app.kubernetes.io/name': 'orders', 'app.kubernetes.io/instance': 'orders' };
const successRate = AnalysisMetric.successRate({ atLeast: 0.99 });

function gate(props: Partial<GateProps> = {}) {
  const chart = new Chart(new App(), 'shop', { namespace: 'shop' });
  const created = createGate(chart, 'analysis', {
    identity: { name: 'orders', namespace: 'shop', labels: { ...labels, team: 'shop' }, selectorLabels: labels },
    metrics: [successRate],
    context: release(),
    use: 'background',
    ...props,
  });
  return { created, objects: Testing.synth(chart), count: created.templates[0]._content.metrics[0].count };
}

test('each metric has a template of its own, with the labels of the release', () => {
  const { objects, created } = gate({ metrics: [successRate, AnalysisMetric.restarts()] });
  expect(objects.map((object) => object.metadata)).toEqual([
    { name: 'orders-success-rate', namespace: 'shop', labels: { ...labels, team: 'shop' } },
    { name: 'orders-restarts', namespace: 'shop', labels: { ...labels, team: 'shop' } },
  ]);
  expect(created.templates.map((template) => template.node.path)).toEqual(['shop/analysis/success-rate', 'shop/analysis/restarts']);
});

test.each<[GateProps['use'], string]>([
  ['background', 'orders-success-rate'],
  ['inline', 'orders-success-rate'],
  ['prePromotion', 'orders-pre-success-rate'],
  ['postPromotion', 'orders-post-success-rate'],
])('in use %s the template is called %s', (use, name) => {
  expect(gate({ use }).created.templates[0].templateName).toBe(name);
});

test('the Rollout passes an argument that several metrics need once', () => {
  const { created } = gate({ metrics: [successRate, AnalysisMetric.restarts()] });
  expect(renderBackgroundAnalysis('analysis', created).args).toEqual([{ name: 'canary-hash', valueFrom: { podTemplateHashValue: 'Latest' } }]);
});

test('a metric of one\'s own may use the well-known arguments', () => {
  const provider = new PrometheusProvider({ query: 'up{hash="{{args.stable-hash}}"}' });
  const { created } = gate({ metrics: [AnalysisMetric.of({ name: 'up', provider, successCondition: 'true' })] });
  expect(renderBackgroundAnalysis('analysis', created).args).toEqual([{ name: 'stable-hash', valueFrom: { podTemplateHashValue: 'Stable' } }]);
});

describe('the end', () => {
  test('in the background samples go on until the release ends', () => {
    expect(gate({ use: 'background' }).count).toBeUndefined();
  });

  test.each(['inline', 'prePromotion', 'postPromotion'] as const)('in use %s there are five samples', (use) => {
    const { created, count } = gate({ use });
    expect(count).toBe(5);
    expect(() => renderRolloutAnalysis('analysis', created)).not.toThrow();
  });

  test('there can be more, and a metric can say itself how many', () => {
    expect(gate({ use: 'inline', finiteCount: 8 }).count).toBe(8);
    expect(gate({ use: 'inline', finiteCount: 8, metrics: [AnalysisMetric.successRate({ atLeast: 0.99, count: 3 })] }).count).toBe(3);
  });
});

describe('what cannot work is refused', () => {
  test('no metric', () => {
    expect(() => gate({ metrics: [] })).toThrow('shop/analysis: metrics is []; accepted: at least one metric. Mend: pass AnalysisMetric.successRate');
  });

  test('two metrics of one name', () => {
    expect(() => gate({ metrics: [successRate, AnalysisMetric.successRate({ atLeast: 0.95 })] }))
      .toThrow('shop/analysis: metrics is "success-rate"; accepted: each metric name once. Mend: pass name to one of the two.');
  });

  test('a metric name that cannot be part of a template\'s name', () => {
    const metric = AnalysisMetric.of({ name: 'Up Time', provider: new PrometheusProvider({ query: 'up' }), successCondition: 'true' });
    expect(() => gate({ metrics: [metric] })).toThrow('shop/analysis: metric name is "Up Time"');
  });

  test('a Job whose pod would get requests of users', () => {
    const job = (podLabels: Record<string, string>) => AnalysisMetric.of({
      name: 'smoke',
      provider: JobProvider.fromSpec({ template: { metadata: { labels: podLabels }, spec: { restartPolicy: 'Never', containers: [{ name: 'smoke', image: 'smoke:1' }] } } }),
    });
    expect(() => gate({ metrics: [job(labels)] })).toThrow(
      /^shop\/analysis\/smoke: labels of the Job's pods is .*; accepted: labels that the Services of the release do not select. Mend: leave out app.kubernetes.io\/name or/);
    expect(() => gate({ metrics: [job({ 'app.kubernetes.io/name': 'smoke' }), AnalysisMetric.smokeTest({ image: 'smoke:1' })] })).not.toThrow();
  });
});
