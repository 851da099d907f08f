import { propError } from '../semantics/errors';
import { requireDnsSubdomain } from '../semantics/names';

/** Throws unless one name or a list of names is given, not both, and each can name an object. */
export function requireEitherName(where: string, props: Record<string, string | readonly string[] | undefined>, kind: string): void {
  const [one, several] = Object.keys(props);
  const given = Object.values(props).filter((value) => value !== undefined);
  if (given.length !== 1) {
    throw propError(where, {
      prop: `${one} and ${several}`,
      received: given.length === 0 ? undefined : given,
      accepted: 'exactly one of the two',
      mend: `name one ${kind} with ${one}, or several with ${several}`,
    });
  }
  const name = props[one];
  if (typeof name === 'string') {
    requireDnsSubdomain(where, one, name);
  } else {
    requireNames(where, several, props[several] as readonly string[], kind);
  }
}

/** Throws unless there are names, each of them once, and each can name an object. */
export function requireNames(where: string, prop: string, names: readonly string[], kind: string): void {
  if (names.length === 0) {
    throw propError(where, { prop, received: names, accepted: 'at least one name', mend: `name the ${kind} that leads to the service` });
  }
  names.forEach((name, i) => {
    requireDnsSubdomain(where, `${prop}[${i}]`, name);
    if (names.indexOf(name) !== i) {
      throw propError(where, { prop: `${prop}[${i}]`, received: name, accepted: 'each name once', mend: 'remove the second one' });
    }
  });
}
