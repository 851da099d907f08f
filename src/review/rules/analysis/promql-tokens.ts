/** A piece of a PromQL query. What stands in square brackets is one piece. */
export interface Token {
  readonly kind: 'name' | 'number' | 'text' | 'range' | 'sign';
  /** The piece; for text and ranges what is between their ends. */
  readonly value: string;
}

const SPACE = /(?:\s|#[^\n]*)+/y;
const NAME = /[a-zA-Z_:][a-zA-Z0-9_:]*/y;
const NUMBER = /(?:0[xX][0-9a-fA-F]+|(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)(?:(?:ms|[smhdwy])(?:\d+(?:ms|[smhdwy]))*)?/y;
const TEXT = /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`[^`]*`/y;
const RANGE = /\[[^\]]*\]/y;
const SIGN = /==|!=|=~|!~|>=|<=|[-+*/%^<>=(){},@]/y;

/** The pieces of a query, or undefined where there is something that PromQL has not. */
export function tokensOf(query: string): readonly Token[] | undefined {
  const tokens: Token[] = [];
  for (let place = 0; place < query.length;) {
    const [kind, pattern] = expected(query[place]);
    pattern.lastIndex = place;
    const [piece] = pattern.exec(query) ?? [''];
    if (piece === '') {
      return undefined;
    }
    place += piece.length;
    if (kind !== 'space') {
      tokens.push({ kind, value: kind === 'text' ? unquoted(piece) : kind === 'range' ? piece.slice(1, -1) : piece });
    }
  }
  return tokens;
}

/** What begins with a character. */
function expected(first: string): readonly [Token['kind'] | 'space', RegExp] {
  switch (first) {
    case ' ': case '\n': case '\t': case '\r': case '#': return ['space', SPACE];
    case '"': case '\'': case '`': return ['text', TEXT];
    case '[': return ['range', RANGE];
  }
  if ((first >= '0' && first <= '9') || first === '.') {
    return ['number', NUMBER];
  }
  return /[a-zA-Z_:]/.test(first) ? ['name', NAME] : ['sign', SIGN];
}

function unquoted(piece: string): string {
  const inner = piece.slice(1, -1);
  return piece[0] === '`' ? inner : inner.replace(/\\(.)/g, '$1');
}
