import * as yaml from 'js-yaml';
import { Json } from './json';
import { KUBERNETES_SCHEMA } from './kubernetes-schema';
import { indentedText, IndentedText, lineByIndentation } from './line-by-indentation';
import { YamlDocument } from './yaml-documents';

/** A value and where it begins; of a map or list, also what is in it. */
interface Place {
  readonly line: number;
  readonly children: Map<string | number, Place>;
}

/** What the parser is in the middle of. */
interface Open {
  readonly line: number;
  readonly parts: { readonly value: unknown; readonly place: Place }[];
}

/** The state that js-yaml hands to its listener, as far as it is read here. */
interface ParserState {
  readonly line: number;
  readonly result: unknown;
  readonly kind: string | null;
}

const texts = new WeakMap<YamlDocument, IndentedText>();
const places = new WeakMap<YamlDocument, Place>();

/**
 * The line of a document, counted from 0, at which a path leads to. A path that goes on where the document ends leads to the last thing that is there.
 * What is written in plain blocks is found by its indentation. Other documents are read once more, and only when someone asks: most have
 * nothing to be pointed at.
 *
 * @param value what the document says
 */
export function lineInDocument(document: YamlDocument, value: Json, path: readonly (string | number)[]): number {
  return lineByIndentation(kept(texts, document, ({ text }) => indentedText(text)), value, path)
    ?? lineAt(kept(places, document, ({ text }) => placesOf(text)), path);
}

function kept<T>(known: WeakMap<YamlDocument, T>, document: YamlDocument, workOut: (document: YamlDocument) => T): T {
  const value = known.get(document) ?? workOut(document);
  known.set(document, value);
  return value;
}

/** The line to which a path leads, or as much of it as is there. */
export function lineAt(whole: Place, path: readonly (string | number)[]): number {
  let place = whole;
  for (const key of path) {
    const next = place.children.get(key);
    if (!next) {
      break;
    }
    place = next;
  }
  return place.line;
}

/** Reads a text for the lines of all that is in it. */
export function placesOf(text: string): Place {
  const open: Open[] = [];
  let last: Place = { line: 0, children: new Map() };
  const listener = (event: 'open' | 'close', state: ParserState) => {
    if (event === 'open') {
      open.push({ line: state.line, parts: [] });
      return;
    }
    const { line, parts } = open.pop()!;
    last = { line, children: childrenOf(state, parts) };
    open[open.length - 1]?.parts.push({ value: state.result, place: last });
  };
  yaml.load(text, { schema: KUBERNETES_SCHEMA, listener: listener as never });
  return last;
}

/** Keys and values of a map come in turns; the key says where an entry stands. */
function childrenOf({ kind, result }: ParserState, parts: Open['parts']): Place['children'] {
  // The parser reads a list or map in braces as if it were the key of a map, and then finds that it stands for itself.
  if (parts.length === 1 && parts[0].value === result) {
    return parts[0].place.children;
  }
  if (kind === 'sequence' || Array.isArray(result)) {
    return new Map(parts.map(({ place }, index) => [index, place]));
  }
  const children: Place['children'] = new Map();
  for (let index = 0; index + 1 < parts.length; index += 2) {
    children.set(String(parts[index].value), { line: parts[index].place.line, children: parts[index + 1].place.children });
  }
  return children;
}
