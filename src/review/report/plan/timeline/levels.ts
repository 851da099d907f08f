import { PlannedPhase } from '../../../plan/planned-phase';
import { tidy } from '../markup';
import { Column } from './columns';
import { Frame } from './frame';

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

/** How a number goes on through the columns. */
export interface Course {
  /** What it is before the release. */
  readonly before: number;
  /** What it is in the end of a phase. */
  readonly of: (phase: PlannedPhase) => number;
  /** What it is until that; as before, unless something changes as soon as the phase begins. */
  readonly meanwhile?: (phase: PlannedPhase, before: number) => number;
}

/** The corners of a number: in steps, or gradually where it follows pods that become ready one after the other. All numbers of a drawing have corners at the same places. */
export function levels({ columns, left, right, gradual }: Frame, { before, of, meanwhile = (_, value) => value }: Course): Corner[] {
  const corners: Corner[] = [{ x: left, value: before }];
  for (const column of columns) {
    const { state } = column.plateau;
    const last = corners[corners.length - 1].value;
    const reached = reachedAt(column);
    const between = meanwhile(state, last);
    corners.push({ x: column.x, value: last });
    if (!gradual) {
      corners.push({ x: column.x, value: between }, { x: reached, value: between });
    }
    corners.push({ x: reached, value: of(state) });
  }
  return [...corners, { x: right, value: corners[corners.length - 1].value }];
}

/** The corners as a line of SVG's. */
export function lineThrough(corners: readonly Corner[], y: (value: number) => number): string {
  return corners.map(({ x, value }, index) => `${index === 0 ? 'M' : 'L'}${tidy(x)} ${tidy(y(value))}`).join('');
}

/** The area between a line and the one below it; both have the same places. */
export function areaBetween(upper: readonly Corner[], lower: readonly Corner[], y: (value: number) => number): string {
  return `${lineThrough(upper, y)}${lineThrough([...lower].reverse(), y).replace('M', 'L')}Z`;
}
