import { Value, ValueType } from './values';

/** An expression uses a part of the language that is not judged here. */
export class UnjudgedExpression extends Error {}

/** An expression whose types fit, ready to be evaluated. */
export interface Compiled {
  readonly type: ValueType;
  readonly evaluate: () => Value;
}

/** What an expression can name. */
export interface Environment {
  /** The result of the measurement, if there is one. */
  readonly result?: { readonly type: ValueType; readonly value: Value };
}
