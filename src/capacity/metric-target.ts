import { requireQuantity } from './quantity';
import { MetricTargetSpec } from '../manifest/autoscaling';
import { propError } from '../semantics/errors';

/** A share of what is requested. */
export function utilizationTarget(where: string, prop: string, percent: number): MetricTargetSpec {
  if (!Number.isInteger(percent) || percent < 1) {
    throw propError(where, { prop, received: percent, accepted: 'a whole percentage of the request, 1 or more', mend: 'write 70 for 70 %' });
  }
  return { type: 'Utilization', averageUtilization: percent };
}

/** An amount per pod. */
export function averageValueTarget(where: string, prop: string, quantity: string): MetricTargetSpec {
  requireQuantity(where, prop, quantity);
  return { type: 'AverageValue', averageValue: quantity };
}

/** An amount in all, or an amount per pod: exactly one of them. */
export function valueOrAverageTarget(where: string, value: string | undefined, average: string | undefined): MetricTargetSpec {
  if (average !== undefined && value === undefined) {
    return averageValueTarget(where, 'average', average);
  }
  if (value === undefined || average !== undefined) {
    throw propError(where, {
      prop: 'value',
      received: value,
      accepted: 'exactly one of value and average',
      mend: 'pass value for the amount in all, or average for the amount per pod',
    });
  }
  requireQuantity(where, 'value', value);
  return { type: 'Value', value };
}
