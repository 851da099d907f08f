import { Inventory } from '../../../src/review/inventory/inventory';
import { Relations } from '../../../src/review/inventory/relations';

const template = (name: string, spec: object, kind = 'AnalysisTemplate') => ({ apiVersion: 'argoproj.io/v1alpha1', kind, metadata: { name }, spec });
const metrics = (...names: string[]) => names.map((name) => ({ name }));
const rollout = (strategy: object) => ({ apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout', metadata: { name: 'orders' }, spec: { strategy } });
const analysesIn = (...objects: object[]) => new Relations(new Inventory(objects.map((object) => ({ object })))).analyses;
const background = (analysis: object) => rollout({ canary: { analysis, steps: [{ setWeight: 5 }] } });

test('every place of a Rollout that starts an analysis is found, with its step', () => {
  const one = { templates: [{ templateName: 'a' }] };
  const canary = rollout({
    canary: { analysis: { ...one, startingStep: 2 }, steps: [{ setWeight: 5 }, { analysis: one }, { experiment: { analyses: [{ name: 'x', templateName: 'a' }] } }] },
  });
  const blueGreen = rollout({ blueGreen: { prePromotionAnalysis: one, postPromotionAnalysis: one } });
  expect(analysesIn(canary, blueGreen).map(({ moment, path, step }) => [moment, path, step])).toEqual([
    ['background', 'spec.strategy.canary.analysis', 2],
    ['step', 'spec.strategy.canary.steps[1].analysis', 1],
    ['experiment', 'spec.strategy.canary.steps[2].experiment.analyses[0]', 2],
    ['pre-promotion', 'spec.strategy.blueGreen.prePromotionAnalysis', undefined],
    ['post-promotion', 'spec.strategy.blueGreen.postPromotionAnalysis', undefined],
  ]);
});

test('metrics come from nested templates and those of the cluster too, each template once, circles included', () => {
  const [use, ...others] = analysesIn(
    background({ templates: [{ templateName: 'a' }] }),
    template('a', { metrics: metrics('one'), templates: [{ templateName: 'b', clusterScope: true }] }),
    template('b', { metrics: metrics('two', 'three'), templates: [{ templateName: 'b', clusterScope: true }, { templateName: 'a' }] }, 'ClusterAnalysisTemplate'),
  );
  expect(use.metrics.map(({ metric, path, template: { kind } }) => [metric.name, path, kind])).toEqual([
    ['one', 'spec.metrics[0]', 'AnalysisTemplate'],
    ['two', 'spec.metrics[0]', 'ClusterAnalysisTemplate'],
    ['three', 'spec.metrics[1]', 'ClusterAnalysisTemplate'],
  ]);
  expect(use.complete).toBe(true);
  expect(others).toEqual([]);
});

test('a template that is not here leaves the analysis incomplete; clusterScope is part of its name', () => {
  const [use] = analysesIn(background({ templates: [{ templateName: 'a' }] }), template('a', {}, 'ClusterAnalysisTemplate'));
  expect(use.complete).toBe(false);
});

test('metrics are in dryRun by a pattern of the analysis or of a template', () => {
  const [use] = analysesIn(
    background({ templates: [{ templateName: 'a' }], dryRun: [{ metricName: '^lat' }] }),
    template('a', { metrics: metrics('latency', 'errors', 'load'), dryRun: [{ metricName: 'load' }, { metricName: '*' }] }),
  );
  expect(use.metrics.map(({ dryRun }) => dryRun)).toEqual([true, false, true]);
});

test('arguments are those that templates declare, with the values that are passed', () => {
  const passed = [
    { name: 'hash', valueFrom: { podTemplateHashValue: 'Latest' } }, { name: 'old', valueFrom: { podTemplateHashValue: 'Stable' } },
    { name: 'service', value: 'orders' }, { name: 'app', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } },
    { name: 'version', valueFrom: { fieldRef: { fieldPath: 'metadata.labels[\'version\']' } } }, { name: 'stranger', value: 'x' },
  ];
  const declared = [
    { name: 'hash' }, { name: 'old' }, { name: 'service', value: 'default' }, { name: 'app' }, { name: 'version' }, { name: 'limit', value: 5 },
    { name: 'token', valueFrom: { secretKeyRef: { name: 's', key: 'k' } } }, { name: 'open' },
  ];
  const [use] = analysesIn(background({ templates: [{ templateName: 'a' }], args: passed }), template('a', { args: declared }));
  expect(Object.fromEntries(use.args)).toEqual({
    hash: { source: 'canary hash' },
    old: { source: 'stable hash' },
    service: { source: 'value', value: 'orders' },
    app: { source: 'value', value: 'orders' },
    version: { source: 'field' },
    limit: { source: 'value', value: '5' },
    token: { source: 'secret' },
    open: { source: 'nobody' },
  });
});

test('templates that nobody uses come last, by themselves', () => {
  const uses = analysesIn(template('lonely', { metrics: metrics('one') }), template('used', {}), background({ templates: [{ templateName: 'used' }] }));
  expect(uses.map(({ moment, object: { name } }) => [moment, name])).toEqual([['background', 'orders'], ['unused', 'lonely']]);
});

test('an Experiment starts analyses too', () => {
  const experiment = { apiVersion: 'argoproj.io/v1alpha1', kind: 'Experiment', metadata: { name: 'compare' }, spec: { analyses: [{ templateName: 'a' }] } };
  expect(analysesIn(experiment, template('a', {})).map(({ moment, path }) => [moment, path])).toEqual([['experiment', 'spec.analyses[0]']]);
});
