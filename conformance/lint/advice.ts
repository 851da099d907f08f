import { spawnSync } from 'child_process';
import { join } from 'path';
import { workDirectory } from '../client/conformance-data';

/** What an external linter says about one object. */
export interface Advice {
  readonly linter: string;
  /** The linter's own name of the check. */
  readonly id: string;
  readonly object: string;
  readonly file: string;
  readonly message: string;
}

/** Advice that we do not follow, and why. It holds for every object and message, unless it says which. */
export interface AcceptedAdvice {
  readonly linter: string;
  readonly id: string;
  /** Start of the object as the linter names it. */
  readonly object?: string;
  /** Start of the message, where one check says several things. */
  readonly message?: string;
  readonly reason: string;
}

/** The advice that nobody has accepted, one line each. */
export function notAccepted(advice: readonly Advice[], accepted: readonly AcceptedAdvice[]): string[] {
  return advice
    .filter((one) => !accepted.some((entry) => covers(entry, one)))
    .map(({ linter, id, file, object, message }) => `${linter} ${id}: ${file} ${object}: ${message}`);
}

/** The accepted advice that nobody gives any more, one line each: the list must not outlive its reasons. */
export function notGiven(advice: readonly Advice[], accepted: readonly AcceptedAdvice[]): string[] {
  return accepted.filter((entry) => !advice.some((one) => covers(entry, one))).map(({ linter, id, reason }) => `${linter} ${id}: ${reason}`);
}

function covers({ linter, id, object = '', message = '' }: AcceptedAdvice, one: Advice): boolean {
  return one.linter === linter && one.id === id && one.object.startsWith(object) && one.message.startsWith(message);
}

/** Runs a tool of `.work/bin` and reads the JSON that it prints. Linters exit with 1 when they have something to say. */
export function runLinter(name: string, args: readonly string[]): any {
  const { status, stdout, stderr, error } = spawnSync(join(workDirectory, 'bin', name), args, { encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 });
  if (error || status === null || status > 1 || !stdout.trim()) {
    throw new Error(`${name} ended with ${error?.message ?? status}: ${stderr.trim()} (conformance/run lint installs it)`);
  }
  return JSON.parse(stdout);
}
