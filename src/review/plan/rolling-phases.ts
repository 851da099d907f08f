import { PlannedPhase } from './planned-phase';
import { resolveFenceposts } from '../../semantics/replica-share';
import { Workload } from '../inventory/workload';

/** The most phases that a rolling update is told in: more waves than these are told by quarters. */
const MOST_WAVES = 8;

interface Wave {
  readonly at: number;
  readonly old: number;
  readonly ready: number;
  readonly starting: number;
}

/**
 * A rolling update of a Deployment, wave by wave: as many pods are started as may be more, as many are stopped as may be fewer, and then it waits until
 * the new ones are available.
 */
export function rollingPhases({ deployment, replicas = 1 }: Workload, readySeconds: number, count = replicas): PlannedPhase[] {
  const { minReadySeconds = 0, strategy } = deployment?.spec ?? {};
  const { maxSurge, maxUnavailable } = resolveFenceposts('Deployment', count, bound(strategy?.rollingUpdate?.maxSurge), bound(strategy?.rollingUpdate?.maxUnavailable));
  const all = waves(count, maxSurge, maxUnavailable, readySeconds + minReadySeconds);
  const quarters = all.filter(({ ready }, index) => index === 0 || Math.floor((4 * ready) / count) > Math.floor((4 * all[index - 1].ready) / count));
  const told = all.length <= MOST_WAVES ? all : [...new Set([...quarters, all[all.length - 1]])];
  const phases = told.map((wave, index): PlannedPhase => {
    const next = told[index + 1] ?? wave;
    const between = all.filter(({ at }) => at >= wave.at && (at < next.at || index + 1 === told.length));
    return {
      index,
      step: index + 1 === told.length ? 'rolled out' : 'pods are replaced',
      stableReplicas: next.old,
      canaryReplicas: next.ready,
      peakReplicas: Math.max(...between.map(({ old, ready, starting }) => old + ready + starting)),
      exposure: count === 0 ? 1 : next.ready / (next.old + next.ready),
      startsAt: wave.at,
      seconds: next.at - wave.at,
    };
  });
  return phases;
}

/** What cannot be read counts as left out. */
function bound(value: number | string | undefined): number | string | undefined {
  return value === undefined || /^\d+%?$/.test(String(value)) ? value : undefined;
}

/** The states that pods come to rest in, the last one with every pod replaced. */
function waves(replicas: number, surge: number, unavailable: number, waveSeconds: number): Wave[] {
  const all: Wave[] = [];
  let [old, ready] = [replicas, 0];
  for (let at = 0; ; at += waveSeconds) {
    old = Math.max(0, Math.min(old, replicas - unavailable - ready));
    const starting = Math.max(0, Math.min(replicas - ready, replicas + surge - old - ready));
    all.push({ at, old, ready, starting });
    if (starting === 0) {
      return all;
    }
    ready += starting;
  }
}

/** Every old pod stops before a new one starts. */
export function recreatePhases(count: number, readySeconds: number, minReadySeconds: number): PlannedPhase[] {
  const common = { index: 0, stableReplicas: 0, peakReplicas: count };
  return [
    { ...common, step: 'every pod stops, and new ones start: nobody answers meanwhile', canaryReplicas: count, exposure: 1, startsAt: 0, seconds: readySeconds + minReadySeconds },
    { ...common, index: 1, step: 'rolled out', canaryReplicas: count, exposure: 1, startsAt: readySeconds + minReadySeconds, seconds: 0 },
  ];
}
