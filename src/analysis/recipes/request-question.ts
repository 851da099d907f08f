import { Duration } from 'cdk8s';
import { decimal } from './promql';

/** What a recipe wants to know of the requests of the last window: a share from 0 to 1, or seconds at a percentile. */
export type RequestQuestion =
  | { readonly about: 'successRate' | 'errorRate'; readonly window: Duration }
  | { readonly about: 'latency'; readonly window: Duration; readonly percentile: number };

/** `99.9` for 0.999, without the dust of floating point. */
export function percentOf(percentile: number): string {
  return decimal(Number((percentile * 100).toFixed(6)));
}
