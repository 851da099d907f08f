import * as fc from 'fast-check';
import { approximateReplicas, reachedShare, resolveFenceposts } from '../../src/semantics/replica-share';

describe('maxSurge and maxUnavailable in pods', () => {
  test.each([
    ['percentages round surge up and unavailable down', 10, '39%', '39%', 4, 3],
    ['both default to 25 %', 4, undefined, undefined, 1, 1],
    ['25 % of three pods is one more and none fewer', 3, undefined, undefined, 1, 0],
    ['numbers are pods', 10, 2, 3, 2, 3],
    ['text without a sign is a percentage all the same', 10, '1', '0', 1, 0],
    ['one per cent unavailable of ten pods is none, so one way is opened', 10, 0, '1', 0, 1],
    ['no more pods can be unavailable than there are', 2, 0, 5, 0, 2],
    ['of no pods none are unavailable', 0, '25%', '25%', 0, 0],
  ])('%s', (_, replicas, surge, unavailable, maxSurge, maxUnavailable) => {
    expect(resolveFenceposts('test', replicas, surge, unavailable)).toEqual({ maxSurge, maxUnavailable });
  });

  test.each(['oops', '', '1.5%', -1, 0.5])('%p is refused', (bound) => {
    expect(() => resolveFenceposts('shop/orders', 4, bound, 1)).toThrow(
      `shop/orders: maxSurge is ${JSON.stringify(bound)}; accepted: a whole number of pods, or a percentage such as "25%". Mend: pass one of the two.`,
    );
    expect(() => resolveFenceposts('shop/orders', 4, 1, bound)).toThrow('maxUnavailable is');
  });

  test('one way is always open', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 500 }), fc.nat(200), fc.nat(100), (replicas, surge, unavailable) => {
      const posts = resolveFenceposts('test', replicas, `${surge}%`, `${unavailable}%`);
      expect(posts.maxSurge + posts.maxUnavailable).toBeGreaterThan(0);
    }));
  });
});

describe('pods of a canary without a router', () => {
  test.each([
    // replicas, weight, surge, canary, stable
    [0, 50, 1, 0, 0],
    [1, 49, 0, 0, 1],
    [1, 50, 0, 1, 0],
    [1, 1, 1, 1, 1],
    [1, 100, 1, 1, 0],
    [2, 1, 0, 1, 1],
    [2, 99, 1, 2, 1],
    [3, 50, 0, 2, 1],
    [3, 25, 1, 1, 3],
    [3, 33, 1, 1, 2],
    [3, 50, 1, 2, 2],
    [4, 10, 1, 1, 4],
    [10, 14, 0, 1, 9],
    [10, 15, 0, 2, 8],
    [10, 18, 1, 2, 9],
    [10, 20, 1, 2, 8],
    [10, 24, 1, 3, 8],
    [10, 99, 1, 10, 1],
  ])('%i replicas at weight %i with surge %i: %i canary and %i stable', (replicas, weight, surge, canary, stable) => {
    expect(approximateReplicas(replicas, weight, 100, surge)).toEqual({ canary, stable });
  });

  test('the weight counts up to the maximum weight', () => {
    expect(approximateReplicas(4, 250, 1000, 0)).toEqual({ canary: 1, stable: 3 });
  });

  test.each([[2, 75], [10, 95], [50, 99]])('%i replicas at weight %i without a surge: no canary pod at all, half a pod short of all', (replicas, weight) => {
    expect(approximateReplicas(replicas, weight, 100, 0)).toEqual({ canary: 0, stable: replicas });
    expect(approximateReplicas(replicas, weight, 100, 1).canary).toBeGreaterThan(0);
  });

  const halfAPodShort = (n: number, w: number, s: number) => s === 0 && n * (w / 100) === n - 0.5;
  const replicas = fc.integer({ min: 1, max: 300 });
  const weight = fc.nat(100);
  const surge = fc.nat(3);

  test('there are as many pods as asked for, or one more where a surge allows it', () => {
    fc.assert(fc.property(replicas, weight, surge, (n, w, s) => {
      const { canary, stable } = approximateReplicas(n, w, 100, s);
      expect(canary).toBeGreaterThanOrEqual(0);
      expect(stable).toBeGreaterThanOrEqual(0);
      expect([n, ...s > 0 ? [n + 1] : []]).toContain(canary + stable);
    }));
  });

  test('weight 0 is no canary pod, the full weight no stable one', () => {
    fc.assert(fc.property(replicas, surge, (n, s) => {
      expect(approximateReplicas(n, 0, 100, s)).toEqual({ canary: 0, stable: n });
      expect(approximateReplicas(n, 100, 100, s)).toEqual({ canary: n, stable: 0 });
    }));
  });

  test('in between, both versions have a pod unless there is only one in all', () => {
    fc.assert(fc.property(replicas, fc.integer({ min: 1, max: 99 }), surge, (n, w, s) => {
      fc.pre((n > 1 || s > 0) && !halfAPodShort(n, w, s));
      const { canary, stable } = approximateReplicas(n, w, 100, s);
      expect(Math.min(canary, stable)).toBeGreaterThan(0);
    }));
  });

  test('a higher weight never lowers the share that is reached', () => {
    fc.assert(fc.property(replicas, fc.nat(99), surge, (n, w, s) => {
      fc.pre(!halfAPodShort(n, w + 1, s));
      const lower = reachedShare(approximateReplicas(n, w, 100, s));
      expect(reachedShare(approximateReplicas(n, w + 1, 100, s))).toBeGreaterThanOrEqual(lower);
    }));
  });

  test('the share is off by at most half a pod, where each version would have one anyway', () => {
    fc.assert(fc.property(replicas, weight, surge, (n, w, s) => {
      fc.pre(!halfAPodShort(n, w, s) && (n * w) / 100 >= 1 && (n * w) / 100 <= n - 1);
      expect(Math.abs(reachedShare(approximateReplicas(n, w, 100, s)) - w)).toBeLessThanOrEqual(50 / n + 1e-9);
    }));
  });
});

describe('the share that a canary reaches', () => {
  test('is that of its pods among all pods', () => {
    expect(reachedShare({ canary: 1, stable: 4 })).toBe(20);
    expect(reachedShare({ canary: 1, stable: 2 })).toBeCloseTo(33.33, 2);
  });

  test('is 0 without pods', () => {
    expect(reachedShare({ canary: 0, stable: 0 })).toBe(0);
  });
});
