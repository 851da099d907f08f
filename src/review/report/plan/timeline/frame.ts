import { Column } from './columns';
import { PlannedRelease } from '../../../plan/planned-release';

/** What the parts of a drawing share. */
export interface Frame {
  readonly release: PlannedRelease;
  /** Where lines of text begin. */
  readonly margin: number;
  /** Where the axis of time begins and ends. */
  readonly left: number;
  readonly right: number;
  readonly columns: readonly Column[];
  /** Whether numbers move pod by pod, and not when a router is told. */
  readonly gradual: boolean;
  /** Put before every id, as several drawings may be in one file. */
  readonly id: string;
}

/** A part of a drawing: its markup, and where what is below it begins. */
export interface Part {
  readonly markup: string;
  readonly bottom: number;
}
