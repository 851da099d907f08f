import * as fc from 'fast-check';
import { lintView } from '../../../src/review/report/lint-view';

const argo = 'argoproj.io/v1alpha1';
const see = (...objects: any[]) => lintView(objects).shown.map(({ object }) => object as any);

const rollout = (spec: object = {}) => ({
  apiVersion: argo,
  kind: 'Rollout',
  metadata: { name: 'orders', namespace: 'shop', labels: { app: 'orders' } },
  spec: {
    replicas: 4,
    selector: { matchLabels: { app: 'orders' } },
    minReadySeconds: 10,
    progressDeadlineAbort: true,
    strategy: { canary: { maxSurge: 1, maxUnavailable: 0, steps: [{ setWeight: 25 }] } },
    template: { metadata: { labels: { app: 'orders' } }, spec: { containers: [{ name: 'orders', image: 'orders:1.4.2' }] } },
    ...spec,
  },
});

describe('a Rollout', () => {
  test('becomes a Deployment of the same name and pods, without what Deployments do not have', () => {
    expect(see(rollout())).toEqual([{
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: rollout().metadata,
      spec: {
        replicas: 4,
        selector: { matchLabels: { app: 'orders' } },
        minReadySeconds: 10,
        strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } },
        template: rollout().spec.template,
      },
    }]);
  });

  test.each([
    ['canary behind a router', { canary: { maxUnavailable: 1, trafficRouting: { nginx: {} } } }],
    ['blue-green', { blueGreen: { activeService: 'orders' } }],
  ])('as %s keeps all its pods while the others start', (_, strategy) => {
    expect(see(rollout({ strategy }))[0].spec.strategy).toEqual({ type: 'RollingUpdate', rollingUpdate: { maxSurge: '100%', maxUnavailable: 0 } });
  });

  test('says no number of pods where an autoscaler does', () => {
    const { replicas, ...spec } = rollout().spec;
    expect(see({ ...rollout(), spec })[0].spec).not.toHaveProperty('replicas');
  });

  test('is spread by the label of Deployments; elsewhere the word stays', () => {
    const spec = {
      topologySpreadConstraints: [{ matchLabelKeys: ['rollouts-pod-template-hash', 'zone'] }],
      containers: [{ name: 'a', args: ['rollouts-pod-template-hash'] }],
    };
    expect(see(rollout({ template: { spec } }))[0].spec.template.spec).toEqual({
      topologySpreadConstraints: [{ matchLabelKeys: ['pod-template-hash', 'zone'] }],
      containers: [{ name: 'a', args: ['rollouts-pod-template-hash'] }],
    });
  });
});

describe('a Rollout that takes its pods from a Deployment', () => {
  const reference = rollout({ template: undefined, selector: undefined, workloadRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'orders-pods' } });
  const deployment = {
    apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'orders-pods', namespace: 'shop' }, spec: { replicas: 0, template: rollout().spec.template },
  };
  const autoscaler = { apiVersion: 'autoscaling/v2', kind: 'HorizontalPodAutoscaler', metadata: { namespace: 'shop' }, spec: { scaleTargetRef: { apiVersion: argo, kind: 'Rollout', name: 'orders' } } };

  test('is shown as this Deployment, with the number of pods that the Rollout has', () => {
    const view = see(reference, deployment, autoscaler);
    expect(view.map(({ kind }) => kind)).toEqual(['Deployment', 'HorizontalPodAutoscaler']);
    expect(view[0]).toMatchObject({ metadata: { name: 'orders-pods' }, spec: { replicas: 4, strategy: { rollingUpdate: { maxSurge: 1 } } } });
    expect(view[1].spec.scaleTargetRef).toEqual({ apiVersion: 'apps/v1', kind: 'Deployment', name: 'orders-pods' });
  });

  test('is left out, and named, where the Deployment is elsewhere', () => {
    const elsewhere = { ...deployment, metadata: { name: 'orders-pods', namespace: 'other' } };
    expect(lintView([reference, elsewhere])).toEqual({ shown: [{ object: elsewhere, original: elsewhere }], leftOut: [reference] });
  });
});

describe('other objects', () => {
  test.each([['scaleTargetRef', 'HorizontalPodAutoscaler'], ['targetRef', 'VerticalPodAutoscaler'], ['scaleTargetRef', 'ScaledObject']])('%s of a %s points at the Deployment', (field, kind) => {
    const target = (of: object) => ({ apiVersion: 'x/v1', kind, spec: { maxReplicas: 4, [field]: of } });
    expect(see(target({ apiVersion: argo, kind: 'Rollout', name: 'orders' }))).toEqual([target({ apiVersion: 'apps/v1', kind: 'Deployment', name: 'orders' })]);
    expect(see(target({ apiVersion: 'example.com/v1', kind: 'Rollout', name: 'orders' }))).toEqual([target({ apiVersion: 'example.com/v1', kind: 'Rollout', name: 'orders' })]);
  });

  test('of Argo Rollouts are left out, those of Argo CD are not', () => {
    const of = (kind: string) => ({ apiVersion: argo, kind });
    expect(see(...['AnalysisTemplate', 'ClusterAnalysisTemplate', 'AnalysisRun', 'Experiment', 'Application'].map(of))).toEqual([of('Application')]);
  });

  test('stay as they are', () => {
    const service = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'orders' }, spec: { selector: { app: 'orders' } } };
    expect(see(service)[0]).toBe(service);
  });
});

test('whatever stands in the fields, it does not fail, and says the same each time', () => {
  const kinds = fc.constantFrom('Rollout', 'Deployment', 'HorizontalPodAutoscaler', 'AnalysisTemplate');
  const any = fc.jsonValue();
  const values = fc.oneof(any, fc.record({ template: any, strategy: any, workloadRef: any, scaleTargetRef: any }));
  const objects = fc.array(fc.record({ apiVersion: fc.constantFrom(argo, 'apps/v1'), kind: kinds, metadata: fc.jsonValue(), spec: values }));
  fc.assert(fc.property(objects, (given) => expect(lintView(given)).toEqual(lintView(structuredClone(given)))), { numRuns: 300 });
});
