/** A value that a caller passed and that cannot work. */
export interface PropProblem {
  /** The prop as the caller wrote it, with its path: `steps[1].weight`. */
  readonly prop: string;
  /** The value received. */
  readonly received: unknown;
  /** What is accepted instead. */
  readonly accepted: string;
  /** What to change. */
  readonly mend: string;
}

/**
 * The one format of every error of this library: where, which prop, what it was, what is accepted, what to change.
 *
 * @param where the construct's path, or the call that was made
 */
export function propError(where: string, problem: PropProblem): Error {
  return new Error(`${where}: ${problem.prop} is ${show(problem.received)}; accepted: ${problem.accepted}. Mend: ${problem.mend}.`);
}

/** Throws unless the number is whole and within the bounds. */
export function requireInteger(where: string, prop: string, value: number | undefined, least: number, most: number, mend: string): void {
  if (value !== undefined && (!Number.isInteger(value) || value < least || value > most)) {
    throw propError(where, { prop, received: value, accepted: `a whole number from ${least} to ${most}`, mend });
  }
}

const LONGEST_SHOWN = 120;
const INVISIBLE = /[\u007f-\u00a0\u2028\u2029\ufeff]/g;

function show(value: unknown): string {
  if (value === undefined) {
    return 'not given';
  }
  const json = typeof value === 'number' ? String(value) : JSON.stringify(value) ?? String(value);
  const text = json.replace(INVISIBLE, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
}
