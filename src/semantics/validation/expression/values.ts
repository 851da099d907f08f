import { ExpressionError } from './tokens';

/** What an expression is before it is evaluated. A list knows its elements. */
export type ValueType = 'integer' | 'float' | 'text' | 'boolean' | 'nil' | 'unknown' | 'time' | 'duration' | 'map' | 'function' | ListType;

export interface ListType {
  readonly listOf: ValueType;
}

/** A moment or a span, in nanoseconds. */
export class Instant {
  constructor(public readonly type: 'time' | 'duration', public readonly nanoseconds: number) {}
}

/** What an expression comes to. A whole number is a bigint, a float a number. */
export type Value = bigint | number | string | boolean | null | Instant | Readonly<Record<string, unknown>> | readonly Value[];

export const isList = (type: ValueType): type is ListType => typeof type === 'object';
export const isNumeric = (type: ValueType): boolean => type === 'integer' || type === 'float';

/** The name of a type for a message. */
export function typeName(type: ValueType): string {
  return isList(type) ? `a list of ${typeName(type.listOf)}` : type;
}

/** Whether two types can be compared with `==`. */
export function comparable(left: ValueType, right: ValueType): boolean {
  return [left, right].some((type) => type === 'unknown' || type === 'nil')
    || (isNumeric(left) && isNumeric(right)) || (isList(left) && isList(right)) || (left === right && left !== 'function');
}

/** Whether both operands are of one of the kinds, as far as that is known: a number of either sort is `float`. */
export function both(left: ValueType, right: ValueType, kinds: readonly ValueType[]): boolean {
  const kindOf = (type: ValueType) => (type === 'integer' && kinds.includes('float') ? 'float' : type);
  const [a, b] = [kindOf(left), kindOf(right)];
  return (a === b && kinds.includes(a)) || (a === 'unknown' && (b === 'unknown' || kinds.includes(b))) || (b === 'unknown' && kinds.includes(a));
}

/** A number as a float. */
export function float(value: Value): number {
  return typeof value === 'bigint' || typeof value === 'number' ? Number(value) : fail('a number', value);
}

/** A whole number. */
export function integer(value: Value): bigint {
  return typeof value === 'bigint' ? value : fail('a whole number', value);
}

export function list(value: Value): readonly Value[] {
  return Array.isArray(value) ? value : fail('a list', value);
}

export function truth(value: Value): boolean {
  return typeof value === 'boolean' ? value : fail('true or false', value);
}

export function string(value: Value): string {
  return typeof value === 'string' ? value : fail('text', value);
}

/** Whether two values are equal: numbers by their number, lists element by element. */
export function equal(left: Value, right: Value): boolean {
  if (Array.isArray(left) && Array.isArray(right)) {
    return left.length === right.length && left.every((item, index) => equal(item, right[index]));
  }
  const numeric = (value: Value) => typeof value === 'bigint' || typeof value === 'number';
  return numeric(left) && numeric(right) ? Number(left) === Number(right) : left === right;
}

function fail(wanted: string, value: Value): never {
  throw new ExpressionError(`${Array.isArray(value) ? 'a list' : String(value)} is not ${wanted}`);
}
