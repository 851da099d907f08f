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

/**
 * The numbers of pods, by version, that were asked for between two boundaries and that no simulated state between the same two asks for.
 * The controller scales before it writes its status, so that what the next boundary begins with may be seen a moment before it.
 */
export function unforeseenPods(observations: readonly Observation[], states: readonly TimelineState[]): string[] {
  const asked = (moments: readonly Moment[]) => segments(moments).map((segment) => segment.map(({ pods }) => printPods(pods)));
  const foreseen = asked(states);
  return asked(observations.map((observation) => ({ ...observation, pods: observation.replicas ?? {} }))).flatMap((segment, index) => {
    const possible = [...foreseen[index] ?? [], ...(foreseen[index + 1] ?? []).slice(0, 1)];
    return [...new Set(segment)].filter((pods) => !possible.includes(pods)).map((pods) => `after boundary ${index + 1}: ${pods}`);
  });
}

/** The moments from one boundary to the next. */
function segments(all: readonly Moment[]): Moment[][] {
  const parts: Moment[][] = [];
  all.filter(({ current }) => current !== undefined).forEach((moment) => {
    const last = parts[parts.length - 1];
    if (last && key(last[0]) === key(moment)) {
      last.push(moment);
    } else {
      parts.push([moment]);
    }
  });
  return parts;
}

/** Versions without pods, and pods that are not the Rollout's, are left out. */
function printPods(pods: Moment['pods']): string {
  return Object.entries(pods).filter(([version, { desired }]) => desired > 0 && !version.includes(' of '))
    .map(([version, { desired }]) => `${version}=${desired}`).sort().join(' ');
}

/** One line for a boundary. */
export function printBoundary({ step, stable, current, aborted, weight, stablePods, canaryPods }: Boundary): string {
  return `step ${step ?? '-'} weight ${weight ?? '-'} ${stable ?? '-'}=${stablePods ?? '-'} ${current ?? '-'}=${canaryPods ?? '-'}${aborted ? ' aborted' : ''}`;
}
