import { CanaryStrategySpec, RolloutSpec } from '../../../src/manifest/rollout';
import { atDesiredReplicas, canaryReplicas, enoughAvailable } from '../../../src/semantics/controller/canary-progress';
import { canaryScale, currentSetWeight } from '../../../src/semantics/controller/canary-weight';
import { ReleaseStatus, ReplicaSetState } from '../../../src/semantics/controller/release-state';

const nginx = { nginx: { stableIngress: 'shop' } };
const rollout = (replicas: number, canary: CanaryStrategySpec): RolloutSpec => ({ replicas, strategy: { canary } });
const pods = (hash: string, desired: number, available = desired): ReplicaSetState => ({ hash, desired, current: desired, available });
const releasing = (currentStepIndex: number): ReleaseStatus => ({ currentStepIndex, stableHash: 'old', currentHash: 'new' });
const sets = (latest: ReplicaSetState, stable: ReplicaSetState, older: ReplicaSetState[] = []) => ({ latest, stable, older });

describe('a canary with a router', () => {
  const routed = rollout(10, { trafficRouting: nginx, steps: [{ setWeight: 5 }, { pause: {} }, { setWeight: 50 }] });

  test('has the pods that its weight needs, rounded up, beside all stable ones', () => {
    expect(canaryReplicas(routed, releasing(1), sets(pods('new', 0), pods('old', 10)))).toEqual({ canary: 1, stable: 10 });
    expect(canaryReplicas(routed, releasing(2), sets(pods('new', 1), pods('old', 10)))).toEqual({ canary: 5, stable: 10 });
  });

  test('has at least minPodsPerReplicaSet, unless it has none', () => {
    const two = rollout(10, { ...routed.strategy.canary, minPodsPerReplicaSet: 2 });
    expect(canaryReplicas(two, releasing(0), sets(pods('new', 0), pods('old', 10))).canary).toBe(2);
    expect(canaryReplicas(two, { ...releasing(0), aborted: true }, sets(pods('new', 2), pods('old', 10))).canary).toBe(0);
  });

  test('has what setCanaryScale says until the weight counts again', () => {
    const steps = [{ setCanaryScale: { replicas: 3 } }, { setWeight: 50 }, { setCanaryScale: { matchTrafficWeight: true } }];
    const scaled = rollout(10, { trafficRouting: nginx, steps });
    expect(canaryScale(scaled, releasing(1), sets(pods('new', 3), pods('old', 10)))).toEqual({ replicas: 3, weight: 0 });
    expect(canaryScale(scaled, releasing(2), sets(pods('new', 3), pods('old', 10)))).toEqual({ weight: 50 });
  });

  test('keeps stable pods for the requests that the router still sends there', () => {
    const dynamic = rollout(10, { ...routed.strategy.canary, dynamicStableScale: true });
    expect(canaryReplicas(dynamic, releasing(2), sets(pods('new', 5), pods('old', 10)), { canary: 5, stable: 95 })).toEqual({ canary: 5, stable: 10 });
    expect(canaryReplicas(dynamic, releasing(2), sets(pods('new', 5), pods('old', 10)), { canary: 50, stable: 50 })).toEqual({ canary: 5, stable: 5 });
  });

  test('goes back weight by weight when it is aborted with a dynamic stable scale', () => {
    const dynamic = rollout(10, { ...routed.strategy.canary, dynamicStableScale: true });
    const aborted = { ...releasing(2), aborted: true };
    expect(canaryScale(dynamic, aborted, sets(pods('new', 8), pods('old', 2)))).toEqual({ weight: 50 });
    expect(canaryScale(dynamic, aborted, sets(pods('new', 5), pods('old', 5)))).toEqual({ weight: 5 });
    expect(canaryScale(dynamic, aborted, sets(pods('new', 1), pods('old', 9)))).toEqual({ weight: 0 });
  });
});

describe('a canary without a router', () => {
  const basic = rollout(4, { maxSurge: 1, maxUnavailable: 0, steps: [{ setWeight: 50 }] });

  test('adds within the surge, and removes only what others stand in for', () => {
    expect(canaryReplicas(basic, releasing(0), sets(pods('new', 0), pods('old', 4)))).toEqual({ canary: 1, stable: 4 });
    expect(canaryReplicas(basic, releasing(0), sets(pods('new', 1, 0), pods('old', 4)))).toEqual({ canary: 1, stable: 4 });
    expect(canaryReplicas(basic, releasing(0), sets(pods('new', 1), pods('old', 4)))).toEqual({ canary: 1, stable: 3 });
  });

  test('leaves both versions alone while older pods are to go', () => {
    expect(canaryReplicas(basic, releasing(0), sets(pods('new', 1), pods('old', 3), [pods('older', 1)]))).toEqual({ canary: 1, stable: 3 });
  });

  test('is where a step wants it only when no older pod is left', () => {
    const half = sets(pods('new', 2), pods('old', 2));
    expect(atDesiredReplicas(basic, releasing(0), half)).toBe(true);
    expect(atDesiredReplicas(basic, releasing(0), { ...half, older: [pods('older', 0, 1)] })).toBe(false);
  });
});

describe('the weight', () => {
  const steps = [{ pause: {} }, { setWeight: 20 }, { pause: {} }];

  test('is the last one set, none before the first, all after the last step, none after an abort', () => {
    const weights = (status: ReleaseStatus) => currentSetWeight(rollout(4, { steps }), status);
    expect([0, 1, 2, 3].map((index) => weights(releasing(index)))).toEqual([0, 20, 20, 100]);
    expect(weights({ ...releasing(2), aborted: true })).toBe(0);
  });

  test('counts to the router\'s own maximum', () => {
    expect(currentSetWeight(rollout(4, { steps, trafficRouting: { ...nginx, maxTrafficWeight: 1000 } }), releasing(3))).toBe(1000);
  });
});

describe('a step is far enough', () => {
  const threshold = (type: string, value: number) => rollout(25, { replicaProgressThreshold: { type, value } });

  test.each([
    ['with all pods, by default', rollout(25, {}), 24, false],
    ['at the per cent asked for', threshold('Percent', 28), 7, true],
    ['not below it', threshold('Percent', 28), 6, false],
    ['at the number of pods asked for', threshold('Pods', 3), 3, true],
    ['with all pods where the threshold is negative', threshold('Pods', -1), 24, false],
  ])('%s', (_, of, available, enough) => {
    expect(enoughAvailable(of, pods('new', 25, available), 25)).toBe(enough);
  });
});
