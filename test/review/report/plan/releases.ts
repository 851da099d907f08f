import { PlannedGate, PlannedPhase } from '../../../../src/review/plan/planned-phase';
import { PlannedRelease } from '../../../../src/review/plan/planned-release';

/** A phase; what is not said is nothing, at once. */
export function phase(index: number, fields: Partial<PlannedPhase>): PlannedPhase {
  return { index, step: `setWeight: ${index}`, stableReplicas: 0, canaryReplicas: 0, peakReplicas: 0, exposure: 0, startsAt: 0, seconds: 0, ...fields };
}

const waits = (kind: string, description: string, fields: Partial<PlannedGate> = {}): PlannedGate => ({ kind, description, analyses: [], ...fields });

/** A canary with a router, a background analysis, a manual gate and a pause that is much longer than the others. */
export const canary: PlannedRelease = {
  name: 'orders',
  namespace: 'shop',
  kind: 'Rollout',
  strategy: 'canary',
  warnings: [],
  images: [
    { container: 'migrate', image: 'ghcr.io/acme/migrate', initial: true },
    { container: 'orders', image: 'ghcr.io/acme/orders:1.4.2', tag: '1.4.2', initial: false },
    { container: 'proxy', image: 'envoy:1.30@sha256:0a1b2c', tag: '1.30', digest: 'sha256:0a1b2c', initial: false },
  ],
  peakReplicas: 20,
  pods: {
    least: 10,
    most: 10,
    steady: { pods: 10, cpu: 2.5, memory: 10 * 2 ** 30 },
    peak: { pods: 20, cpu: 5, memory: 20 * 2 ** 30 },
    limits: ['the peak of 5 cores fits into ResourceQuota shop: 8 cores'],
    fits: true,
  },
  duration: {
    automatic: 4650,
    manualGates: [{ phase: 3, description: 'waits for a person, however long it takes', command: 'kubectl argo rollouts promote orders -n shop' }],
    progressDeadline: 600,
    deadlineAborts: true,
  },
  traffic: {
    stableService: 'orders',
    canaryService: 'orders-canary',
    router: 'Gateway API',
    routes: ['HTTPRoute orders (orders.example.com)'],
    stable: 'what HTTPRoute orders does not send to the new version, and every request within the cluster to http://orders',
    canary: 'what the weight in HTTPRoute orders says: 5 % at first',
  },
  phases: [
    phase(0, { step: 'setWeight: 5', stepIndex: 0, weight: 5, stableReplicas: 10, canaryReplicas: 2, peakReplicas: 12, exposure: 0.05, seconds: 40, abortSeconds: 0 }),
    phase(1, {
      step: 'pause: 5m',
      stepIndex: 1,
      weight: 5,
      stableReplicas: 10,
      canaryReplicas: 2,
      peakReplicas: 12,
      exposure: 0.05,
      startsAt: 40,
      seconds: 300,
      abortSeconds: 0,
      gate: waits('pause', 'a pause of 5 min', { seconds: 300, analyses: ['background'] }),
    }),
    phase(2, { step: 'setWeight: 25', stepIndex: 2, weight: 25, stableReplicas: 10, canaryReplicas: 3, peakReplicas: 13, exposure: 0.25, startsAt: 340, seconds: 40, abortSeconds: 0 }),
    phase(3, {
      step: 'pause: {}',
      stepIndex: 3,
      weight: 25,
      stableReplicas: 10,
      canaryReplicas: 3,
      peakReplicas: 13,
      exposure: 0.25,
      startsAt: 380,
      seconds: 0,
      abortSeconds: 0,
      gate: waits('manual', 'a person who promotes it', { command: 'kubectl argo rollouts promote orders -n shop', analyses: ['background'] }),
    }),
    phase(4, { step: 'setWeight: 50', stepIndex: 4, weight: 50, stableReplicas: 10, canaryReplicas: 5, peakReplicas: 15, exposure: 0.5, startsAt: 380, seconds: 40, abortSeconds: 0 }),
    phase(5, {
      step: 'pause: 1h',
      stepIndex: 5,
      weight: 50,
      stableReplicas: 10,
      canaryReplicas: 5,
      peakReplicas: 15,
      exposure: 0.5,
      startsAt: 420,
      seconds: 3600,
      abortSeconds: 0,
      gate: waits('pause', 'a pause of 1 h', { seconds: 3600, analyses: ['background'] }),
    }),
    phase(6, {
      step: 'analysis',
      stepIndex: 6,
      weight: 50,
      stableReplicas: 10,
      canaryReplicas: 5,
      peakReplicas: 15,
      exposure: 0.5,
      startsAt: 4020,
      seconds: 600,
      abortSeconds: 0,
      gate: waits('analysis', 'latency is measured 10 times', { seconds: 600, analyses: ['background', 'step 6'] }),
    }),
    phase(7, { step: 'last pods', weight: 100, stableReplicas: 10, canaryReplicas: 10, peakReplicas: 20, exposure: 1, startsAt: 4620, seconds: 30, abortSeconds: 0 }),
    phase(8, { step: 'promoted', weight: 100, stableReplicas: 0, canaryReplicas: 10, peakReplicas: 20, exposure: 1, startsAt: 4650, seconds: 30 }),
  ],
  analyses: [
    {
      name: 'background',
      templates: ['orders-success-rate'],
      fromPhase: 1,
      untilPhase: 7,
      complete: true,
      metrics: [{
        name: 'success-rate',
        measures: 'the share of the requests that the new version answers without an error',
        query: '(sum(rate(ok{pod=~"orders|x"}[2m])) or vector(0))\n/\n(sum(rate(all[2m])) > 0)',
        samples: 'every 1 min, the first after 2 min',
        passes: 'at least 99 %, every minute',
        aborts: 'on the 2nd failed sample, at the earliest after 3 min',
        abortingSample: 2,
        earliestAbort: 180,
        withoutData: 'the release is paused after 4 samples',
        dryRun: false,
      }],
    },
    {
      name: 'step 6',
      templates: ['latency', 'elsewhere'],
      fromPhase: 6,
      untilPhase: 6,
      seconds: 600,
      complete: false,
      metrics: [{ name: 'latency', measures: 'what Prometheus answers', samples: 'once, at once', passes: 'always', aborts: 'never', dryRun: true }],
    },
  ],
  exposureBeforeFirstGate: 0.05,
  abort: {
    during: { command: 'kubectl argo rollouts abort orders -n shop', effect: 'the route sends everything to the stable version at once; its pods are all there', seconds: 0 },
    afterwards: { command: 'kubectl argo rollouts undo orders -n shop', effect: 'a release of the previous version, step by step', seconds: 1180 },
    automatic: ['background: success-rate, on the 2nd failed sample', 'no progress for 10 min'],
  },
  draining: { preStopSeconds: 15, graceSeconds: 60, requestSeconds: 45, removalSeconds: 5, scaleDownDelaySeconds: 30, verdict: 'enough: requests in flight have 45 s' },
  controllerObjects: ['ReplicaSet orders-<hash> for each version', 'AnalysisRun orders-<hash>-<revision>'],
  unwatched: ['nobody judges latency before step 6'],
  firstDeployment: ['steps and analyses are skipped: there is nothing to compare with'],
  assumptions: ['pods are ready after 30 s'],
};

/** A blue-green that waits for a person before the switch. */
export const blueGreen: PlannedRelease = {
  ...canary,
  name: 'carts',
  strategy: 'blue-green',
  warnings: [],
  images: canary.images.slice(1, 2),
  peakReplicas: 8,
  pods: { least: 4, most: 4, steady: { pods: 4 }, peak: { pods: 8 }, limits: [], fits: true },
  duration: { ...canary.duration, automatic: 150, manualGates: [{ phase: 1, description: 'waits for a person', command: 'kubectl argo rollouts promote carts -n shop' }], deadlineAborts: false },
  traffic: { stableService: 'carts', canaryService: 'carts-preview', router: 'Service', routes: [], stable: 'all of http://carts until the switch', canary: 'nothing but http://carts-preview until the switch' },
  phases: [
    phase(0, { step: 'preview', stableReplicas: 4, canaryReplicas: 4, peakReplicas: 8, seconds: 30, abortSeconds: 0 }),
    phase(1, {
      step: 'pause',
      stableReplicas: 4,
      canaryReplicas: 4,
      peakReplicas: 8,
      startsAt: 30,
      abortSeconds: 0,
      gate: waits('manual', 'a person who promotes it', { command: 'kubectl argo rollouts promote carts -n shop' }),
    }),
    phase(2, { step: 'switched', stableReplicas: 4, canaryReplicas: 4, peakReplicas: 8, exposure: 1, startsAt: 30, abortSeconds: 2 }),
    phase(3, {
      step: 'post-promotion',
      stableReplicas: 4,
      canaryReplicas: 4,
      peakReplicas: 8,
      exposure: 1,
      startsAt: 30,
      seconds: 120,
      abortSeconds: 2,
      gate: waits('analysis', 'success-rate is measured twice', { seconds: 120, analyses: ['post-promotion'] }),
    }),
    phase(4, { step: 'promoted', canaryReplicas: 4, peakReplicas: 8, exposure: 1, startsAt: 150, seconds: 300 }),
  ],
  analyses: [{ ...canary.analyses[0], name: 'post-promotion', fromPhase: 3, untilPhase: 3 }],
  exposureBeforeFirstGate: 0,
};

/** A Deployment that replaces its pods one by one, and is watched by nobody. */
export const rolling: PlannedRelease = {
  ...canary,
  name: 'mail',
  namespace: '',
  kind: 'Deployment',
  strategy: 'rolling',
  warnings: [],
  images: [{ container: 'mail', image: 'mail', initial: false }],
  peakReplicas: 5,
  pods: { ...canary.pods, least: 4, most: 4, steady: { pods: 4, cpu: 1, memory: 2 ** 29 }, peak: { pods: 5, cpu: 1.25, memory: 640 * 2 ** 20 } },
  duration: { automatic: 160, manualGates: [], progressDeadline: 600, deadlineAborts: false },
  traffic: { router: 'share of pods', routes: [], stable: 'the pods that are left of it', canary: 'its share of the ready pods' },
  phases: [
    phase(0, { step: 'rolling update', stableReplicas: 0, canaryReplicas: 4, peakReplicas: 5, exposure: 1, seconds: 160, abortSeconds: 160 }),
    phase(1, { step: 'rolled out', stableReplicas: 0, canaryReplicas: 4, peakReplicas: 4, exposure: 1, startsAt: 160 }),
  ],
  analyses: [],
  exposureBeforeFirstGate: 1,
  abort: {
    during: { command: 'kubectl rollout undo deployment/mail', effect: 'the previous version comes back, pod by pod', seconds: 160 },
    afterwards: { command: 'kubectl rollout undo deployment/mail', effect: 'the same', seconds: 160 },
    automatic: [],
  },
  draining: { graceSeconds: 30, removalSeconds: 5, verdict: 'what preStop does is not known' },
  controllerObjects: [],
  unwatched: [],
  firstDeployment: [],
  assumptions: [],
};

/** The canary with an autoscaler, whose numbers are ranges. */
export const autoscaled: PlannedRelease = {
  ...canary,
  name: 'search',
  peakReplicas: 45,
  pods: { ...canary.pods, least: 4, most: 30, autoscaler: 'search', limits: ['the peak does not fit into the 4 cores that were given'], fits: false },
  phases: [
    phase(0, { step: 'setWeight: 50', stepIndex: 0, weight: 50, stableReplicas: 4, canaryReplicas: 2, mostStableReplicas: 30, mostCanaryReplicas: 15, peakReplicas: 45, exposure: 0.5, seconds: 30, abortSeconds: 0 }),
    phase(1, {
      step: 'pause: 10m',
      stepIndex: 1,
      weight: 50,
      stableReplicas: 4,
      canaryReplicas: 2,
      mostStableReplicas: 30,
      mostCanaryReplicas: 15,
      peakReplicas: 45,
      exposure: 0.5,
      startsAt: 30,
      seconds: 600,
      abortSeconds: 0,
      gate: waits('pause', 'a pause of 10 min', { seconds: 600 }),
    }),
    phase(2, { step: 'promoted', weight: 100, stableReplicas: 0, canaryReplicas: 4, mostStableReplicas: 0, mostCanaryReplicas: 30, peakReplicas: 60, exposure: 1, startsAt: 630, seconds: 30 }),
  ],
  analyses: [],
};

/** One of each kind. */
export const releases: readonly PlannedRelease[] = [canary, blueGreen, rolling, autoscaled];

/** A text that means something in Markdown, HTML, SVG and a terminal. */
export const HOSTILE = '</title><script>alert("1")</script>\'&amp;|`b`\n\u001b[2J\u202e*x* @you ]]>';

/** The canary with that text wherever a text is. */
export function hostile(): PlannedRelease {
  const poisoned = (value: unknown): unknown => {
    if (typeof value === 'string') {
      return `${value}${HOSTILE}`;
    }
    if (Array.isArray(value)) {
      return value.map(poisoned);
    }
    return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, poisoned(item)])) : value;
  };
  return poisoned(canary) as PlannedRelease;
}
