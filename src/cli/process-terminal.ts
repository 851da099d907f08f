import { Terminal } from './command';

/** A standard stream of a process, as far as it is used here. */
export interface Stream {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/** What a terminal is made of. */
export interface ProcessStreams {
  readonly stdout: Stream;
  readonly stderr: Stream;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Milliseconds since any moment. */
  readonly now: () => number;
}

/** Shorter work needs no word about it. */
const SILENT_FOR = 1000;
const BETWEEN = 100;
const LONGEST_PROGRESS = 79;
const CLEAR_LINE = '\r\u001b[2K';

/** Writes to the streams of a process: colours and progress only where a person looks on, and no colours where NO_COLOR is set. */
export function processTerminal({ stdout, stderr, env, now }: ProcessStreams): Terminal {
  const simple = env.TERM === 'dumb';
  const start = now();
  let last = start;
  let shown = false;
  const clear = () => {
    if (shown) {
      stderr.write(CLEAR_LINE);
      shown = false;
    }
  };
  return {
    print: (text) => { clear(); stdout.write(text); },
    error: (line) => { clear(); stderr.write(`${line}\n`); },
    colours: stdout.isTTY === true && !simple && !env.NO_COLOR,
    ...(stderr.isTTY === true && !simple && {
      progress: (text: string) => {
        const time = now();
        if (time - start >= SILENT_FOR && time - last >= BETWEEN) {
          stderr.write(`${CLEAR_LINE}${text.slice(0, LONGEST_PROGRESS)}`);
          last = time;
          shown = true;
        }
      },
    }),
  };
}
