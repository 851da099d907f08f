import { Observation } from './story';
import { TimelineState } from '../../src/review/simulation/timeline';

/** A release at the moment when a step begins, a version becomes stable, or an abort happens; and at the end. */
interface Boundary {
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

/** The boundaries of a story as they were seen, and as they were foreseen, a line each. */
export interface ComparedBoundaries {
  readonly seen: readonly string[];
  readonly foreseen: readonly string[];
}

/**
 * The API server tells of each kind of object by itself, and a busy machine looks seldom: what is seen of pods and of the release may be so many
 * seconds apart.
 */
const APART_SECONDS = 0.25;

/** What was seen and foreseen at each boundary. Of all that came within that time it is what both sides have, if there is such a state. */
export function compareBoundaries(observations: readonly Observation[], states: readonly TimelineState[]): ComparedBoundaries {
  const [seen, foreseen] = [alternatives(momentsOf(observations)), alternatives(states)];
  const chosen = (from: readonly string[][], others: readonly string[][]) =>
    from.map((lines, index) => lines.find((line) => others[index]?.includes(line)) ?? lines[0]);
  return { seen: chosen(seen, foreseen), foreseen: chosen(foreseen, seen) };
}

/** Each boundary in the states that came shortly after it began, and the end. */
function alternatives(moments: readonly (Moment & { readonly at: number })[]): string[][] {
  const parts = segments(moments);
  const begins = parts.map(([first, ...rest], index) => {
    // The controller scales before it writes its status: the pods of what comes at once may be seen with the status before it.
    const next = (parts[index + 1] ?? []).map(({ at, pods }) => ({ ...first, at, pods }));
    return beginning([first, ...rest, ...next]);
  });
  return [...begins, moments.slice(-1)].map((states) => states.map((state) => printBoundary(boundary(state))));
}

function momentsOf(observations: readonly Observation[]) {
  return observations.map((observation) => ({ ...observation, pods: observation.replicas ?? {} }));
}

function boundary({ step, stable, current, aborted, weight, pods }: Moment): Boundary {
  const told = (version: string | undefined) => {
    const { desired, available } = pods[version ?? ''] ?? {};
    // Those that are told to stop count no longer, however late the cluster counts them.
    return desired === undefined ? undefined : `${desired}/${Math.min(desired, available!)}`;
  };
  const pairs = { stablePods: told(stable), canaryPods: current === stable ? undefined : told(current) };
  return { step, stable, current, aborted: aborted ?? false, weight, ...pairs };
}

function key({ step, stable, current, aborted }: Moment): string {
  return JSON.stringify([step, stable, current, aborted ?? false]);
}

/**
 * The numbers of pods, by version, that were asked for between two boundaries and that no simulated state between the same two asks for.
 * The controller scales before it writes its status, so that what the next boundary begins with may be seen a moment before it.
 */
export function unforeseenPods(observations: readonly Observation[], states: readonly TimelineState[]): string[] {
  const foreseen = segments(states);
  return segments(momentsOf(observations)).flatMap((segment, index) => {
    const possible = [...foreseen[index] ?? [], ...beginning(foreseen[index + 1] ?? [])].map(({ pods }) => printPods(pods));
    return [...new Set(segment.map(({ pods }) => printPods(pods)))].filter((pods) => !possible.includes(pods)).map((pods) => `after boundary ${index + 1}: ${pods}`);
  });
}

function beginning<Seen extends { readonly at: number }>(segment: readonly Seen[]): readonly Seen[] {
  return segment.filter(({ at }) => at <= segment[0].at + APART_SECONDS);
}

/** The moments from one boundary to the next. Before the controller has written a status there is nothing to compare. */
function segments<Seen extends Moment>(all: readonly Seen[]): Seen[][] {
  const parts: Seen[][] = [];
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
function printBoundary({ step, stable, current, aborted, weight, stablePods, canaryPods }: Boundary): string {
  return `step ${step ?? '-'} weight ${weight ?? '-'} ${stable ?? '-'}=${stablePods ?? '-'} ${current ?? '-'}=${canaryPods ?? '-'}${aborted ? ' aborted' : ''}`;
}
