import { Toleration, TolerationEffect } from './toleration';
import { wholeSeconds } from '../semantics/durations';
import { propError } from '../semantics/errors';
import { requireLabels } from '../semantics/names';

/** Renders a toleration and refuses one that means nothing. */
export function renderToleration(where: string, prop: string, toleration: Toleration): Record<string, unknown> {
  const { key, value, effect, evictAfter } = toleration;
  if (value !== undefined && key === undefined) {
    throw propError(where, { prop: `${prop}.key`, received: undefined, accepted: 'the key of the taint, where a value is given', mend: 'add the key' });
  }
  if (key !== undefined) {
    requireLabels(where, prop, { [key]: value ?? '' });
  }
  if (evictAfter && effect !== TolerationEffect.NO_EXECUTE) {
    throw propError(where, { prop: `${prop}.evictAfter`, received: evictAfter.toHumanString(), accepted: 'nothing but with effect NO_EXECUTE', mend: 'set the effect, or leave it out' });
  }
  return {
    ...(key !== undefined && { key }),
    operator: value === undefined ? 'Exists' : 'Equal',
    ...(value !== undefined && { value }),
    ...(effect !== undefined && { effect }),
    ...(evictAfter && { tolerationSeconds: wholeSeconds(where, `${prop}.evictAfter`, evictAfter) }),
  };
}
