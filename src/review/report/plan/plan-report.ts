import { PlannedRelease } from '../../plan/planned-release';

export interface PlanReportOptions {
  /** Whether the report may use the colours of a terminal. */
  readonly colours: boolean;
}

/** A way to write the plans of releases down, for people or for a tool. A pure function; the text ends with a line break. */
export type PlanReport = (releases: readonly PlannedRelease[], options: PlanReportOptions) => string;
