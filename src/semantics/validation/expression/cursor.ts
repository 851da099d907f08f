import { ExpressionError, Token } from './tokens';

/** Walks over the tokens of an expression. */
export class TokenCursor {
  private position = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  protected get token(): Token {
    return this.tokens[this.position];
  }

  /** The token after this one; the end has none after it but itself. */
  protected get following(): Token {
    return this.tokens[Math.min(this.position + 1, this.tokens.length - 1)];
  }

  protected advance(count = 1): void {
    this.position = Math.min(this.position + count, this.tokens.length - 1);
  }

  /** Whether the token is one of these operators or brackets. */
  protected is(...values: string[]): boolean {
    return (this.token.kind === 'operator' || this.token.kind === 'bracket') && values.includes(this.token.value);
  }

  /** Goes over the token if it is one of these, and says whether it was. */
  protected accept(...values: string[]): boolean {
    const found = this.is(...values);
    if (found) {
      this.advance();
    }
    return found;
  }

  protected expect(value: string): void {
    if (!this.accept(value)) {
      this.unexpected();
    }
  }

  /** Goes over a name. */
  protected name(): string {
    const { kind, value } = this.token;
    if (kind !== 'name') {
      return this.unexpected();
    }
    this.advance();
    return value;
  }

  protected unexpected(): never {
    throw new ExpressionError(`${this.token.value} is not expected there`);
  }
}
