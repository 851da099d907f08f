import { Code } from './code';

const WIDTH = 140;
const NAMED: Record<string, string> = { '\t': '\\t', '\r': '\\r' };
/** What cannot be read: control characters but the line feed, separators, halves of surrogate pairs. */
const HIDDEN = new RegExp('[\\p{Cc}\\u2028\\u2029\\ufeff]|\\p{Cs}', 'gu');
const IDENTIFIER = /^[A-Za-z_$][A-Za-z0-9_$]*$/;

/** The expression as TypeScript: in one line where it fits behind what stands before it, else one item a line. */
export function printCode(code: Code, indentation = '', before = 0): string {
  const flat = printFlat(code);
  if (!flat.includes('\n') && indentation.length + before + flat.length < WIDTH) {
    return flat;
  }
  const inner = `${indentation}  `;
  switch (code.is) {
    case 'list': return block('[', code.items.map((item) => `${inner}${printCode(item, inner)}`), `${indentation}]`);
    case 'object': return block('{', code.entries.map(([key, item]) => printEntry(key, item, inner)), `${indentation}}`);
    case 'call':
    case 'new': return printArguments(code.is === 'new' ? 'new ' : '', printFlat(code.callee), code.args, indentation, before);
    default: return flat;
  }
}

function printEntry(key: string, item: Code, indentation: string): string {
  const name = printKey(key);
  return `${indentation}${name}: ${printCode(item, indentation, name.length + 2)}`;
}

/** The last argument, which is the large one, begins in the line of the call. */
function printArguments(prefix: string, callee: string, args: readonly Code[], indentation: string, before: number): string {
  const head = args.slice(0, -1).map(printFlat);
  const opening = `${prefix}${callee}(${head.map((argument) => `${argument}, `).join('')}`;
  const last = args[args.length - 1];
  return `${opening}${last ? printCode(last, indentation, before + opening.length) : ''})`;
}

function printFlat(code: Code): string {
  switch (code.is) {
    case 'value': return typeof code.value === 'string' ? printText(code.value) : String(code.value);
    case 'list': return `[${code.items.map(printFlat).join(', ')}]`;
    case 'object': return code.entries.length === 0 ? '{}' : `{ ${code.entries.map(([key, item]) => `${printKey(key)}: ${printFlat(item)}`).join(', ')} }`;
    case 'variable':
    case 'import': return code.name;
    case 'member': return `${printFlat(code.receiver)}.${code.name}`;
    default: return `${code.is === 'new' ? 'new ' : ''}${printFlat(code.callee)}(${code.args.map(printFlat).join(', ')})`;
  }
}

function printKey(key: string): string {
  if (key === '__proto__') {
    return '["__proto__"]';
  }
  return IDENTIFIER.test(key) ? key : printText(key, false);
}

/** Single quotes; a text of several lines as a template, so that a query or a script can be read. */
export function printText(text: string, lines = true): string {
  const escape = (raw: string) => raw.replace(/\\/g, '\\\\').replace(HIDDEN, (character) => character === '\n' ? character : NAMED[character] ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
  if (lines && text.trimEnd().includes('\n')) {
    return `\`${escape(text).replace(/`/g, '\\`').replace(/\$\{/g, '\\${')}\``;
  }
  return `'${escape(text).replace(/'/g, "\\'").replace(/\n/g, '\\n')}'`;
}

function block(open: string, lines: readonly string[], close: string): string {
  return [open, ...lines.map((line) => `${line},`), close].join('\n');
}
