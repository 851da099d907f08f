import { Json, JsonObject } from './json';

/** A text by its lines. */
export interface IndentedText {
  readonly lines: readonly string[];
  /** The spaces before the content of each line; NO_CONTENT where there is none. */
  readonly indentations: readonly number[];
}

/** The lines of a text in which a value is written, and the column at which it begins in the first of them. */
interface Block {
  readonly first: number;
  readonly end: number;
  readonly column: number;
}

const NO_CONTENT = -1;

export function indentedText(text: string): IndentedText {
  const lines = text.split('\n');
  return { lines, indentations: lines.map(indentationOf) };
}

/**
 * The line, counted from 0, at which a path into a value leads to, or as much of the path as is there. Found by the indentation of the lines that the
 * value was read from, which is far quicker than reading them again. Nothing is guessed: undefined where on the way the entries of a map or list
 * do not stand line by line as the value has them.
 */
export function lineByIndentation(text: IndentedText, value: Json, path: readonly (string | number)[]): number | undefined {
  const { lines } = text;
  let block = contentFrom(text, 0, 0, lines.length);
  let line = block.first;
  let part = value;
  for (const key of path) {
    if (!isCollection(part) || !(Array.isArray(part) ? typeof key === 'number' && key < part.length : typeof key === 'string' && Object.hasOwn(part, key))) {
      break;
    }
    if (/[[{]/.test(lines[block.first].charAt(block.column))) {
      return lines.slice(block.first + 1, block.end).every((one) => one.trim() === '') ? block.first : undefined;
    }
    const starts = startsOf(text, block, part);
    if (!starts) {
      return undefined;
    }
    const index = typeof key === 'number' ? key : Object.keys(part).indexOf(key);
    const start = starts[index];
    const head = block.column + (Array.isArray(part) ? 1 : keyLength(lines[start], block.column, key as string));
    block = contentFrom(text, start, head, starts[index + 1] ?? block.end);
    line = Array.isArray(part) ? block.first : start;
    part = (part as JsonObject)[key];
  }
  return line;
}

function isCollection(value: Json): value is Json[] | JsonObject {
  return typeof value === 'object' && value !== null;
}

/** What is written from a place on, which may begin in a later line. */
function contentFrom({ lines, indentations }: IndentedText, first: number, column: number, end: number): Block {
  const rest = lines[first].slice(column).search(/\S/);
  if (rest >= 0 && lines[first].charAt(column + rest) !== '#') {
    return { first, end, column: column + rest };
  }
  let next = first + 1;
  while (next < end && indentations[next] === NO_CONTENT) {
    next++;
  }
  return { first: next, end, column: indentations[next] };
}

/** The lines at which the entries of a map or list begin; undefined unless they are all there, in their order. A list may stand at the column of its key. */
function startsOf({ lines, indentations }: IndentedText, { first, end, column }: Block, part: Json[] | JsonObject): number[] | undefined {
  const list = Array.isArray(part);
  if (list && part.includes(null)) {
    return undefined;
  }
  const keys = Object.keys(part);
  const starts: number[] = [];
  for (let at = first; at < end; at++) {
    const indentation = at === first ? column : indentations[at];
    if (indentation > column || indentation === NO_CONTENT) {
      continue;
    }
    const dash = isDash(lines[at], column);
    if (indentation === column && dash && !list) {
      continue;
    }
    if (indentation < column || (list ? !dash : starts.length === keys.length || keyLength(lines[at], column, keys[starts.length]) === 0)) {
      return undefined;
    }
    starts.push(at);
  }
  return starts.length === keys.length ? starts : undefined;
}

function indentationOf(line: string): number {
  let column = 0;
  while (line.charCodeAt(column) === SPACE) {
    column++;
  }
  const content = line.charAt(column);
  return content === '#' || content.trim() === '' && line.trim() === '' ? NO_CONTENT : column;
}

const SPACE = 0x20;

function isDash(line: string, column: number): boolean {
  return line.charAt(column) === '-' && isSeparated(line, column + 1);
}

/** How many characters a key and its colon take at a column; 0 where something else stands there. */
function keyLength(line: string, column: number, key: string): number {
  const quote = /["']/.test(line.charAt(column)) ? line.charAt(column) : '';
  const written = `${quote}${key}${quote}:`;
  return line.startsWith(written, column) && isSeparated(line, column + written.length) ? written.length : 0;
}

function isSeparated(line: string, column: number): boolean {
  return column === line.length || /\s/.test(line.charAt(column));
}
