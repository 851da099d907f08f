import { Outcome, outcomeOf } from '../rules/analysis/outcome';

/** What a value comes to, between two thresholds. */
interface Range {
  readonly outcome: Outcome | undefined;
  readonly words: string;
}

interface Conditions {
  readonly successCondition: string;
  readonly failureCondition: string;
}

/**
 * What a metric of Prometheus has to be, in words, found by trying the values around each number of its conditions: `at least 0.99`.
 * Undefined where the conditions are about more than one number.
 */
export function passingValues(conditions: Conditions): string | undefined {
  const text = `${conditions.successCondition} ${conditions.failureCondition}`;
  const thresholds = [...new Set(Array.from(text.matchAll(/(?<![\w.[])-?\d+(?:\.\d+)?(?![\w\]])/g), ([number]) => Number(number)))].sort((one, other) => one - other);
  const judged = (value: number) => outcomeOf(conditions, [value]);
  const needed = thresholds.filter((threshold) => new Set([judged(below(threshold)), judged(threshold), judged(above(threshold))]).size > 1);
  if (needed.length === 0) {
    return undefined;
  }
  const ranges = rangesOf(needed, judged);
  const passing = ranges.filter(({ outcome }) => outcome === 'success').map(({ words }) => words);
  const waiting = ranges.filter(({ outcome }) => outcome === 'inconclusive').map(({ words }) => words);
  if (passing.length === 0 || ranges.some(({ outcome }) => outcome === undefined || outcome === 'error')) {
    return undefined;
  }
  return `${passing.join(' or ')}${waiting.length > 0 ? ` (${waiting.join(' or ')} is inconclusive)` : ''}`;
}

/** The values between thresholds that come to the same. A threshold belongs to one of its sides. */
function rangesOf(thresholds: readonly number[], judged: (value: number) => Outcome | undefined): Range[] {
  const bounds = thresholds.map((at) => ({ at, belongsAbove: judged(at) === judged(above(at)) }));
  const between = [...bounds, undefined].map((upper, index) => ({ lower: bounds[index - 1], upper }));
  return between.map(({ lower, upper }) => {
    const words = [
      lower && `${lower.belongsAbove ? 'at least' : 'above'} ${lower.at}`,
      upper && `${upper.belongsAbove ? 'below' : 'at most'} ${upper.at}`,
    ].filter((part) => part !== undefined).join(' and ');
    return { outcome: judged(lower && upper ? (lower.at + upper.at) / 2 : lower ? above(lower.at) : below(upper!.at)), words };
  });
}

function below(value: number): number {
  return value - step(value);
}

function above(value: number): number {
  return value + step(value);
}

function step(value: number): number {
  return Math.max(Math.abs(value), 1) * 1e-9;
}
