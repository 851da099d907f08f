import { propError } from '../semantics/errors';

const NAME = /^[A-Za-z0-9]([-A-Za-z0-9_]*[A-Za-z0-9])?$/;

/** Throws unless the text can stand between two dots of the annotation. */
export function requireNotificationName(where: string, prop: string, value: string, example: string): void {
  if (!NAME.test(value)) {
    throw propError(where, { prop, received: value, accepted: 'letters, digits, \'-\' and \'_\', no dot', mend: `pass a name such as ${example}` });
  }
}
