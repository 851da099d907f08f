import { PlannedPhase } from '../../../plan/planned-phase';
import { Plateau, plateaus } from '../plateaus';

/** The place of a phase on the axis of time. */
export interface Cell {
  readonly phase: PlannedPhase;
  readonly x: number;
  readonly width: number;
}

/** The place of the phases that make one state. */
export interface Column {
  readonly plateau: Plateau;
  readonly x: number;
  readonly width: number;
  readonly cells: readonly Cell[];
}

/** How narrow things may be. A phase with a gate needs room for the mark; the time of people, which nobody knows, is hatched. */
interface LeastWidths {
  readonly column: number;
  readonly gated: number;
  readonly waiting: number;
  readonly passing: number;
}

const AMPLE: LeastWidths = { column: 92, gated: 24, waiting: 50, passing: 10 };
const TIGHT: LeastWidths = { column: 34, gated: 24, waiting: 30, passing: 8 };

/** Lays the phases out from left to right: as wide as they are long, but none too narrow to be read. They may get wider than there is room. */
export function columns(phases: readonly PlannedPhase[], left: number, room: number): Column[] {
  const groups = plateaus(phases);
  const least = groups.length * AMPLE.column <= room * 0.75 ? AMPLE : TIGHT;
  const widths = shareOut(
    groups.map(({ seconds }) => seconds),
    groups.map((plateau) => Math.max(least.column, leastOf(plateau, least))),
    room,
  );
  let x = left;
  return groups.map((plateau, index) => {
    const column = { plateau, x, width: widths[index], cells: cells(plateau, x, widths[index], least) };
    x += widths[index];
    return column;
  });
}

function cells({ phases, from }: Plateau, left: number, room: number, least: LeastWidths): Cell[] {
  const narrowest = phases.map((phase) => (from === undefined ? leastCell(phase, least) : 0));
  const widths = shareOut(phases.map(({ seconds }) => seconds), narrowest, room);
  let x = left;
  return phases.map((phase, index) => {
    const cell = { phase, x, width: widths[index] };
    x += widths[index];
    return cell;
  });
}

function leastOf({ phases, from }: Plateau, least: LeastWidths): number {
  return from === undefined ? phases.reduce((sum, phase) => sum + leastCell(phase, least), 0) : least.column;
}

function leastCell({ gate, seconds }: PlannedPhase, { waiting, gated, passing }: LeastWidths): number {
  return gate ? (gate.kind === 'manual' ? waiting : gated) : seconds > 0 ? passing : 0;
}

/** Divides the room in proportion to the shares, so that each has its least: those that would have less get it first, and the rest is divided among the others. */
function shareOut(shares: readonly number[], least: readonly number[], room: number): number[] {
  const settled = new Set<number>();
  for (;;) {
    const free = room - [...settled].reduce((sum, index) => sum + least[index], 0);
    const total = shares.reduce((sum, share, index) => (settled.has(index) ? sum : sum + share), 0);
    const width = (index: number) => (total > 0 ? free * shares[index] / total : free / (shares.length - settled.size));
    const tight = shares.findIndex((_, index) => !settled.has(index) && width(index) < least[index]);
    if (tight < 0) {
      return shares.map((_, index) => (settled.has(index) ? least[index] : width(index)));
    }
    settled.add(tight);
  }
}
