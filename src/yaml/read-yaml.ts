import { Json } from './json';
import { parseDocument } from './parse-document';
import { lineInDocument } from './positions';
import { splitDocuments } from './yaml-documents';

/** What a YAML file that is no manifest says. */
export interface ReadYaml {
  readonly value: Json;
  /** The line, counted from 1, at which a field stands, or as much of the way to it as is there. */
  readonly lineOf: (path: readonly (string | number)[]) => number;
}

/** Why a text cannot be read, and at which line. */
export interface YamlProblem {
  readonly line: number;
  readonly message: string;
}

/** The value of a YAML text of one document; null where it is empty. */
export function readYaml(text: string): ReadYaml | YamlProblem {
  if (text.includes('\0')) {
    return { line: 1, message: 'this is not text' };
  }
  const [document, second] = splitDocuments(text.replace(/^\uFEFF/, ''));
  if (second) {
    return { line: second.line, message: 'a second document begins here; one is read' };
  }
  if (!document) {
    return { value: null, lineOf: () => 1 };
  }
  const parsed = parseDocument(document);
  return parsed.malformed
    ? { line: document.line + parsed.malformed.line, message: parsed.malformed.message }
    : { value: parsed.value, lineOf: (path) => document.line + lineInDocument(document, parsed.value, path) };
}
