import { Rule } from '../../engine/rule';
import { InventoryObject, title } from '../../inventory/inventory-object';
import { pathOf, printPath } from '../../inventory/path';
import { Place } from '../../inventory/shape';

/** Line ends that some readers of YAML know and others do not, and marks that they drop. */
const UNREADABLE = /[\u0085\u2028\u2029\ufeff]/;
const FINDINGS_PER_OBJECT = 3;

export const UNPRINTABLE_TEXT: Rule = {
  id: 'ZD908',
  name: 'unprintable-string',
  group: 'hardening',
  severity: 'warning',
  title: 'A text has a character that readers of YAML change',
  rationale: 'U+0085, U+2028, U+2029 and U+FEFF are line ends for one reader of YAML and letters for the next: kubectl applies another text than the one that was reviewed, or cannot read the file at all.',
  mend: 'Remove the character: it usually comes from copying out of a document.',
  sources: ['https://yaml.org/spec/1.2.2/#54-line-break-characters'],
  limits: 'An error on objects of our constructs, because cdk8s writes the character as it is. Elsewhere it may be written as an escape, which all readers understand: that cannot be told apart any more. Names of fields, labels and annotations are not looked at.',
  reviewed: 'No finding in 109 public sets of manifests.',
  *check({ inventory, settings }) {
    for (const object of inventory.objects) {
      for (const { path, character } of unreadable(object)) {
        const code = `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
        yield {
          object,
          path,
          severity: settings.profile === 'ours' ? 'error' : 'warning',
          message: `${title(object)} contains ${code} in ${path}: readers of YAML change or drop it, and what is applied is not what was written`,
          mend: `remove ${code}, or write a space or line end in its place`,
        };
      }
    }
  },
};

interface Unreadable {
  readonly path: string;
  readonly character: string;
}

type Node = Readonly<Record<string, unknown>>;

/** Whether any text below has such a character: quick, because most objects have none. Without recursion: an object may be nested deeper than the stack. */
function hasUnreadable(manifest: Node): boolean {
  const rest: Node[] = [manifest];
  for (let one = rest.pop(); one; one = rest.pop()) {
    // What an object inherits does not matter here: where nothing unreadable is, nothing is looked for.
    for (const key in one) {
      const value = one[key];
      if (typeof value === 'string' && UNREADABLE.test(value)) {
        return true;
      }
      if (typeof value === 'object' && value !== null) {
        rest.push(value as Node);
      }
    }
  }
  return false;
}

/** The first few texts of an object that have such a character. */
function unreadable({ manifest }: InventoryObject): Unreadable[] {
  const found: Unreadable[] = [];
  const rest: { readonly value: unknown; readonly place?: Place }[] = hasUnreadable(manifest) ? [{ value: manifest }] : [];
  for (let one = rest.pop(); one && found.length < FINDINGS_PER_OBJECT; one = rest.pop()) {
    const { value, place } = one;
    if (typeof value === 'string') {
      const character = UNREADABLE.exec(value)?.[0];
      if (character !== undefined) {
        found.push({ path: printPath(pathOf(place)), character });
      }
    } else if (typeof value === 'object' && value !== null) {
      const keys = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
      // From the last to the first, so that the first is looked at first.
      for (const key of keys.reverse()) {
        rest.push({ value: (value as Record<string | number, unknown>)[key], place: { key, within: place } });
      }
    }
  }
  return found;
}
