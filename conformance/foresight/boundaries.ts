import { Observation } from './story';
import { TimelineState } from '../../src/review/simulation/timeline';

/** A release at the moment when a step begins, a version becomes stable, or an abort happens; and at the end. */
export interface Boundary {
  readonly step?: number;
  readonly stable?: string;
  readonly current?: string;
  readonly aborted: boolean;
  readonly weight?: number;
  /** Pods wanted and available of the stable version, and of another one that is released. */
  readonly stablePods?: string;
  readonly canaryPods?: string;
}

type Moment = Pick<Observation, 'step' | 'stable' | 'current' | 'aborted' | 'weight'> & {
  readonly pods: Readonly<Record<string, { readonly desired: number; readonly available: number }>>;
};

export function simulatedBoundaries(states: readonly TimelineState[]): Boundary[] {
  return boundaries(states);
}

export function recordedBoundaries(observations: readonly Observation[]): Boundary[] {
  return boundaries(observations.map((observation) => ({ ...observation, pods: observation.replicas ?? {} })));
}

/** Before the controller has written a status there is nothing to compare. */
function boundaries(all: readonly Moment[]): Boundary[] {
  const moments = all.filter(({ current }) => current !== undefined);
  const begins = moments.filter((moment, index) => index === 0 || key(moment) !== key(moments[index - 1]));
  return [...begins, moments[moments.length - 1]].map(({ step, stable, current, aborted, weight, pods }) => {
    const told = (version: string | undefined) => version === undefined || !pods[version] ? undefined : `${pods[version].desired}/${pods[version].available}`;
    const pairs = { stablePods: told(stable), canaryPods: current === stable ? undefined : told(current) };
    return { step, stable, current, aborted: aborted ?? false, weight, ...pairs };
  });
}

function key({ step, stable, current, aborted }: Moment): string {
  return JSON.stringify([step, stable, current, aborted ?? false]);
}

/** One line for a boundary. */
export function printBoundary({ step, stable, current, aborted, weight, stablePods, canaryPods }: Boundary): string {
  return `step ${step ?? '-'} weight ${weight ?? '-'} ${stable ?? '-'}=${stablePods ?? '-'} ${current ?? '-'}=${canaryPods ?? '-'}${aborted ? ' aborted' : ''}`;
}
