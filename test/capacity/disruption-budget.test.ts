import { Chart, Testing } from 'cdk8s';
import { DisruptionBudget, UnhealthyPodEvictionPolicy } from '../../src/capacity/disruption-budget';
import { emitDisruptionBudget } from '../../src/capacity/pod-disruption-budget';
import { ReleaseIdentity } from '../../src/semantics/identity';

const identity: ReleaseIdentity = { name: 'orders', namespace: 'shop', labels: { team: 'checkout' }, selectorLabels: { app: 'orders' } };

function emit(budget?: DisruptionBudget, replicas?: number) {
  return emitDisruptionBudget(new Chart(Testing.app(), 'orders'), identity, budget, replicas)?.toJson();
}

describe('the budget of a release', () => {
  test('lets a tenth of the pods go unless told otherwise, and unready pods always', () => {
    expect(emit().spec).toMatchObject({ maxUnavailable: '10%', unhealthyPodEvictionPolicy: 'AlwaysAllow' });
  });

  test('is one object over the pods of all versions', () => {
    expect(emit()).toMatchObject({
      apiVersion: 'policy/v1',
      kind: 'PodDisruptionBudget',
      metadata: { name: 'orders', namespace: 'shop', labels: { team: 'checkout' } },
      spec: { selector: { matchLabels: { app: 'orders' } } },
    });
  });

  test('writes numbers as numbers and shares as text', () => {
    expect(emit(DisruptionBudget.of({ maxUnavailable: '2' })).spec.maxUnavailable).toBe(2);
    expect(emit(DisruptionBudget.of({ minAvailable: '50%' })).spec.minAvailable).toBe('50%');
  });

  test('has the limit that was given and no other', () => {
    expect(emit(DisruptionBudget.of({ minAvailable: '2' })).spec).not.toHaveProperty('maxUnavailable');
    expect(emit(DisruptionBudget.of({ maxUnavailable: '2' })).spec).not.toHaveProperty('minAvailable');
  });

  test('protects unready pods on request', () => {
    const budget = DisruptionBudget.of({ unhealthyPodEvictionPolicy: UnhealthyPodEvictionPolicy.IF_HEALTHY_BUDGET });
    expect(emit(budget).spec).toMatchObject({ maxUnavailable: '10%', unhealthyPodEvictionPolicy: 'IfHealthyBudget' });
  });

  test.each([['switched off', DisruptionBudget.none()], ['existing already', DisruptionBudget.existing('orders-budget')]])('emits nothing when %s', (_, budget) => {
    expect(emit(budget)).toBeUndefined();
  });
});

describe('a budget that cannot work is refused', () => {
  test('when both limits are given', () => {
    expect(() => DisruptionBudget.of({ maxUnavailable: '1', minAvailable: '2' }))
      .toThrow('DisruptionBudget.of: minAvailable is "2"; accepted: one of maxUnavailable and minAvailable (maxUnavailable is "1"). Mend: leave minAvailable out.');
  });

  test.each(['ten', '-1', '1.5', '10 %', '', '101%', '007'])('when a limit is neither number nor percentage: %j', (text) => {
    const problem = `is ${JSON.stringify(text)}; accepted: text with a whole number of pods such as "1", or a share from "0%" to "100%". Mend: write "10%"`;
    expect(() => DisruptionBudget.of({ maxUnavailable: text })).toThrow(`maxUnavailable ${problem}`);
    expect(() => DisruptionBudget.of({ minAvailable: text })).toThrow(`minAvailable ${problem}`);
  });

  test.each(['0', '0%'])('when no pod may be missing: %s', (maxUnavailable) => {
    expect(() => DisruptionBudget.of({ maxUnavailable }))
      .toThrow(`maxUnavailable is "${maxUnavailable}"; accepted: at least one pod or 1%: otherwise no pod may be evicted and no node drained. Mend: pass`);
    expect(() => DisruptionBudget.of({ maxUnavailable: '1' })).not.toThrow();
  });

  test('when all pods must remain', () => {
    expect(() => DisruptionBudget.of({ minAvailable: '100%' }))
      .toThrow('minAvailable is "100%"; accepted: less than all pods: otherwise no pod may be evicted and no node drained. Mend: pass maxUnavailable: "10%"');
    expect(() => DisruptionBudget.of({ minAvailable: '99%' })).not.toThrow();
  });

  test('when as many pods must remain as run', () => {
    expect(() => emit(DisruptionBudget.of({ minAvailable: '3' }), 3))
      .toThrow('orders: disruptionBudget.minAvailable is 3; accepted: fewer than the 3 pods that run at the least');
    expect(emit(DisruptionBudget.of({ minAvailable: '2' }), 3).spec.minAvailable).toBe(2);
  });

  test('when a share, rounded up, is all pods that run', () => {
    expect(() => emit(DisruptionBudget.of({ minAvailable: '90%' }), 4)).toThrow('is "90%"; accepted: fewer than the 4 pods');
    expect(emit(DisruptionBudget.of({ minAvailable: '75%' }), 4).spec.minAvailable).toBe('75%');
  });

  test('but not when the number of pods is unknown', () => {
    expect(emit(DisruptionBudget.of({ minAvailable: '3' })).spec.minAvailable).toBe(3);
  });

  test('when the name of an existing one cannot be a name', () => {
    expect(() => DisruptionBudget.existing('Orders_Budget')).toThrow('DisruptionBudget.existing: name is "Orders_Budget"');
  });
});
