import { goDuration } from '../../../semantics/validation/durations';
import { UsedArgument } from '../../inventory/analyses-of';

const PLACEHOLDER = /\{\{ *args\.([^{}]*?) *\}\}/g;

type Arguments = ReadonlyMap<string, UsedArgument>;

/** The arguments that a text mentions. */
export function argumentsIn(text: string): readonly string[] {
  return [...text.matchAll(PLACEHOLDER)].map(([, name]) => name);
}

/**
 * A text with its arguments put in; undefined where one of them is known in the cluster only.
 * @param standIn what takes the place of such a value, where any will do
 */
export function filled(text: string, args: Arguments, standIn?: string): string | undefined {
  const values = argumentsIn(text).map((name) => args.get(name)?.value ?? standIn);
  if (values.includes(undefined)) {
    return undefined;
  }
  const whole = text.replace(PLACEHOLDER, () => values.shift()!);
  return whole.includes('{{') ? undefined : whole;
}

/** A whole number of a metric, such as its count; 0 where it says nothing, undefined where only the cluster knows. */
export function wholeNumber(value: number | string | undefined, args: Arguments): number | undefined {
  const text = filled(String(value ?? 0), args);
  return text !== undefined && /^-?\d+$/.test(text) ? Number(text) : undefined;
}

/** Seconds of a metric, such as its interval; 0 where it says nothing, undefined where only the cluster knows. */
export function seconds(value: number | string | undefined, args: Arguments): number | undefined {
  const text = filled(String(value ?? '0s'), args);
  const nanoseconds = text === undefined ? undefined : goDuration(text);
  return nanoseconds === undefined ? undefined : nanoseconds / 1e9;
}
