import { MetricDraft } from './metric';
import { MetricParameters } from './metric-props';
import { MetricSpec } from '../manifest/analysis';
import { formatDuration } from '../semantics/durations';
import { propError } from '../semantics/errors';

/** Whether a field has a value, be it one of an argument. */
export function isSaid(draft: MetricDraft, field: keyof MetricParameters): boolean {
  return draft[field] !== undefined || draft.parameters?.[field] !== undefined;
}

/** The fields that say when a metric is sampled and what it survives, in the order of the API. */
export function renderSampling(draft: MetricDraft): Partial<MetricSpec> {
  const argument = (field: keyof MetricParameters) => draft.parameters?.[field] === undefined ? undefined : `{{args.${draft.parameters[field]}}}`;
  const time = (field: 'interval' | 'initialDelay') => argument(field) ?? (draft[field] && formatDuration(draft[field]));
  const number = (field: 'count' | 'failureLimit' | 'inconclusiveLimit' | 'consecutiveErrorLimit' | 'consecutiveSuccessLimit') => argument(field) ?? draft[field];
  const fields: Partial<MetricSpec> = {
    initialDelay: time('initialDelay'),
    interval: time('interval'),
    count: number('count'),
    failureLimit: number('failureLimit'),
    inconclusiveLimit: number('inconclusiveLimit'),
    consecutiveErrorLimit: number('consecutiveErrorLimit'),
    consecutiveSuccessLimit: number('consecutiveSuccessLimit'),
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

/** Throws where a field has both a value and an argument, or an argument cannot have that name. */
export function requireParameters(draft: MetricDraft): void {
  for (const [field, name] of Object.entries(draft.parameters ?? {}) as [keyof MetricParameters, string | undefined][]) {
    if (name !== undefined && !/^[^\s{}]+$/.test(name)) {
      throw propError(draft.where, {
        prop: `parameters.${field}`, received: name, accepted: 'the name of an argument, without spaces and braces', mend: 'pass only what stands between "{{args." and "}}"',
      });
    }
    if (name !== undefined && draft[field] !== undefined) {
      throw propError(draft.where, { prop: `parameters.${field}`, received: name, accepted: `${field} or an argument for it, not both`, mend: 'leave one of the two out' });
    }
  }
}
