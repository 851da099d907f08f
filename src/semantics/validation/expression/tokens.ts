/** A token of an expression in the language of analysis conditions (expr-lang). */
export interface Token {
  readonly kind: 'number' | 'text' | 'name' | 'operator' | 'bracket' | 'end';
  readonly value: string;
}

/** An expression that the controller could not compile or evaluate. */
export class ExpressionError extends Error {}

const SPACE = /^\s+/;
const NUMBER = /^(?:0[xX][\da-fA-F_]*|0[oO][0-7_]*|0[bB][01_]*|[\d_]*)(?:\.(?!\.)[\d_]*)?(?:[eE][+-]?[\d_]*)?/;
const NAME = /^[\p{L}\p{Nd}_$]+/u;
const WORD_OPERATORS = ['not', 'in', 'or', 'and', 'matches', 'contains', 'startsWith', 'endsWith', 'let', 'if', 'else'];
const COMMENT = /^(?:\/\/[^\n]*|\/\*[^]*?\*\/)/;
const ESCAPE = /\\(?:[abfnrtv\\]|[0-7]{3}|x[\da-fA-F]{2}|u[\da-fA-F]{4}|u\{[\da-fA-F]{1,6}\}|U[\da-fA-F]{8})/;
const SIMPLE_ESCAPES: Readonly<Record<string, string>> = { a: '\x07', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' };

/** Splits an expression into tokens, the last of which is its end. */
export function tokensOf(expression: string): Token[] {
  const tokens: Token[] = [];
  let rest = expression;
  while (rest !== '') {
    const skipped = SPACE.exec(rest) ?? COMMENT.exec(rest);
    if (skipped) {
      rest = rest.slice(skipped[0].length);
      continue;
    }
    const [token, length] = next(rest);
    tokens.push(token);
    rest = rest.slice(length);
  }
  return [...tokens, { kind: 'end', value: 'the end' }];
}

function next(text: string): readonly [Token, number] {
  const first = text[0];
  if (first === '\'' || first === '"') {
    return quoted(text, first);
  }
  if (first === '`') {
    const raw = /^`((?:[^`]|``)*)`/.exec(text);
    return raw ? [{ kind: 'text', value: raw[1].replaceAll('``', '`') }, raw[0].length] : unreadable(text);
  }
  if (/^\.?\d/.test(text)) {
    return number(text);
  }
  const name = NAME.exec(text);
  if (name) {
    return [{ kind: WORD_OPERATORS.includes(name[0]) ? 'operator' : 'name', value: name[0] }, name[0].length];
  }
  if (/^[([{)\]}]/.test(text)) {
    return [{ kind: 'bracket', value: first }, 1];
  }
  const operator = /^(?:\/\*)/.test(text) ? null : /^(?:[&!=*<>][&=*]?|\|\|?|::?|\?[.?]?|\.\.?|[,;%+\-^#/])/.exec(text);
  return operator ? [{ kind: 'operator', value: operator[0] }, operator[0].length] : unreadable(text);
}

function number(text: string): readonly [Token, number] {
  const [written] = NUMBER.exec(text)!;
  const value = written.replaceAll('_', '');
  const lower = value.toLowerCase();
  const valid = /^0[xob]/.test(lower) ? /^0(x[\da-f]+|o[0-7]+|b[01]+)$/.test(lower) : /^(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/.test(lower);
  const tooLarge = /[.e]/.test(lower) && !lower.startsWith('0x') ? !Number.isFinite(Number(value)) : valid && BigInt(value) >= 2n ** 63n;
  if (!valid || tooLarge || NAME.test(text.slice(written.length))) {
    return unreadable(text);
  }
  return [{ kind: 'number', value }, written.length];
}

function quoted(text: string, quote: string): readonly [Token, number] {
  const literal = new RegExp(`^${quote}((?:[^\\\\\\n${quote}]|\\\\${quote}|${ESCAPE.source})*)${quote}`).exec(text);
  if (!literal) {
    return unreadable(text);
  }
  const value = literal[1].replace(new RegExp(`\\\\${quote}|${ESCAPE.source}`, 'g'), (escape) => unescaped(escape.slice(1)));
  return [{ kind: 'text', value }, literal[0].length];
}

function unescaped(escape: string): string {
  if (/^[0-7]/.test(escape)) {
    return String.fromCharCode(parseInt(escape, 8) % 256);
  }
  const hexadecimal = /^[xuU]\{?([\da-fA-F]+)\}?$/.exec(escape)?.[1];
  if (hexadecimal === undefined) {
    return SIMPLE_ESCAPES[escape] ?? escape;
  }
  const code = parseInt(hexadecimal, 16);
  if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) {
    throw new ExpressionError(`there is no character \\${escape}`);
  }
  return String.fromCodePoint(code);
}

function unreadable(text: string): never {
  throw new ExpressionError(`cannot read ${JSON.stringify(text.slice(0, 20))}`);
}
