/** How a command ends. */
export enum ExitCode {
  DONE = 0,
  /** Something could not be done; the rest was. */
  INCOMPLETE = 1,
  WRONG_CALL = 2,
}

/** Where a command writes to. */
export interface Terminal {
  /** Results: standard output. */
  readonly print: (text: string) => void;
  /** Everything else, line by line: standard error. */
  readonly error: (line: string) => void;
}

export interface Command {
  /** What it does, in half a line. */
  readonly summary: string;
  readonly usage: string;
  readonly run: (args: readonly string[], terminal: Terminal) => ExitCode;
}
