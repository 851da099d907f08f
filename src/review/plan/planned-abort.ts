/** A command and what it does. */
export interface PlannedCommand {
  readonly command: string;
  /** What it does then, in words. */
  readonly effect: string;
  /** Seconds until the other version answers every request, at least; for the longest phase. */
  readonly seconds: number;
}

/** How to stop a release. */
export interface PlannedAbort {
  /** While the release runs. */
  readonly during: PlannedCommand;
  /** After the new version has become the stable one: an abort does nothing then. */
  readonly afterwards: PlannedCommand;
  /** What aborts it without a person, in words. */
  readonly automatic: string[];
}
