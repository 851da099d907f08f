import { ErrorModel } from './binomial-tail';
import { sampleFails } from './sample-fails';

/** What a sample is to tell apart, and how surely. */
export interface Distinction {
  readonly atLeast: number;
  readonly healthy: ErrorModel;
  readonly bad: ErrorModel;
  /** How likely the bad version is to be caught, and the healthy one to be taken for bad. */
  readonly caught: number;
  readonly falseAlarm: number;
  /** Errors that are not seen, because time series begin with them. */
  readonly unseen?: number;
}

const MOST_REQUESTS = 10_000_000;

/**
 * About the fewest requests with which one sample tells the two apart; undefined where no number of them does, because the threshold is
 * not between the two. Errors come in whole numbers, so that a few more requests may be worse again: from this number on they are not.
 */
export function requestsNeeded({ atLeast, healthy, bad, caught, falseAlarm, unseen = 0 }: Distinction): number | undefined {
  const enough = (requests: number) =>
    sampleFails(requests, atLeast, bad, unseen) >= caught && sampleFails(requests, atLeast, healthy) <= falseAlarm;
  // One error more or less is worth this many requests: over one such stretch every number must be enough.
  const stretch = Math.ceil(1 / (1 - atLeast));
  const enoughFrom = (requests: number) => enough(requests) && enough(requests + stretch - 1) && enough(requests + Math.floor(stretch / 2));
  let high = 1;
  while (!enoughFrom(high)) {
    high *= 2;
    if (high > MOST_REQUESTS) {
      return undefined;
    }
  }
  let low = high / 2;
  while (high - low > Math.max(1, high / 1000)) {
    const middle = Math.floor((low + high) / 2);
    [low, high] = enoughFrom(middle) ? [low, middle] : [middle, high];
  }
  return high;
}
