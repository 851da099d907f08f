import { ExpressionError } from './tokens';
import { Instant, Value, ValueType, both, comparable, equal, float, integer, isList, isNumeric, list, string, typeName } from './values';
import { goRegularExpression } from '../../go-regular-expression';

const TEXT_OPERATORS = ['matches', 'contains', 'startsWith', 'endsWith'];
const LONGEST_RANGE = 1e6;

/** The type of `left operator right`, or an ExpressionError where the types do not fit. The logical operators and `??` are not among these. */
export function operationType(operator: string, left: ValueType, right: ValueType): ValueType {
  const type = TEXT_OPERATORS.includes(operator) ? (both(left, right, ['text']) ? 'boolean' : undefined) : arithmeticType(operator, left, right);
  if (type === undefined) {
    throw new ExpressionError(`${operator} does not take ${typeName(left)} and ${typeName(right)}`);
  }
  return type;
}

function arithmeticType(operator: string, left: ValueType, right: ValueType): ValueType | undefined {
  const numbers = isNumeric(left) && isNumeric(right);
  const promoted = left === 'integer' && right === 'integer' ? 'integer' : 'float';
  switch (operator) {
    case '==': case '!=':
      return comparable(left, right) ? 'boolean' : undefined;
    case '<': case '>': case '<=': case '>=':
      return both(left, right, ['float', 'text', 'time', 'duration']) ? 'boolean' : undefined;
    case 'in':
      return isIn(left, right) ? 'boolean' : undefined;
    case '%':
      return both(left, right, ['integer']) ? 'integer' : undefined;
    case '..':
      return both(left, right, ['integer']) ? { listOf: 'integer' } : undefined;
    case '/': case '**': case '^':
      return both(left, right, ['float']) ? 'float' : undefined;
    case '+':
      return numbers ? promoted : timeSum(left, right) ?? (both(left, right, ['float', 'text', 'time', 'duration']) ? sumType(left, right) : undefined);
    case '-':
      return numbers ? promoted : timeDifference(left, right) ?? (both(left, right, ['float', 'time', 'duration']) ? 'unknown' : undefined);
    case '*':
      if ((isNumeric(left) && right === 'duration') || (left === 'duration' && (isNumeric(right) || right === 'duration'))) {
        return 'duration';
      }
      return numbers ? promoted : both(left, right, ['float', 'duration']) ? 'unknown' : undefined;
    default:
      return undefined;
  }
}

function sumType(left: ValueType, right: ValueType): ValueType | undefined {
  if (left === 'time' && right === 'time') {
    return undefined;
  }
  return left === 'text' && right === 'text' ? 'text' : 'unknown';
}

function timeSum(left: ValueType, right: ValueType): ValueType | undefined {
  if ((left === 'time' && right === 'duration') || (left === 'duration' && right === 'time')) {
    return 'time';
  }
  return left === 'duration' && right === 'duration' ? 'duration' : undefined;
}

function timeDifference(left: ValueType, right: ValueType): ValueType | undefined {
  if ((left === 'time' && right === 'time') || (left === 'duration' && right === 'duration')) {
    return 'duration';
  }
  return left === 'time' && right === 'duration' ? 'time' : undefined;
}

function isIn(left: ValueType, right: ValueType): boolean {
  return isList(right) ? comparable(left, right.listOf)
    : right === 'map' ? left === 'text' || left === 'unknown'
      : right === 'unknown' || (left === 'unknown' && right === 'text');
}

/** What `left operator right` comes to. */
export function operate(operator: string, left: Value, right: Value): Value {
  switch (operator) {
    case '==': return equal(left, right);
    case '!=': return !equal(left, right);
    case 'in': return Array.isArray(right) ? right.some((item) => equal(item, left)) : Object.keys(Object(right)).includes(string(left));
    case 'matches': return (goRegularExpression(string(right)) ?? unreadable(right)).test(string(left));
    case 'contains': return string(left).includes(string(right));
    case 'startsWith': return string(left).startsWith(string(right));
    case 'endsWith': return string(left).endsWith(string(right));
    case '..': return range(integer(left), integer(right));
    case '<': case '>': case '<=': case '>=': return compare(operator, left, right);
    default: return calculate(operator, left, right);
  }
}

function compare(operator: string, left: Value, right: Value): boolean {
  const [a, b] = typeof left === 'string' ? [left, string(right)] : [amount(left), amount(right)];
  switch (operator) {
    case '<': return a < b;
    case '>': return a > b;
    case '<=': return a <= b;
    default: return a >= b;
  }
}

const amount = (value: Value): number => (value instanceof Instant ? value.nanoseconds : float(value));

function calculate(operator: string, left: Value, right: Value): Value {
  if (operator === '+' && typeof left === 'string') {
    return left + string(right);
  }
  if (left instanceof Instant || right instanceof Instant) {
    const types = [left, right].map((value) => (value instanceof Instant ? value.type : 'number'));
    const difference = operator === '-' && types[0] === types[1];
    return new Instant(types.includes('time') && !difference ? 'time' : 'duration', plain(operator, amount(left), amount(right)));
  }
  if (operator === '%') {
    if (integer(right) === 0n) {
      throw new ExpressionError('division by zero');
    }
    return integer(left) % integer(right);
  }
  const whole = typeof left === 'bigint' && typeof right === 'bigint' && ['+', '-', '*'].includes(operator);
  const result = plain(operator, float(left), float(right));
  return whole ? BigInt(Number.isFinite(result) ? Math.trunc(result) : 0) : result;
}

function plain(operator: string, left: number, right: number): number {
  switch (operator) {
    case '+': return left + right;
    case '-': return left - right;
    case '*': return left * right;
    case '/': return left / right;
    default: return left ** right;
  }
}

function range(from: bigint, to: bigint): Value {
  const length = Number(to - from) + 1;
  if (length > LONGEST_RANGE) {
    throw new ExpressionError('the range is too long');
  }
  return list(Array.from({ length: Math.max(length, 0) }, (_, index) => from + BigInt(index)));
}

function unreadable(pattern: Value): never {
  throw new ExpressionError(`${JSON.stringify(pattern)} is no regular expression`);
}
