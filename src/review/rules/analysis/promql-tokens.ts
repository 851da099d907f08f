/** A piece of a PromQL query. What stands in square brackets is one piece. */
export interface Token {
  readonly kind: 'name' | 'number' | 'text' | 'range' | 'sign';
  /** The piece; for text without its quotes. */
  readonly value: string;
}

const SPACE = /^(?:\s|#[^\n]*)+/;
const KINDS: readonly (readonly [Token['kind'], RegExp])[] = [
  ['range', /^\[([^\]]*)\]/],
  ['text', /^"((?:[^"\\\n]|\\.)*)"/],
  ['text', /^'((?:[^'\\\n]|\\.)*)'/],
  ['text', /^`([^`]*)`/],
  ['number', /^((?:0[xX][0-9a-fA-F]+|(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)(?:(?:ms|[smhdwy])(?:\d+(?:ms|[smhdwy]))*)?)/],
  ['name', /^([a-zA-Z_:][a-zA-Z0-9_:]*)/],
  ['sign', /^(==|!=|=~|!~|>=|<=|[-+*/%^<>=(){},@])/],
];

/** The pieces of a query, or undefined where there is something that PromQL has not. */
export function tokensOf(query: string): readonly Token[] | undefined {
  const tokens: Token[] = [];
  let rest = query.replace(SPACE, '');
  while (rest !== '') {
    const found = KINDS.map(([kind, pattern]) => ({ kind, match: pattern.exec(rest) })).find(({ match }) => match);
    if (!found) {
      return undefined;
    }
    const [whole, value] = found.match!;
    tokens.push({ kind: found.kind, value: found.kind === 'text' && whole[0] !== '`' ? value.replace(/\\(.)/g, '$1') : value });
    rest = rest.slice(whole.length).replace(SPACE, '');
  }
  return tokens;
}
