/** A piece of a PromQL query. What stands in square brackets is one piece. */
export interface Token {
  readonly kind: 'name' | 'number' | 'text' | 'range' | 'sign';
  /** The piece; for text and ranges what is between their ends. */
  readonly value: string;
}

/** A sort of pieces, and the pattern of all that it takes; none takes nothing. */
interface Sort {
  readonly kind: Token['kind'] | 'space';
  readonly pattern: RegExp;
}

const SPACES: Sort = { kind: 'space', pattern: /(?:\s|#[^\n]*)+/y };
const NAMES: Sort = { kind: 'name', pattern: /[a-zA-Z_:][a-zA-Z0-9_:]*/y };
const NUMBERS: Sort = {
  kind: 'number', pattern: /(?:0[xX][0-9a-fA-F]+|(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)(?:(?:ms|[smhdwy])(?:\d+(?:ms|[smhdwy]))*)?/y,
};
const TEXTS: Sort = { kind: 'text', pattern: /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`[^`]*`/y };
const RANGES: Sort = { kind: 'range', pattern: /\[[^\]]*\]/y };
const SIGNS: Sort = { kind: 'sign', pattern: /==|!=|=~|!~|>=|<=|[-+*/%^<>=(){},@]/y };

/** The pieces of a query, or undefined where there is something that PromQL has not. */
export function tokensOf(query: string): readonly Token[] | undefined {
  const tokens: Token[] = [];
  for (let place = 0; place < query.length;) {
    const { kind, pattern } = expected(query[place]);
    pattern.lastIndex = place;
    if (!pattern.test(query)) {
      return undefined;
    }
    const piece = query.slice(place, pattern.lastIndex);
    place = pattern.lastIndex;
    if (kind !== 'space') {
      tokens.push({ kind, value: kind === 'text' ? unquoted(piece) : kind === 'range' ? piece.slice(1, -1) : piece });
    }
  }
  return tokens;
}

/** What begins with a character. */
function expected(first: string): Sort {
  switch (first) {
    case ' ': case '\n': case '\t': case '\r': case '#': return SPACES;
    case '"': case '\'': case '`': return TEXTS;
    case '[': return RANGES;
  }
  if ((first >= '0' && first <= '9') || first === '.') {
    return NUMBERS;
  }
  return /[a-zA-Z_:]/.test(first) ? NAMES : SIGNS;
}

function unquoted(piece: string): string {
  const inner = piece.slice(1, -1);
  return piece[0] === '`' || !inner.includes('\\') ? inner : inner.replace(/\\(.)/g, '$1');
}
