import { goDuration } from '../durations';
import { ExpressionError } from './tokens';
import { Instant, Value, ValueType, float, isList, isNumeric, list, string, typeName } from './values';

/** A function that conditions and ranges can call. */
export interface ExpressionFunction {
  /** The type of what it gives, or undefined where it does not take these arguments. */
  readonly type: (args: readonly ValueType[]) => ValueType | undefined;
  readonly call: (args: readonly Value[]) => Value;
}

const oneNumber = (gives?: ValueType) => ([only, ...more]: readonly ValueType[]): ValueType | undefined =>
  (more.length === 0 && (isNumeric(only) || only === 'unknown') ? gives ?? only : undefined);
const oneOf = (gives: ValueType, ...kinds: ValueType[]) => ([only, ...more]: readonly ValueType[]): ValueType | undefined =>
  (more.length === 0 && only !== undefined && (only === 'unknown' || kinds.includes(only)) ? gives : undefined);
const anything = (count: number, gives: ValueType) => (args: readonly ValueType[]): ValueType | undefined =>
  (args.length === count ? gives : undefined);

function aggregateType(args: readonly ValueType[]): ValueType | undefined {
  const open = args.findIndex((type) => type === 'unknown' || isList(type));
  const judged = open < 0 ? args : args.slice(0, open);
  if (args.length === 0 || judged.some((type) => !isNumeric(type))) {
    return undefined;
  }
  return open < 0 ? args[0] : 'unknown';
}

function aggregate(combine: (numbers: readonly number[]) => number) {
  const numbers = (value: Value): readonly number[] => (Array.isArray(value) ? value.map(float) : [float(value)]);
  return (args: readonly Value[]): Value => combine(args.flatMap(numbers));
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length === 0 ? 0 : sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

function edge(type: ValueType | undefined, count: number): ValueType | undefined {
  return count !== 1 ? undefined : type === 'unknown' ? 'unknown' : type !== undefined && isList(type) ? type.listOf : undefined;
}

function wholeNumber(value: Value): bigint {
  if (typeof value === 'string') {
    return /^[+-]?\d+$/.test(value) ? BigInt(value.replace('+', '')) : refuse(value);
  }
  const number = float(value);
  return BigInt(Number.isFinite(number) ? Math.trunc(number) : 0);
}

function decimal(value: Value): number {
  if (typeof value !== 'string') {
    return float(value);
  }
  const number = Number(value);
  return value.trim() === value && value !== '' && !Number.isNaN(number) ? number : refuse(value);
}

const refuse = (value: Value): never => {
  throw new ExpressionError(`${String(value)} is no number here`);
};

/** The functions of the expression language that are judged here, apart from those that take a predicate. */
export const FUNCTIONS: Readonly<Record<string, ExpressionFunction>> = {
  len: {
    type: ([only, ...more]) => (more.length === 0 && only && (isList(only) || ['map', 'text', 'unknown'].includes(only)) ? 'integer' : undefined),
    call: ([value]) => BigInt(typeof value === 'string' ? [...value].length : list(value).length),
  },
  abs: { type: oneNumber(), call: ([value]) => (typeof value === 'bigint' ? (value < 0n ? -value : value) : Math.abs(float(value))) },
  ceil: { type: oneNumber('float'), call: ([value]) => Math.ceil(float(value)) },
  floor: { type: oneNumber('float'), call: ([value]) => Math.floor(float(value)) },
  round: { type: oneNumber('float'), call: ([value]) => Math.round(float(value)) },
  int: { type: oneOf('integer', 'integer', 'float', 'text'), call: ([value]) => wholeNumber(value) },
  float: { type: oneOf('float', 'integer', 'float', 'text'), call: ([value]) => decimal(value) },
  string: { type: anything(1, 'text'), call: ([value]) => String(value) },
  max: { type: aggregateType, call: aggregate((numbers) => numbers.reduce((a, b) => Math.max(a, b), -Infinity)) },
  min: { type: aggregateType, call: aggregate((numbers) => numbers.reduce((a, b) => Math.min(a, b), Infinity)) },
  mean: { type: aggregateType, call: aggregate((numbers) => numbers.reduce((a, b) => a + b, 0) / (numbers.length || 1)) },
  median: { type: aggregateType, call: aggregate(median) },
  first: { type: (args) => edge(args[0], args.length), call: ([value]) => (Array.isArray(value) ? value[0] ?? null : null) },
  last: { type: (args) => edge(args[0], args.length), call: ([value]) => (Array.isArray(value) ? value[value.length - 1] ?? null : null) },
  now: { type: anything(0, 'time'), call: () => new Instant('time', 0) },
  duration: { type: oneOf('duration', 'text'), call: ([value]) => new Instant('duration', goDuration(string(value)) ?? Number(refuse(value))) },
  asInt: { type: anything(1, 'integer'), call: ([value]) => wholeNumber(value) },
  asFloat: { type: anything(1, 'float'), call: ([value]) => decimal(value) },
  isNaN: { type: oneOf('boolean', 'float', 'integer'), call: ([value]) => Number.isNaN(onlyFloat(value)) },
  isInf: { type: oneOf('boolean', 'float', 'integer'), call: ([value]) => Math.abs(onlyFloat(value)) === Infinity },
};

/** Functions of the language whose results are not judged here. */
export const OTHER_FUNCTIONS: readonly string[] = [
  'one', 'find', 'findIndex', 'findLast', 'findLastIndex', 'groupBy', 'sortBy', 'reduce', 'type', 'trim', 'trimPrefix', 'trimSuffix', 'upper', 'lower', 'split',
  'splitAfter', 'replace', 'repeat', 'join', 'indexOf', 'lastIndexOf', 'hasPrefix', 'hasSuffix', 'toJSON', 'fromJSON', 'toBase64', 'fromBase64', 'date',
  'timezone', 'get', 'take', 'keys', 'values', 'toPairs', 'fromPairs', 'reverse', 'uniq', 'concat', 'flatten', 'sort', 'bitand', 'bitor', 'bitxor',
  'bitnand', 'bitshl', 'bitshr', 'bitushr', 'bitnot',
];

/** `isNaN` and `isInf` take a whole number only where it is written as such, which is then read as a float. */
function onlyFloat(value: Value): number {
  return typeof value === 'number' ? value : refuse(value);
}

/** The type of a call, or an ExpressionError where the function does not take the arguments. */
export function callType(name: string, args: readonly ValueType[]): ValueType {
  const type = FUNCTIONS[name].type(args);
  if (type === undefined) {
    throw new ExpressionError(`${name} does not take ${args.map(typeName).join(' and ') || 'nothing'}`);
  }
  return type;
}
