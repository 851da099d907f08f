import { LabelSelector } from './shapes/metadata';

export type Labels = Readonly<Record<string, string>>;

/** Whether an object with these labels is selected. A selector that says nothing selects everything, as in a NetworkPolicy or PodDisruptionBudget. */
export function selects(selector: LabelSelector, labels: Labels): boolean {
  return hasLabels(labels, selector.matchLabels ?? {})
    && (selector.matchExpressions ?? []).every(({ key = '', operator, values = [] }) => {
      const value = labels[key];
      switch (operator) {
        case 'In': return value !== undefined && values.includes(value);
        case 'NotIn': return value === undefined || !values.includes(value);
        case 'Exists': return value !== undefined;
        case 'DoesNotExist': return value === undefined;
        default: return false;
      }
    });
}

/** Whether all of the wanted labels are there. */
export function hasLabels(labels: Labels, wanted: Labels): boolean {
  for (const key of Object.keys(wanted)) {
    if (labels[key] !== wanted[key]) {
      return false;
    }
  }
  return true;
}
