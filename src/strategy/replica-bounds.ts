import * as kplus from 'cdk8s-plus-28';
import { propError } from '../semantics/errors';

const PERCENTAGE = /^(0|[1-9][0-9]?|100)%$/;

/**
 * A count or a percentage, as the manifest has it.
 *
 * Argo Rollouts reads any text as a percentage, with or without the sign: only `N%` is let through as text.
 */
export function renderBound(where: string, prop: string, bound: kplus.PercentOrAbsolute | undefined): number | string | undefined {
  if (bound === undefined) {
    return undefined;
  }
  const value: unknown = bound.value;
  const good = typeof value === 'number' ? Number.isInteger(value) && value >= 0 && value <= 1_000_000 : typeof value === 'string' && PERCENTAGE.test(value);
  if (!good) {
    throw propError(where, {
      prop,
      received: value,
      accepted: 'a whole number from 0 to 1000000, or 0 to 100 percent',
      mend: 'pass PercentOrAbsolute.absolute(1) or PercentOrAbsolute.percent(25)',
    });
  }
  return value as number | string;
}

/** Whether the bound lets no pod through. */
export function isZero(bound: number | string | undefined): boolean {
  return bound === 0 || bound === '0%';
}
