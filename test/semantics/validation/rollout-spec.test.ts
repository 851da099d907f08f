import { blueGreen, canary, object, rollout, service, specify, template } from './rule-specification';

const labelled = (labels: object, spec: object = {}) => ({ ...template, metadata: { labels }, spec: { ...template.spec, ...spec } });
const workload = object('apps/v1', 'Deployment', 'orders', { selector: { matchLabels: { app: 'orders' } }, template });
const referring = (reference: object, spec: object = {}) =>
  rollout({ template: undefined, workloadRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'orders', ...reference }, ...spec });
const podTemplate = { apiVersion: 'v1', kind: 'PodTemplate', metadata: { name: 'orders' }, template };

describe('fields of a Rollout', () => specify([
  { id: 'AR101', path: 'spec.replicas', bad: [rollout({ replicas: -1 })], good: [rollout({ replicas: 0 })] },
  { id: 'AR102', path: 'spec.selector', bad: [rollout({ selector: undefined })], good: [workload, referring({}, { selector: undefined })] },
  { id: 'AR103', path: 'spec.selector', bad: [rollout({ selector: { matchLabels: {} } })], good: [rollout({})] },
  {
    id: 'AR103',
    path: 'spec.selector.matchExpressions[0].values',
    bad: [rollout({ selector: { matchExpressions: [{ key: 'app', operator: 'In', values: [] }] } })],
    good: [rollout({ selector: { matchExpressions: [{ key: 'app', operator: 'In', values: ['orders'] }] } })],
  },
  { id: 'AR104', path: 'spec.template', bad: [workload, referring({}, { template })], good: [workload, referring({}, { template: { spec: template.spec } })] },
  { id: 'AR105', path: 'spec.template.metadata.labels', bad: [rollout({ template: labelled({ app: 'other' }) })], good: [rollout({ template: labelled({ app: 'orders', tier: 'web' }) })] },
  { id: 'AR105', path: 'spec.template.spec.restartPolicy', bad: [rollout({ template: labelled({ app: 'orders' }, { restartPolicy: 'Never' }) })], good: [rollout({ template: labelled({ app: 'orders' }, { restartPolicy: 'Always' }) })] },
  { id: 'AR105', path: 'spec.template.spec.activeDeadlineSeconds', bad: [rollout({ template: labelled({ app: 'orders' }, { activeDeadlineSeconds: 1 }) })], good: [rollout({})] },
  { id: 'AR105', path: 'spec.template.metadata.labels["tier"]', bad: [rollout({ template: labelled({ app: 'orders', tier: 'a b' }) })], good: [rollout({})] },
  { id: 'AR105', path: 'spec.template.metadata.annotations', bad: [rollout({ template: { ...template, metadata: { ...template.metadata, annotations: { 'a b': 'x' } } } })], good: [rollout({})] },
  { id: 'AR105', path: 'spec.template.spec.containers[1].name', bad: [rollout({ template: labelled({ app: 'orders' }, { containers: Array(2).fill({ name: 'app', image: 'app:1' }) }) })], good: [rollout({})] },
  { id: 'AR105', path: 'spec.template.spec.containers[0].name', bad: [rollout({ template: labelled({ app: 'orders' }, { containers: [{ name: 'App', image: 'app:1' }] }) })], good: [rollout({})] },
  { id: 'AR105', path: 'spec.template.spec.containers[0].image', bad: [rollout({ template: labelled({ app: 'orders' }, { containers: [{ name: 'app' }] }) })], good: [rollout({})] },
  { id: 'AR105', path: 'spec.template.spec.containers', bad: [rollout({ template: labelled({ app: 'orders' }, { containers: [] }) })], good: [rollout({})] },
  { id: 'AR105', path: 'spec.template.metadata.labels', bad: [podTemplate, referring({ apiVersion: 'v1', kind: 'PodTemplate' }, { selector: undefined })], good: [podTemplate, referring({ apiVersion: 'v1', kind: 'PodTemplate' })] },
  { id: 'AR106', path: 'spec.minReadySeconds', bad: [rollout({ minReadySeconds: -1 })], good: [rollout({ minReadySeconds: 0 })] },
  { id: 'AR106', path: 'spec.revisionHistoryLimit', bad: [rollout({ revisionHistoryLimit: -1 })], good: [rollout({ revisionHistoryLimit: 0 })] },
  { id: 'AR107', path: 'spec.progressDeadlineSeconds', bad: [rollout({ minReadySeconds: 600 })], good: [rollout({ minReadySeconds: 599 })], names: '600' },
  { id: 'AR108', path: 'spec.strategy', bad: [rollout({ strategy: {} })], good: [rollout({ strategy: { canary: {} } })] },
  { id: 'AR109', path: 'spec.strategy', bad: [rollout({ strategy: { canary: {}, blueGreen: { activeService: 'a' } } })], good: [canary({})] },
  { id: 'AR158', path: 'spec.workloadRef', bad: [referring({ kind: 'StatefulSet' })], good: [workload, referring({})], names: 'Deployment' },
  { id: 'AR158', path: 'spec.workloadRef.name', bad: [workload, referring({ name: 'nobody' })], good: [workload, referring({})], names: 'nobody' },
  { id: 'AR405', path: 'spec.workloadRef.scaleDown', bad: [workload, referring({ scaleDown: 'onSuccess' })], good: [workload, referring({ scaleDown: 'onsuccess' })], names: 'onsuccess' },
  { id: 'AR408', path: 'spec.rollbackWindow.revisions', bad: [rollout({ rollbackWindow: { revisions: 11 } })], good: [rollout({ rollbackWindow: { revisions: 10 } })] },
  { id: 'AR408', path: 'spec.rollbackWindow.revisions', bad: [rollout({ rollbackWindow: { revisions: 0 } })], good: [rollout({ rollbackWindow: { revisions: 1 } })] },
]));

const preferred = (weight: number) => ({ antiAffinity: { preferredDuringSchedulingIgnoredDuringExecution: { weight } } });
const active = { activeService: 'active' };

describe('blue-green', () => specify([
  { id: 'AR110', path: 'spec.strategy.blueGreen.previewService', bad: [blueGreen({ ...active, previewService: 'active' }), service('active')], good: [blueGreen(active), service('active')], names: 'active' },
  {
    id: 'AR111',
    path: 'spec.strategy.blueGreen.scaleDownDelayRevisionLimit',
    bad: [blueGreen({ ...active, scaleDownDelayRevisionLimit: 11 }), service('active')],
    good: [blueGreen({ ...active, scaleDownDelayRevisionLimit: 11 }, { revisionHistoryLimit: 11 }), service('active')],
  },
  { id: 'AR112', path: 'spec.strategy.blueGreen.antiAffinity', bad: [blueGreen({ ...active, antiAffinity: {} }), service('active')], good: [blueGreen({ ...active, ...preferred(1) }), service('active')] },
  { id: 'AR113', path: 'spec.strategy.canary.antiAffinity.preferredDuringSchedulingIgnoredDuringExecution.weight', bad: [canary(preferred(101))], good: [canary(preferred(100))] },
]));
