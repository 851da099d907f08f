import { analysisRun, analysisTemplate, background, canary, experiment, inline, metric, specify } from './rule-specification';
import { validateBundle } from '../../../src/semantics/validation/validate-bundle';

const PATH = 'spec.strategy.canary';
const A = `${PATH}.steps[0].analysis`;
const open = { args: [{ name: 'service' }] };
const passing = (argument: object) => ({ args: [{ name: 'service', ...argument }] });
const field = (fieldPath: string) => inline(passing({ valueFrom: { fieldRef: { fieldPath } } }));
const two = (first: object, second: object) => [
  canary({ steps: [{ analysis: { templates: [{ templateName: 'checks' }, { templateName: 'more', clusterScope: true }] } }] }),
  analysisTemplate(first), analysisTemplate({ metrics: [metric({ name: 'other' })], ...second }, 'more', 'ClusterAnalysisTemplate'),
];
const checks = analysisTemplate({});

describe('analyses of a Rollout', () => specify([
  { id: 'AR140', path: `${A}.args[0].valueFrom.fieldRef.fieldPath`, bad: [field('metadata.generation'), analysisTemplate(open)], good: [field('metadata.labels[\'team\']'), analysisTemplate(open)] },
  { id: 'AR144', path: `${A}.templates`, bad: [inline()], good: [inline(), checks], names: '"checks"' },
  { id: 'AR145', path: A, bad: two({ metrics: [metric({ name: 'other' })] }, {}), good: two({}, {}), names: '"other"' },
  { id: 'AR145', path: A, bad: two({ args: [{ name: 'a', value: '1' }] }, { args: [{ name: 'a', value: '2' }] }), good: two({ args: [{ name: 'a', value: '1' }] }, { args: [{ name: 'a' }] }) },
  { id: 'AR145', path: A, bad: [inline({ dryRun: [{ metricName: 'rate' }] }), analysisTemplate({ dryRun: [{ metricName: 'rate' }] })], good: [inline({ dryRun: [{ metricName: 'rate' }] }), analysisTemplate({ dryRun: [{ metricName: '.*' }] })] },
  { id: 'AR146', path: A, bad: [inline(), analysisTemplate(open)], good: [inline(passing({ value: 'orders' })), analysisTemplate(open)], names: 'service' },
  { id: 'AR146', path: A, bad: [inline(), analysisTemplate({ args: [{ name: 'a', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } }] })], good: [inline(), analysisTemplate({ args: [{ name: 'a', valueFrom: { secretKeyRef: { name: 's', key: 'k' } } }] })] },
  { id: 'AR147', path: 'spec.metrics[0].count', bad: [inline(), analysisTemplate({ metrics: [metric({ interval: '1m' })] })], good: [background(), analysisTemplate({ metrics: [metric({ interval: '1m' })] })], names: 'without end' },
  { id: 'AR148', path: 'spec.args[0]', bad: [analysisTemplate({ args: [{ name: 'a', value: 'x', valueFrom: { secretKeyRef: { name: 's', key: 'k' } } }] })], good: [analysisTemplate({ args: [{ name: 'a', value: 'x' }] })] },
  { id: 'AR149', path: `${PATH}.analysis.args`, bad: [background(), analysisTemplate(open)], good: [background(passing({ value: 'x' })), analysisTemplate(open)] },
  { id: 'AR219', path: `${A}.args[0].valueFrom.fieldRef.fieldPath`, bad: [field('spec.nothing'), analysisTemplate(open)], good: [field('spec.strategy.canary.steps[0].analysis.templates[0].templateName'), analysisTemplate(open)] },
  { id: 'AR219', path: `${A}.args[0].valueFrom.fieldRef.fieldPath`, bad: [field('metadata.labels[\'a b\']'), analysisTemplate(open)], good: [field('status.abort'), analysisTemplate(open)] },
  { id: 'AR411', path: `${A}.templates`, bad: [inline(), analysisTemplate({ templates: [{ templateName: 'checks' }] })], good: [inline(), checks] },
  { id: 'AR415', path: `${A}.args[0].valueFrom.podTemplateHashValue`, bad: [inline(passing({ valueFrom: { podTemplateHashValue: 'latest' } })), analysisTemplate(open)], good: [inline(passing({ valueFrom: { podTemplateHashValue: 'Latest' } })), analysisTemplate(open)] },
  { id: 'AR417', path: `${A}.args[0]`, bad: [inline(passing({ value: 'x' })), checks], good: [inline(passing({ value: 'x' })), analysisTemplate(open)] },
  { id: 'AR418', path: `${A}.args[0]`, bad: [inline(passing({})), analysisTemplate(open)], good: [inline(passing({ value: '' })), analysisTemplate(open)] },
]));

test('templates may be nested', () => {
  const nested = [inline(), analysisTemplate({ templates: [{ templateName: 'more' }] }), analysisTemplate({ metrics: [metric({ name: 'other' })] }, 'more')];
  expect(validateBundle(nested, { complete: true })).toEqual([]);
});

describe('runs', () => specify([
  { id: 'AR201', path: 'spec.metrics', bad: [analysisTemplate({ metrics: [] })], good: [checks] },
  { id: 'AR202', path: 'spec.metrics', bad: [analysisRun({ metrics: [metric(), metric()] })], good: [analysisRun({ metrics: [metric(), metric({ name: 'other' })] })] },
  { id: 'AR146', path: 'spec.args[0]', bad: [analysisRun({ args: [{ name: 'a' }] })], good: [analysisRun({ args: [{ name: 'a', value: '' }] })] },
  { id: 'AR214', path: 'spec.dryRun', bad: [analysisRun({ dryRun: [{ metricName: '*' }] })], good: [analysisRun({ dryRun: [{ metricName: '.*' }] })] },
  { id: 'AR215', path: 'spec.measurementRetention', bad: [analysisRun({ measurementRetention: [{ metricName: 'latency', limit: 1 }] })], good: [analysisRun({ measurementRetention: [{ metricName: '^ra', limit: 1 }] })] },
  { id: 'AR216', path: 'spec.metrics[0]', bad: [analysisTemplate({ metrics: [metric({ successCondition: 'result[0] > {{args.limit}}' })] })], good: [analysisTemplate({ args: [{ name: 'limit' }], metrics: [metric({ successCondition: 'result[0] > {{args.limit}}' })] })], names: 'args.limit' },
]));

const asking = (value: string, spec: object = {}) => [
  experiment({}, { analyses: [{ name: 'check', templateName: 'checks', args: [{ name: 'service', value }] }], ...spec }), analysisTemplate(open),
];

describe('Experiments', () => specify([
  { id: 'AR301', path: 'spec.templates[0].selector', bad: [experiment({ selector: {} })], good: [experiment({})] },
  { id: 'AR302', path: 'spec.templates[0].minReadySeconds', bad: [experiment({ minReadySeconds: 601 })], good: [experiment({ minReadySeconds: 600 })] },
  { id: 'AR303', path: 'spec.templates[0].name', bad: [experiment({ name: '' })], good: [experiment({})] },
  { id: 'AR304', path: 'spec.templates[1].name', bad: [experiment({}, { templates: Array(2).fill({ name: 'one', selector: { matchLabels: { a: 'b' } } }) })], good: [experiment({})] },
  { id: 'AR305', path: 'spec.duration', bad: [experiment({}, { duration: '1d' })], good: [experiment({}, { duration: '24h' })] },
  { id: 'AR220', path: 'spec.analyses[0].args', bad: asking('{{templates.two.podTemplateHash}}'), good: asking('{{templates.one.podTemplateHash}}'), names: 'templates.one.podTemplateHash' },
  { id: 'AR220', path: 'spec.analyses[0].args', bad: asking('{{experiment.finishedAt}}'), good: asking('{{experiment.finishedAt}}', { duration: '5m' }) },
]));

test('the experiment of a step hands its arguments to its analyses', () => {
  const step = (args: object[]) => canary({ steps: [{ experiment: { templates: [{ name: 'one', specRef: 'canary' }], analyses: [{ name: 'a', templateName: 'checks', args }] } }] });
  expect(validateBundle([step([{ name: 'service', value: '{{templates.one.replicaset.name}}' }]), analysisTemplate(open)])).toEqual([]);
  expect(validateBundle([step([]), analysisTemplate(open)]).map(({ id, path }) => `${id} ${path}`)).toEqual([`AR146 ${PATH}.steps[0].experiment.analyses[0]`]);
});
