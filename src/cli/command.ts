/** How a command ends. */
export enum ExitCode {
  DONE = 0,
  /** It did its work, and not all is well: something could not be imported, or there are findings. */
  AMISS = 1,
  /** The call is wrong, or what it is about cannot be read. */
  WRONG_CALL = 2,
}

/** Where a command writes to. */
export interface Terminal {
  /** Results: standard output. */
  readonly print: (text: string) => void;
  /** Everything else, line by line: standard error. */
  readonly error: (line: string) => void;
  /** Whether standard output shows colours. */
  readonly colours?: boolean;
  /** Says how far a long work is, where a person looks on. Each call takes the place of the one before. */
  readonly progress?: (text: string) => void;
}

/** The call of a command is wrong; the message says how. */
export class WrongCall extends Error {}

export interface Command {
  /** What it does, in half a line. */
  readonly summary: string;
  readonly usage: string;
  /** How it ended: an ExitCode, or a number of its own that the usage explains. */
  readonly run: (args: readonly string[], terminal: Terminal) => number;
}
