import { deployment, found, object, pod, quota, rollout } from './shop';
import { PlanOptions } from '../../../src/review/plan/plan-options';
import { needsOf, plannedPods, restingPods } from '../../../src/review/plan/pods';

const MI = 2 ** 20;
const autoscaler = object('autoscaling/v2', 'HorizontalPodAutoscaler', 'orders-scaler', {
  scaleTargetRef: { apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout', name: 'orders' }, minReplicas: 3, maxReplicas: 9,
});
const planned = (objects: object[], peak = 8, options: PlanOptions = {}) => {
  const [relations, workload] = found(...objects);
  return plannedPods(relations, workload, options, peak);
};
const requesting = (requests: Record<string, string | number>, more: object = {}) => ({ name: 'one', resources: { requests }, ...more });

describe('pods at rest', () => {
  const resting = (objects: object[], options: PlanOptions = {}) => restingPods(...found(...objects), options);

  test('are spec.replicas', () => {
    expect(resting([rollout({ canary: {} })])).toEqual({ least: 4, most: 4 });
  });

  test('are the range of an autoscaler', () => {
    expect(resting([rollout({ canary: {} }), autoscaler])).toEqual({ least: 3, most: 9, autoscaler: 'orders-scaler' });
  });

  test('are the number that is given where the manifests leave it open, and only there', () => {
    expect(resting([rollout({ canary: {} }), autoscaler], { replicas: 5 })).toEqual({ least: 5, most: 5, autoscaler: 'orders-scaler' });
    expect(resting([rollout({ canary: {} }, pod(), { replicas: undefined })], { replicas: 5 })).toEqual({ least: 5, most: 5 });
    expect(resting([rollout({ canary: {} })], { replicas: 5 })).toEqual({ least: 4, most: 4 });
  });
});

describe('what pods need', () => {
  test.each([
    ['containers together', { containers: [requesting({ cpu: '250m', memory: '64Mi' }), requesting({ cpu: 1, memory: '1Gi' })] }, 1.25, 1088 * MI],
    ['sidecars as well', {
      initContainers: [requesting({ cpu: '500m', memory: '64Mi' }, { restartPolicy: 'Always' })], containers: [requesting({ cpu: '250m', memory: '64Mi' })],
    }, 0.75, 128 * MI],
    ['an init container that needs more than the rest', {
      initContainers: [requesting({ cpu: 2, memory: '32Mi' })], containers: [requesting({ cpu: '250m', memory: '64Mi' })],
    }, 2, 64 * MI],
    ['beside it the sidecars that run by then', {
      initContainers: [requesting({ cpu: 1, memory: 0 }, { restartPolicy: 'Always' }), requesting({ cpu: 2, memory: 0 })],
      containers: [requesting({ cpu: '250m', memory: '64Mi' })],
    }, 3, 64 * MI],
    ['not those that come later', {
      initContainers: [requesting({ cpu: 2, memory: 0 }), requesting({ cpu: 1, memory: 0 }, { restartPolicy: 'Always' })],
      containers: [requesting({ cpu: '250m', memory: '64Mi' })],
    }, 2, 64 * MI],
    ['limits where requests are left out', { containers: [{ name: 'one', resources: { limits: { cpu: 1, memory: '1Gi' } } }] }, 1, 1024 * MI],
  ])('%s', (_, spec, cpu, memory) => {
    expect(needsOf(spec, 1)).toEqual({ pods: 1, cpu, memory });
    expect(needsOf(spec, 3)).toEqual({ pods: 3, cpu: cpu * 3, memory: memory * 3 });
  });

  test('is not known where a container says nothing', () => {
    expect(needsOf({ containers: [requesting({ cpu: 1 }), requesting({ cpu: 1, memory: '1Gi' })] }, 2)).toEqual({ pods: 2, cpu: 4 });
  });

  test('is said for the rest at its upper end, and for the peak', () => {
    expect(planned([rollout({ canary: {} }), autoscaler], 12)).toMatchObject({
      steady: { pods: 9, cpu: 2.25 }, peak: { pods: 12, cpu: 3, memory: 3072 * MI },
    });
  });
});

describe('a ResourceQuota', () => {
  test('is compared with the peak', () => {
    expect(planned([rollout({ canary: {} }), quota({ 'pods': '20', 'requests.cpu': '4', 'limits.memory': '8Gi' })])).toMatchObject({
      limits: [
        'ResourceQuota shop: 8 pods of 20, CPU 2 of 4 cores at the peak',
        'ResourceQuota shop cannot be compared with for memory limits: container app says none, and its pods are refused unless a LimitRange fills that in',
      ],
      fits: true,
    });
  });

  test('has room for exactly what it says, and for no more', () => {
    expect(planned([rollout({ canary: {} }), quota({ 'requests.cpu': '2', 'requests.memory': '2Gi' })]).fits).toBe(true);
    expect(planned([rollout({ canary: {} }), quota({ 'requests.cpu': '1900m', 'requests.memory': '1Gi', 'count/pods': 7 })])).toMatchObject({
      limits: ['ResourceQuota shop: CPU 2 of 1.9 cores (too many), memory 2 GiB of 1 GiB (too much), 8 pods of 7 (too many) at the peak'], fits: false,
    });
  });

  test('has the other workloads of the namespace in it', () => {
    const other = deployment(pod(), { replicas: 3 }, 'basket');
    const elsewhere = { ...other, metadata: { name: 'basket', namespace: 'depot' } };
    expect(planned([rollout({ canary: {} }), other, quota({ cpu: 2.5 })])).toMatchObject({
      limits: ['ResourceQuota shop: CPU 2.75 of 2.5 cores (too many) at the peak, 3 pods of other workloads included'], fits: false,
    });
    expect(planned([rollout({ canary: {} }), elsewhere, quota({ cpu: 2.5 })])).toMatchObject({
      limits: ['ResourceQuota shop: CPU 2 of 2.5 cores at the peak'], fits: true,
    });
  });

  test('with scopes, of another namespace or for other things is left alone', () => {
    const elsewhere = { ...quota({ pods: 1 }), metadata: { name: 'shop', namespace: 'depot' } };
    const scoped = [quota({ pods: 1 }, { scopes: ['BestEffort'] }), quota({ pods: 1 }, { scopeSelector: {} })];
    expect(planned([rollout({ canary: {} }), elsewhere, ...scoped, quota({ services: 1 })])).toMatchObject({ limits: [], fits: true });
  });
});

describe('a capacity that is given', () => {
  test('is compared with the peak of the release alone', () => {
    expect(planned([rollout({ canary: {} }), deployment(pod(), {}, 'basket')], 8, { availableCpu: 2, availableMemory: 2 ** 30 })).toMatchObject({
      limits: ['Capacity given: CPU 2 of 2 cores, memory 2 GiB of 1 GiB (too much) at the peak'], fits: false,
    });
  });

  test('cannot be compared with what nobody says', () => {
    const silent = pod({ resources: undefined });
    expect(planned([rollout({ canary: {} }, silent)], 8, { availableCpu: 2 })).toMatchObject({
      limits: ['Capacity given cannot be compared with for CPU: container app says none, and what it takes is not known'], fits: true,
    });
  });
});
