import { Outcome } from './environment';
import { MetricSpec } from '../../manifest/analysis';
import { compile } from '../../semantics/validation/expression/evaluation';
import { parseExpression } from '../../semantics/validation/expression/syntax';

/** The outcome of a measurement with Prometheus, by the metric's conditions: one value for each series, none where the server does not answer. */
export function resultOutcome({ successCondition, failureCondition }: MetricSpec, values: readonly number[] | undefined): Outcome {
  if (!values) {
    return 'Error';
  }
  try {
    if (failureCondition && holds(failureCondition, values)) {
      return 'Failed';
    }
    const succeeded = !successCondition || holds(successCondition, values);
    // With both conditions there is room between them.
    return succeeded ? 'Successful' : failureCondition ? 'Inconclusive' : 'Failed';
  } catch {
    return 'Error';
  }
}

/** A condition is asked about measurement after measurement. */
const PARSED = new Map<string, ReturnType<typeof parseExpression>>();

function parsed(condition: string): ReturnType<typeof parseExpression> {
  const known = PARSED.get(condition) ?? parseExpression(condition);
  PARSED.set(condition, known);
  return known;
}

function holds(condition: string, values: readonly number[]): boolean {
  return compile(parsed(condition), { result: { type: { listOf: 'float' }, value: [...values] } }).evaluate() === true;
}
