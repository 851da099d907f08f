import { Token, tokensOf } from './promql-tokens';

/** What a series must have in a label to be selected. */
export interface LabelMatcher {
  readonly label: string;
  readonly operator: '=' | '!=' | '=~' | '!~';
  readonly value: string;
}

/** A query as far as rules look into it. Parentheses, modifiers and how series are grouped and matched are not kept. */
export type Query =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'text' }
  | { readonly kind: 'series'; readonly metric?: string; readonly matchers: readonly LabelMatcher[]; readonly range?: string }
  /** A function or an aggregation. */
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Query[]; readonly range?: string }
  | { readonly kind: 'binary'; readonly operator: string; readonly left: Query; readonly right: Query };

/** Nobody writes longer ones by hand. */
const LONGEST_QUERY = 20_000;
const DEEPEST_NESTING = 200;

/** Reads a query of PromQL, or returns undefined where that is not certain. */
export function readQuery(text: string): Query | undefined {
  const tokens = text.length > LONGEST_QUERY ? undefined : tokensOf(text);
  if (!tokens) {
    return undefined;
  }
  try {
    return new Reader(tokens).whole();
  } catch (error) {
    if (error instanceof Unreadable) {
      return undefined;
    }
    throw error;
  }
}

/** Every selection of series in a query. */
export function seriesOf(query: Query): readonly (Query & { readonly kind: 'series' })[] {
  switch (query.kind) {
    case 'series': return [query];
    case 'call': return query.args.flatMap(seriesOf);
    case 'binary': return [...seriesOf(query.left), ...seriesOf(query.right)];
    default: return [];
  }
}

class Unreadable extends Error {}

const AGGREGATIONS: ReadonlySet<string> = new Set(
  ['sum', 'min', 'max', 'avg', 'group', 'stddev', 'stdvar', 'count', 'count_values', 'bottomk', 'topk', 'quantile', 'limitk', 'limit_ratio']);
const BINDS: Readonly<Record<string, number>> = {
  'or': 1, 'and': 2, 'unless': 2, '==': 3, '!=': 3, '<=': 3, '<': 3, '>=': 3, '>': 3, '+': 4, '-': 4, '*': 5, '/': 5, '%': 5, 'atan2': 5, '^': 6,
};
const UNARY = 5;

class Reader {
  private place = 0;
  private depth = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  public whole(): Query {
    const query = this.binary(0);
    if (this.place < this.tokens.length) {
      throw new Unreadable();
    }
    return query;
  }

  private binary(least: number): Query {
    if (++this.depth > DEEPEST_NESTING) {
      throw new Unreadable();
    }
    let left = this.operand();
    for (;;) {
      const operator = this.tokens[this.place]?.kind === 'text' ? '' : this.tokens[this.place]?.value.toLowerCase() ?? '';
      const binds = Object.hasOwn(BINDS, operator) ? BINDS[operator] : 0;
      if (binds === 0 || binds <= least) {
        this.depth--;
        return left;
      }
      this.place++;
      this.matching();
      left = { kind: 'binary', operator, left, right: this.binary(operator === '^' ? binds - 1 : binds) };
    }
  }

  /** `bool`, `on (…)`, `ignoring (…)`, `group_left (…)`, `group_right (…)` after an operator. */
  private matching(): void {
    this.takeWord('bool');
    if (this.takeWord('on', 'ignoring')) {
      this.names();
      if (this.takeWord('group_left', 'group_right') && this.peek('(')) {
        this.names();
      }
    }
  }

  private operand(): Query {
    if (this.take('-') || this.take('+')) {
      return { kind: 'call', name: 'sign', args: [this.binary(UNARY)] };
    }
    let query = this.primary();
    for (;;) {
      const token = this.tokens[this.place];
      if (token?.kind === 'range') {
        this.place++;
        query = query.kind === 'series' && query.range === undefined
          ? { ...query, range: token.value } : { kind: 'call', name: 'subquery', args: [query], range: token.value };
      } else if (this.takeWord('offset')) {
        this.take('-');
        this.expect('number');
      } else if (this.take('@')) {
        if (this.takeWord('start', 'end')) {
          this.demand('(');
          this.demand(')');
        } else {
          this.expect('number');
        }
      } else {
        return query;
      }
    }
  }

  private primary(): Query {
    if (this.take('(')) {
      const query = this.binary(0);
      this.demand(')');
      return query;
    }
    if (this.peek('{')) {
      return { kind: 'series', matchers: this.matchers() };
    }
    const token = this.tokens[this.place++];
    switch (token?.kind) {
      case 'number': return { kind: 'number', value: Number(token.value) };
      case 'text': return { kind: 'text' };
      case 'name': return this.named(token.value);
      default: throw new Unreadable();
    }
  }

  private named(name: string): Query {
    const word = name.toLowerCase();
    if (AGGREGATIONS.has(word) && (this.peek('(') || this.peekWord('by', 'without'))) {
      this.grouping();
      const args = this.args();
      this.grouping();
      return { kind: 'call', name: word, args };
    }
    if (this.peek('(')) {
      return { kind: 'call', name: word, args: this.args() };
    }
    if (word === 'inf' || word === 'nan') {
      return { kind: 'number', value: word === 'inf' ? Infinity : NaN };
    }
    if (Object.hasOwn(BINDS, word)) {
      throw new Unreadable();
    }
    return { kind: 'series', metric: name, matchers: this.peek('{') ? this.matchers() : [] };
  }

  private grouping(): void {
    if (this.takeWord('by', 'without')) {
      this.names();
    }
  }

  private args(): Query[] {
    return this.listed('(', ')', () => this.binary(0));
  }

  private names(): void {
    this.listed('(', ')', () => this.expect('name', 'text'));
  }

  private matchers(): LabelMatcher[] {
    return this.listed('{', '}', (): LabelMatcher => {
      const label = this.expect('name', 'text');
      const sign = this.tokens[this.place];
      if (sign?.kind !== 'sign' || !['=', '!=', '=~', '!~'].includes(sign.value)) {
        // {"metric.name", …}: a metric whose name needs quotes.
        return { label: '__name__', operator: '=', value: label };
      }
      this.place++;
      return { label, operator: sign.value as LabelMatcher['operator'], value: this.expect('text') };
    });
  }

  private listed<T>(open: string, close: string, item: () => T): T[] {
    this.demand(open);
    const items: T[] = [];
    while (!this.take(close)) {
      items.push(item());
      if (!this.peek(close)) {
        this.demand(',');
      }
    }
    return items;
  }

  private peek(sign: string): boolean {
    const token = this.tokens[this.place];
    return token?.kind === 'sign' && token.value === sign;
  }

  private take(sign: string): boolean {
    const found = this.peek(sign);
    this.place += found ? 1 : 0;
    return found;
  }

  private demand(sign: string): void {
    if (!this.take(sign)) {
      throw new Unreadable();
    }
  }

  private peekWord(...words: readonly string[]): boolean {
    const token = this.tokens[this.place];
    return token?.kind === 'name' && words.includes(token.value.toLowerCase());
  }

  private takeWord(...words: readonly string[]): boolean {
    const found = this.peekWord(...words);
    this.place += found ? 1 : 0;
    return found;
  }

  private expect(...kinds: readonly Token['kind'][]): string {
    const token = this.tokens[this.place++];
    if (!token || !kinds.includes(token.kind)) {
      throw new Unreadable();
    }
    return token.value;
  }
}
