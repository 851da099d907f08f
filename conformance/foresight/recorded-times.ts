import { StoryRecord } from './story';

/** What the manifests do not say and the simulation is told: how long each pod took to become ready, and when an autoscaler acted. */
export interface RecordedTimes {
  /** Seconds for each pod of a version in the order of their creation; undefined for those that never were. */
  readonly readiness: Readonly<Record<string, readonly (number | undefined)[]>>;
  /** The sizes that an autoscaler asked for. */
  readonly rescales: readonly { readonly at: number; readonly replicas: number }[];
}

export function recordedTimes({ observations, events }: StoryRecord): RecordedTimes {
  const created: Record<string, number[]> = {};
  const ready: Record<string, number[]> = {};
  const before: Record<string, { current: number; ready: number }> = {};
  for (const { at, replicas = {} } of observations ?? []) {
    for (const [version, pods] of Object.entries(replicas)) {
      const last = before[version] ?? { current: 0, ready: 0 };
      (created[version] ??= []).push(...Array.from({ length: Math.max(0, pods.current - last.current) }, () => at));
      (ready[version] ??= []).push(...Array.from({ length: Math.max(0, pods.ready - last.ready) }, () => at));
      before[version] = pods;
    }
  }
  const rescales = (events ?? []).filter(({ reason }) => reason === 'SuccessfulRescale')
    .map(({ at, message }) => ({ at, replicas: Number(/New size: (\d+)/.exec(message)![1]) }));
  return {
    readiness: Object.fromEntries(Object.entries(created).map(([version, moments]) =>
      [version, moments.map((moment, index) => ready[version][index] === undefined ? undefined : Math.max(0, ready[version][index] - moment))])),
    rescales,
  };
}
