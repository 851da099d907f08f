import { Observation } from './story';

/** A pod of a record. */
export interface RecordedPod {
  readonly version: string;
  /** When its ReplicaSet was told to have it, when it was there, and when it was ready. */
  readonly asked: number;
  readonly created: number;
  readonly ready: number;
}

/** The pods that became ready, those of Experiments too: the first that was asked for is the first that was created and the first that was ready. */
export function recordedPods(observations: readonly Observation[]): RecordedPod[] {
  const moments: Record<string, Record<'desired' | 'current' | 'ready', number[]>> = {};
  const before: Record<string, Record<'desired' | 'current' | 'ready', number>> = {};
  for (const { at, replicas = {} } of observations) {
    for (const [version, pods] of Object.entries(replicas)) {
      const times = (moments[version] ??= { desired: [], current: [], ready: [] });
      for (const count of ['desired', 'current', 'ready'] as const) {
        times[count].push(...Array.from({ length: Math.max(0, pods[count] - (before[version]?.[count] ?? 0)) }, () => at));
      }
      before[version] = pods;
    }
  }
  return Object.entries(moments).flatMap(([version, { desired, current, ready }]) => ready.flatMap((at, index) =>
    desired[index] === undefined || current[index] === undefined ? [] : [{ version, asked: desired[index], created: current[index], ready: at }]));
}
