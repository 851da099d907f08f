import { readFileSync } from 'fs';
import { Json } from '../../src/yaml/json';
import { indentedText, lineByIndentation } from '../../src/yaml/line-by-indentation';
import { parseDocument } from '../../src/yaml/parse-document';
import { lineAt, lineInDocument, placesOf } from '../../src/yaml/positions';
import { splitDocuments, YamlDocument } from '../../src/yaml/yaml-documents';

type Path = readonly (string | number)[];

function read(text: string): { readonly document: YamlDocument; readonly value: Json } {
  const [document] = splitDocuments(text);
  return { document, value: valueOf(document) };
}

function valueOf(document: YamlDocument): Json {
  const parsed = parseDocument(document);
  if (parsed.malformed) {
    throw new Error(parsed.malformed.message);
  }
  return parsed.value;
}

/** The way to every value, and from each a way that ends there. */
function pathsIn(value: Json, path: Path = []): Path[] {
  const inside = Array.isArray(value) ? value.map((item, index): [string | number, Json] => [index, item]) : Object.entries(value ?? {});
  return [path, [...path, 'nowhere', 0], [...path, 99], ...(typeof value === 'object' ? inside.flatMap(([key, item]) => pathsIn(item, [...path, key])) : [])];
}

const byIndentation = (text: string, value: Json, path: Path) => lineByIndentation(indentedText(text), value, path);

describe('in plain blocks every line is found by its indentation, where the parser finds it', () => {
  test.each([
    ['maps and lists', 'a:\n  b: 1\n  c:\n    - f\n    - g: 2\n      h: 3\nd: 4'],
    ['lists at the column of their key', 'a:\n- b: 1\n  c:\n  - 2\n- d\ne: 3'],
    ['lists in lists', 'a:\n- - 1\n  - b: 2\n    c: 3\n- - 4'],
    ['comments and empty lines', '# one\n\na: # two\n# three\n\n  # four\n  b: 1\n  c: 2 # five'],
    ['items that begin in the next line', 'a:\n-\n  b: 1\n- # one\n  c: 2'],
    ['items that begin far from their dash', 'a:\n-   b: 1\n    c: 2'],
    ['text of several lines that looks like keys', 'a: |\n  b: 1\n  - c\nb: >-\n  a: 1\n\n  # no comment\nc: one\n  two\nd: 1'],
    ['quoted keys', '"a": 1\n\'b.c/d\':\n  "e f": 2'],
    ['maps and lists in one line', 'a: {b: 1, c: [2, {d: 3}]}\ne:\n  [4, 5]\nf: {}\ng: []'],
    ['numbers as keys, in their order', '1: a\n2: b'],
    ['JSON in one line', '{"a": {"b": [1, 2]}}'],
    ['everything further in', '  a:\n    b: 1\n  c: 2'],
  ])('%s', (_, text) => {
    const { document, value } = read(text);
    const places = placesOf(document.text);
    pathsIn(value).forEach((path) => expect([path, byIndentation(document.text, value, path)]).toEqual([path, lineAt(places, path)]));
  });

  test('a whole release', () => {
    const documents = splitDocuments(readFileSync('docs/first-lines.yaml', 'utf8'));
    expect(documents.length).toBeGreaterThan(5);
    documents.forEach((document) => {
      const value = valueOf(document);
      pathsIn(value).forEach((path) => expect(byIndentation(document.text, value, path)).toBe(lineAt(placesOf(document.text), path)));
    });
  });
});

describe('what is written in another way is left to the parser', () => {
  test.each([
    ['maps of several lines in braces', 'a: {b: 1,\n  c: 2}', ['a', 'c'], 1],
    ['JSON of several lines', '{\n  "a": {\n    "b": 1\n  }\n}', ['a', 'b'], 2],
    ['text whose lines begin before its key', 'a:\n  b: "x\n y"\n  c: 1', ['a', 'c'], 3],
    ['text with a line that looks like the next key', 'a: "x\nb: y"\nb: 1', ['b'], 2],
    ['text behind a comment sign in braces', 'a: {b: "x\n  # y", c: 1}', ['a', 'c'], 1],
    ['anchors', 'a: &one\n  b: 1\nc: *one', ['a', 'b'], 1],
    ['merged maps', 'a: &one {b: 1}\nc:\n  <<: *one\n  d: 2', ['c', 'd'], 3],
    ['tags', 'a: !!map\n  b: 1', ['a', 'b'], 1],
    ['keys that are more than their text', 'on:\n  a: 1', ['true', 'a'], 1],
    ['keys behind a question mark', '? a\n: b\nc: 1', ['c'], 2],
    ['keys with escapes', '"a\\tb": 1\nc: 1', ['c'], 1],
    ['keys that are numbers in another order', '2: a\n1: b', ['1'], 1],
    ['colons after a space', 'a : 1\nb: 2', ['b'], 1],
  ])('%s', (_, text, path, line) => {
    const { document, value } = read(text);
    expect(byIndentation(document.text, value, path)).toBeUndefined();
    expect(lineInDocument(document, value, path)).toBe(line);
  });

  test('items with nothing in them', () => {
    const { document, value } = read('a:\n-\n- b: 1');
    expect(byIndentation(document.text, value, ['a', 1, 'b'])).toBeUndefined();
  });
});
