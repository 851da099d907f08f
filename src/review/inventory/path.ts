import { Place } from './shape';

/** The keys and indexes that lead to a field. */
export type FieldPath = readonly (string | number)[];

/** A path as a user would write it: `spec.strategy.canary.steps[1].setWeight`; keys with dots or slashes in brackets. */
export function printPath(path: FieldPath): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === 'number') {
      return `${text}[${key}]`;
    }
    return /^[A-Za-z_][\w-]*$/.test(key) ? `${text}${text === '' ? '' : '.'}${key}` : `${text}[${JSON.stringify(key)}]`;
  }, '');
}

const PART = /\[(\d+)\]|\["((?:[^"\\]|\\.)*)"\]|([^.[\]]+)/g;

/** The keys and indexes of a printed path. */
export function parsePath(text: string): FieldPath {
  return [...text.matchAll(PART)].map(([, index, quoted, name]) =>
    index !== undefined ? Number(index) : quoted !== undefined ? JSON.parse(`"${quoted}"`) as string : name);
}

/** The keys and indexes of a place. */
export function pathOf(place: Place | undefined): FieldPath {
  const path: (string | number)[] = [];
  for (let one = place; one; one = one.within) {
    path.unshift(one.key);
  }
  return path;
}
