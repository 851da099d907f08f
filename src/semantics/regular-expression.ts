/** What JavaScript has and the engine of Go and Prometheus (RE2) has not: looking ahead or behind, and references to groups. */
const UNKNOWN_TO_RE2 = /\(\?<?[=!]|\\[1-9]|\\k</;
/** Flags at the beginning, which RE2 has and JavaScript has not. */
const FLAGS = /^\(\?[imsU]+\)/;

/** The expression for use here, or undefined where the controller or Prometheus could not read it. */
export function re2(expression: string): RegExp | undefined {
  if (UNKNOWN_TO_RE2.test(expression.replaceAll('\\\\', ''))) {
    return undefined;
  }
  try {
    return new RegExp(expression.replace(FLAGS, ''), FLAGS.exec(expression)?.[0].includes('i') ? 'i' : '');
  } catch {
    return undefined;
  }
}
