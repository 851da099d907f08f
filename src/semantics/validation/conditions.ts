import { UnjudgedExpression } from './expression/compiled';
import { compile } from './expression/evaluation';
import { parseExpression } from './expression/syntax';
import { ExpressionError } from './expression/tokens';
import { Value, ValueType } from './expression/values';

/** What is known about an expression: that it can be evaluated, that it cannot (and why), or that this is not judged here. */
export type Verdict = { readonly kind: 'good' } | { readonly kind: 'bad' | 'unjudged'; readonly message: string };

const GOOD: Verdict = { kind: 'good' };

/** What Prometheus hands to a condition: a vector of one series, a scalar, a vector of several. */
const PROMETHEUS_RESULTS: readonly { readonly type: ValueType; readonly value: Value }[] = [
  { type: { listOf: 'float' }, value: [1] },
  { type: 'float', value: 1 },
  { type: { listOf: 'float' }, value: [1, 1, 1, 1] },
];

/** Services of one house have the same conditions: they are judged once, as long as they are not too many. */
const JUDGED = new Map<string, Verdict>();
const MOST_JUDGED = 1000;

/** Judges the conditions of a metric of Prometheus: both must be evaluable for the same shape of result. */
export function judgePrometheusConditions(conditions: readonly string[]): Verdict {
  const key = JSON.stringify(conditions);
  const verdict = JUDGED.get(key) ?? judgeTogether(conditions);
  if (JUDGED.size < MOST_JUDGED) {
    JUDGED.set(key, verdict);
  }
  return verdict;
}

function judgeTogether(conditions: readonly string[]): Verdict {
  const syntax = worst(conditions.map(judgeSyntax));
  if (syntax.kind !== 'good') {
    return syntax;
  }
  const parsed = conditions.map((condition) => ({ condition, expression: parseExpression(condition) }));
  const verdicts: Verdict[] = [];
  for (const result of PROMETHEUS_RESULTS) {
    const verdict = worst(parsed.map(({ condition, expression }) => judge(() => {
      if (typeof compile(expression, { result }).evaluate() !== 'boolean') {
        throw new ExpressionError(`${JSON.stringify(condition)} is neither true nor false`);
      }
    })));
    verdicts.push(verdict);
    if (verdict.kind === 'good') {
      break;
    }
  }
  return verdicts.find(({ kind }) => kind === 'good') ?? verdicts.find(({ kind }) => kind === 'unjudged') ?? verdicts[0];
}

/** Judges the syntax of a condition: providers other than Prometheus answer in shapes of their own. */
export function judgeSyntax(condition: string): Verdict {
  return judge(() => { parseExpression(condition); });
}

/** Judges an expression for a moment, such as the start of a range: `now() - duration("10m")`. */
export function judgeMoment(expression: string): Verdict {
  return judge(() => {
    const compiled = compile(parseExpression(expression), {});
    compiled.evaluate();
    if (compiled.type !== 'time') {
      throw new ExpressionError(`${JSON.stringify(expression)} is no moment, such as now() - duration("10m")`);
    }
  });
}

function judge(attempt: () => void): Verdict {
  try {
    attempt();
    return GOOD;
  } catch (error) {
    if (error instanceof UnjudgedExpression) {
      return { kind: 'unjudged', message: error.message };
    }
    return { kind: 'bad', message: error instanceof ExpressionError ? error.message : 'the expression is too deep' };
  }
}

function worst(verdicts: readonly Verdict[]): Verdict {
  return verdicts.find(({ kind }) => kind === 'bad') ?? verdicts.find(({ kind }) => kind === 'unjudged') ?? GOOD;
}
