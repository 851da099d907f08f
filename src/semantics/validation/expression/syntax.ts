import { TokenCursor } from './cursor';
import { ExpressionError, tokensOf } from './tokens';
import { BINARY, COMPARISONS, Expression, NEGATABLE, PREDICATE_FUNCTIONS, UNARY } from './tree';

/** Reads an expression, or throws an ExpressionError where the controller could not. */
export function parseExpression(text: string): Expression {
  return new Parser(tokensOf(text)).whole();
}

class Parser extends TokenCursor {
  private predicates = 0;

  public whole(): Expression {
    const expression = this.sequence();
    return this.token.kind === 'end' ? expression : this.unexpected();
  }

  private sequence(): Expression {
    const items = [this.expression(0)];
    while (this.accept(';')) {
      if (this.token.kind === 'end') {
        break;
      }
      items.push(this.expression(0));
    }
    return items.length === 1 ? items[0] : { kind: 'sequence', items };
  }

  private expression(precedence: number): Expression {
    if (precedence === 0 && this.accept('let')) {
      const name = this.name();
      this.expect('=');
      const value = this.expression(0);
      this.expect(';');
      return { kind: 'let', name, value, body: this.sequence() };
    }
    if (precedence === 0 && this.accept('if')) {
      return this.branches();
    }
    let left = this.primary();
    let previous = '';
    while (this.token.kind === 'operator') {
      const negated = this.is('not');
      const operator = negated ? this.following.value : this.token.value;
      if (negated && !NEGATABLE.includes(operator)) {
        this.unexpected();
      }
      if (!Object.keys(BINARY).includes(operator) || BINARY[operator] < precedence) {
        break;
      }
      if (previous === '??' && operator !== '??' && operator !== '|') {
        throw new ExpressionError('?? and other operators need parentheses');
      }
      this.advance(negated ? 2 : 1);
      left = this.operation(operator, left);
      left = negated ? { kind: 'unary', operator: 'not', operand: left } : left;
      previous = operator;
    }
    return precedence === 0 ? this.ternary(left) : left;
  }

  private operation(operator: string, left: Expression): Expression {
    if (operator === '|') {
      return this.call(this.name(), [left]);
    }
    const rightAssociative = operator === '**' || operator === '^';
    const right = this.expression(BINARY[operator] + (rightAssociative ? 0 : 1));
    const result: Expression = { kind: 'binary', operator, left, right };
    if (!COMPARISONS.includes(operator) || !this.is(...COMPARISONS)) {
      return result;
    }
    const chained = this.token.value;
    this.advance();
    return { kind: 'binary', operator: '&&', left: result, right: this.operation(chained, right) };
  }

  private branches(): Expression {
    const condition = this.expression(0);
    this.expect('{');
    const then = this.sequence();
    this.expect('}');
    this.expect('else');
    if (this.accept('if')) {
      return { kind: 'conditional', condition, then, otherwise: this.branches() };
    }
    this.expect('{');
    const otherwise = this.sequence();
    this.expect('}');
    return { kind: 'conditional', condition, then, otherwise };
  }

  private ternary(condition: Expression): Expression {
    let result = condition;
    while (this.accept('?')) {
      const then = this.is(':') ? result : this.expression(0);
      this.expect(':');
      result = { kind: 'conditional', condition: result, then, otherwise: this.expression(0) };
    }
    return result;
  }

  private primary(): Expression {
    const { kind, value } = this.token;
    if (kind === 'operator' && Object.keys(UNARY).includes(value)) {
      this.advance();
      return this.postfix({ kind: 'unary', operator: value, operand: this.expression(UNARY[value]) });
    }
    if (this.accept('(')) {
      const inner = this.sequence();
      this.expect(')');
      return this.postfix(inner);
    }
    if (this.predicates > 0 && this.is('#', '.')) {
      const name = this.accept('#') && this.token.kind === 'name' ? this.name() : '';
      return this.postfix({ kind: 'pointer', value: name });
    }
    if (this.accept('::')) {
      return this.postfix(this.call(this.name(), []));
    }
    return this.secondary();
  }

  private secondary(): Expression {
    const { kind, value } = this.token;
    if (kind === 'number') {
      this.advance();
      return { kind, value };
    }
    if (kind === 'text') {
      this.advance();
      return this.postfix({ kind, value });
    }
    if (kind === 'name') {
      this.advance();
      if (value === 'true' || value === 'false') {
        return { kind: 'boolean', value: value === 'true' };
      }
      return value === 'nil' ? { kind: 'nil' } : this.postfix(this.is('(') ? this.call(value, []) : { kind, value });
    }
    if (this.accept('[')) {
      return this.postfix({ kind: 'list', items: this.items(']', () => this.expression(0)) });
    }
    this.expect('{');
    return this.postfix({ kind: 'map', items: this.items('}', () => this.pair()) });
  }

  private pair(): Expression {
    if (['number', 'text', 'name'].includes(this.token.kind)) {
      this.advance();
    } else if (this.is('(')) {
      this.expression(0);
    } else {
      this.unexpected();
    }
    this.expect(':');
    return this.expression(0);
  }

  private items(end: string, item: () => Expression): Expression[] {
    const items: Expression[] = [];
    while (!this.is(end)) {
      if (items.length > 0) {
        this.expect(',');
        if (this.is(end)) {
          break;
        }
      }
      items.push(item());
    }
    this.expect(end);
    return items;
  }

  private call(name: string, piped: readonly Expression[]): Expression {
    this.expect('(');
    const predicate = Object.keys(PREDICATE_FUNCTIONS).includes(name) ? PREDICATE_FUNCTIONS[name] : undefined;
    if (!predicate) {
      return { kind: 'call', name, args: [...piped, ...this.items(')', () => this.expression(0))] };
    }
    const args = [...piped];
    for (let index = args.length; index < (predicate.more ? 3 : 2) && !(this.is(')') && (index === 2 || (index === 1 && predicate.optional))); index++) {
      if (index > piped.length) {
        this.expect(',');
      }
      args.push(index === 1 ? this.predicate() : this.expression(0));
    }
    this.accept(',');
    this.expect(')');
    return { kind: 'call', name, args };
  }

  private predicate(): Expression {
    this.predicates++;
    const braces = this.accept('{');
    const body = braces ? this.sequence() : this.expression(0);
    this.predicates--;
    if (braces) {
      this.expect('}');
    }
    return body;
  }

  private postfix(start: Expression): Expression {
    let node = start;
    while (this.is('.', '?.', '[')) {
      const optional = this.is('?.');
      if (!this.accept('[')) {
        this.advance();
        if (!optional || !this.is('[')) {
          node = this.property(node);
          continue;
        }
        this.advance();
      }
      node = this.index(node);
    }
    return node;
  }

  private property(object: Expression): Expression {
    const { kind, value } = this.token;
    if (kind !== 'name' && !(kind === 'operator' && /^[a-zA-Z]+$/.test(value))) {
      this.unexpected();
    }
    this.advance();
    const property: Expression = { kind: 'text', value };
    if (!this.accept('(')) {
      return { kind: 'member', object, property };
    }
    return { kind: 'sequence', items: [...this.items(')', () => this.expression(0)), { kind: 'member', object, property, method: true }] };
  }

  private index(object: Expression): Expression {
    if (this.accept(':')) {
      return this.slice(object, []);
    }
    const from = this.expression(0);
    if (this.accept(':')) {
      return this.slice(object, [from]);
    }
    this.expect(']');
    return { kind: 'member', object, property: from };
  }

  private slice(object: Expression, from: readonly Expression[]): Expression {
    const bounds = this.is(']') ? from : [...from, this.expression(0)];
    this.expect(']');
    return { kind: 'slice', object, bounds };
  }
}
