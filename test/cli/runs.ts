import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { dirname, join } from 'path';
import { Terminal } from '../../src/cli/command';
import { main } from '../../src/cli/main';

/** How a command ended, and what it wrote. */
export interface Run {
  readonly code: number;
  readonly printed: string;
  readonly errors: string;
}

/** Runs the command line as a process would, but in this one. */
export function run(args: readonly string[], terminal: Partial<Terminal> = {}): Run {
  const [printed, errors]: string[][] = [[], []];
  const code = main(args, { print: (text) => printed.push(text), error: (line) => errors.push(line), ...terminal });
  return { code, printed: printed.join(''), errors: errors.join('\n') };
}

/** A folder that is gone after the test. */
export class Folder {
  public readonly path = mkdtempSync(join(tmpdir(), 'cdk8s-rollouts-'));

  /** Writes a file and gives its path. */
  public file(name: string, content: string | Buffer): string {
    const path = join(this.path, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
    return path;
  }

  public remove(): void {
    rmSync(this.path, { recursive: true });
  }
}
