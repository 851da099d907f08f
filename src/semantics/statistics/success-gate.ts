import { ErrorModel, errorTail } from './binomial-tail';

/**
 * A gate on the share of requests that succeed, sampled again and again. Times are in seconds.
 *
 * Assumed: requests come evenly; a window sees a new version's requests from one scrape after the first of them on, as the first increments of a
 * new series are not seen; a sample without requests neither passes nor fails.
 */
export interface SuccessGate {
  /** The least share of requests that must succeed. */
  readonly atLeast: number;
  /** The seconds that each sample looks back. */
  readonly window: number;
  readonly interval: number;
  /** Seconds from the first request to the first sample. */
  readonly firstSample: number;
  readonly samples: number;
  /** Failed samples that are allowed. */
  readonly failureLimit: number;
  readonly scrapeInterval: number;
}

/** The requests that the sample with this number sees, counted from 0. */
export function requestsSeen({ window, interval, firstSample, scrapeInterval }: SuccessGate, sample: number, requestsPerSecond: number): number {
  const elapsed = firstSample + sample * interval - scrapeInterval;
  return Math.floor(requestsPerSecond * Math.max(0, Math.min(window, elapsed)) + 1e-9);
}

/** The fewest errors among the requests with which a sample fails. */
export function fewestErrorsToFail(requests: number, atLeast: number): number {
  // Of 100 requests exactly 1 may fail at 0.99, which floats do not say.
  return Math.floor(requests * (1 - atLeast) + 1e-9) + 1;
}

/** The probability that a sample over so many requests fails. */
export function sampleFails(requests: number, atLeast: number, errors: ErrorModel): number {
  return requests === 0 ? 0 : errorTail(requests, fewestErrorsToFail(requests, atLeast), errors);
}
