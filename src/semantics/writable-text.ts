import { propError } from './errors';

/** Characters that cdk8s writes as they are and YAML readers take for line ends or drop, and halves of characters, which no file can hold. */
const UNREADABLE = /[\u0085\u2028\u2029\ufeff]|\p{Surrogate}/u;
/** Written without quotes, and read as an octal number. */
const TAKEN_FOR_OCTAL = /^[-+]?0o[0-7]+$/;

/** Whether the text comes out of the YAML as it went in. */
export function isWritable(text: string): boolean {
  return !UNREADABLE.test(text) && !TAKEN_FOR_OCTAL.test(text);
}

/** Throws unless the text comes out of the YAML as it went in. */
export function requireWritable(where: string, prop: string, text: string): void {
  if (!isWritable(text)) {
    throw propError(where, {
      prop,
      received: text,
      accepted: 'text without U+0085, U+2028, U+2029, U+FEFF and halves of surrogate pairs, other than an octal number such as 0o17',
      mend: 'remove the character, or write the number in another way: readers of YAML would change it',
    });
  }
}
