import { propError } from './errors';

/** Characters that cdk8s writes as they are and YAML readers take for line ends or drop, and halves of characters, which no file can hold. */
const UNREADABLE = /[\u0085\u2028\u2029\ufeff]|\p{Surrogate}/u;
/** What the YAML reader of Kubernetes takes for a number; underscores are dropped before. */
const READ_AS_NUMBER = /^[-+]?(0[xX][0-9a-fA-F]+|0[bB][01]+|0[oO][0-7]+|(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?)$/;
/** What cdk8s knows to be a number, and puts in quotes. */
const WRITTEN_IN_QUOTES = /^[-+]?(0x[0-9a-fA-F_]+|0b[01_]+|[0-9][0-9_]*|([0-9][0-9_]*)?\.[0-9_]*|([0-9][0-9_]*)?(\.[0-9_]*)?[eE][-+]?[0-9]+)$/;

/** Whether the text comes out of the YAML as it went in. */
export function isWritable(text: string): boolean {
  return !UNREADABLE.test(text) && !becomesNumber(text);
}

/** Throws unless the text comes out of the YAML as it went in. */
export function requireWritable(where: string, prop: string, text: string): void {
  if (!isWritable(text)) {
    throw propError(where, {
      prop,
      received: text,
      accepted: 'text without U+0085, U+2028, U+2029, U+FEFF and halves of surrogate pairs, other than a number such as 0o17 or 1e_5',
      mend: 'remove the character, or write the number in another way: readers of YAML would change it',
    });
  }
}

/** Whether the text is written without quotes and read as a number. */
function becomesNumber(text: string): boolean {
  return /^[-+0-9]/.test(text) && READ_AS_NUMBER.test(text.replaceAll('_', '')) && !WRITTEN_IN_QUOTES.test(text);
}
