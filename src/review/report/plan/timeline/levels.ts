import { PlannedPhase } from '../../../plan/planned-phase';
import { tidy } from '../markup';
import { Column } from './columns';

/** A corner of a stepped line: a place on the axis of time, and a number. */
export interface Corner {
  readonly x: number;
  readonly value: number;
}

/** Where a column comes to what it is about: numbers of a phase are those at its end. */
export function reachedAt({ plateau: { from }, cells }: Column): number {
  const { phase, x, width } = cells[from === undefined ? 0 : cells.length - 1];
  return phase.seconds > 0 ? x + width : x;
}

/** How a number goes on through the columns: in steps, or gradually where it follows pods that become ready one after the other. */
export function levels(all: readonly Column[], from: Corner, to: number, gradual: boolean, valueOf: (phase: PlannedPhase) => number): Corner[] {
  const corners: Corner[] = [from];
  for (const column of all) {
    const value = valueOf(column.plateau.state);
    const before = corners[corners.length - 1].value;
    corners.push({ x: gradual ? column.x : reachedAt(column), value: before }, { x: reachedAt(column), value });
  }
  return [...corners, { x: to, value: corners[corners.length - 1].value }];
}

/** The corners as a line of SVG's. */
export function lineThrough(corners: readonly Corner[], y: (value: number) => number): string {
  return corners.map(({ x, value }, index) => `${index === 0 ? 'M' : 'L'}${tidy(x)} ${tidy(y(value))}`).join('');
}

/** The area between a line and the one below it; both have the same places. */
export function areaBetween(upper: readonly Corner[], lower: readonly Corner[], y: (value: number) => number): string {
  return `${lineThrough(upper, y)}${lineThrough([...lower].reverse(), y).replace('M', 'L')}Z`;
}
