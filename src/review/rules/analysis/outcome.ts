import { UnjudgedExpression } from '../../../semantics/validation/expression/compiled';
import { compile } from '../../../semantics/validation/expression/evaluation';
import { parseExpression } from '../../../semantics/validation/expression/syntax';

/** What Argo Rollouts makes of one measurement. */
export type Outcome = 'success' | 'failure' | 'inconclusive' | 'error';

/** The conditions of a metric, without placeholders. */
export interface Conditions {
  readonly successCondition?: string;
  readonly failureCondition?: string;
}

/** What comes of a measurement for which Prometheus gave these samples; undefined where that is not certain. */
export function outcomeOf({ successCondition, failureCondition }: Conditions, samples: readonly number[]): Outcome | undefined {
  try {
    const failed = failureCondition ? holds(failureCondition, samples) : undefined;
    const succeeded = successCondition ? holds(successCondition, samples) : undefined;
    if (failed === true) {
      return 'failure';
    }
    if (succeeded === true) {
      return 'success';
    }
    return failed !== undefined && succeeded !== undefined ? 'inconclusive' : succeeded === false ? 'failure' : 'success';
  } catch (error) {
    return error instanceof UnjudgedExpression ? undefined : 'error';
  }
}

function holds(condition: string, samples: readonly number[]): boolean {
  const value = compile(parseExpression(condition), { result: { type: { listOf: 'float' }, value: samples } }).evaluate();
  if (typeof value !== 'boolean') {
    throw new UnjudgedExpression('neither true nor false');
  }
  return value;
}
