import { Finding } from '../engine/evaluate';

/** What there is to report. */
export interface Outcome {
  readonly findings: readonly Finding[];
  /** How many objects were looked at. */
  readonly objects: number;
  /** How many documents and files could not be read. They are told of elsewhere. */
  readonly unread: number;
}

export interface ReportOptions {
  /** Whether the report may use the colours of a terminal. */
  readonly colours: boolean;
  /** The version of this package, for reports that name their tool. */
  readonly version: string;
}

/** A way to write findings down, for people or for a tool. A pure function; the text ends with a line break unless it is empty. */
export type Report = (outcome: Outcome, options: ReportOptions) => string;
