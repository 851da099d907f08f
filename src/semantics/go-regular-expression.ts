/** What Go's engine cannot do and JavaScript's can: looking ahead or behind, references to groups, escapes of its own. */
const UNKNOWN_TO_GO = /\(\?<?[=!]|\\[1-9kcu]|\\[eghijlmoqyEFGHIJKLMNORTVXY_]|\\$/;
/** What both engines can do, but which is written or counted differently. */
const NESTED_REPETITION = /[*+?}][*+]|[*+?}]\?\?|\?[?*+]{2}|[*+?]\{\d/;
const LONGEST_REPETITION = 1000;
const NAMED_CLASSES: Readonly<Record<string, string>> = {
  alnum: 'A-Za-z0-9', alpha: 'A-Za-z', digit: '0-9', lower: 'a-z', upper: 'A-Z', punct: '!-/:-@\\[-`{-~', space: '\\s', word: '\\w', xdigit: '0-9A-Fa-f',
};

/**
 * The regular expression for use here, or undefined where Go could not read it. Of what JavaScript writes differently, flags at the
 * beginning, names of groups and classes, and the ends of the text are translated.
 */
export function goRegularExpression(source: string): RegExp | undefined {
  const [, flags = '', rest] = /^(?:\(\?([imsU]+)\))?([^]*)$/.exec(source)!;
  // What is escaped, or one of a class, repeats nothing: a letter stands for it.
  const plain = rest.replaceAll('\\\\', 'x');
  const bare = plain.replace(/\\[^]/g, 'x').replace(/\[(?:\[:\w+:\]|[^\]])+\]/g, 'x');
  const repetitions = [...plain.matchAll(/\{(\d+)(?:,(\d*))?\}/g)];
  if (UNKNOWN_TO_GO.test(plain) || NESTED_REPETITION.test(bare) || /\[\^?\]/.test(plain.replace(/\\[^]/g, 'x'))
    || repetitions.some(([, least, most]) => Number(least) > LONGEST_REPETITION || Number(most ?? 0) > LONGEST_REPETITION)) {
    return undefined;
  }
  const translated = rest
    .replace(/\(\?P</g, '(?<')
    .replace(/\[:(\w+):\]/g, (whole, name: string) => NAMED_CLASSES[name] ?? whole)
    .replace(/\\A/g, '^')
    .replace(/\\z/g, '$');
  try {
    return new RegExp(translated, flags.replace('U', ''));
  } catch {
    return undefined;
  }
}
