import { ErrorModel, errorTail } from './binomial-tail';

/** The fewest errors among the requests with which a sample fails. */
export function fewestErrorsToFail(requests: number, atLeast: number): number {
  // Of 100 requests exactly 1 may fail at 0.99, which floats do not say.
  return Math.floor(requests * (1 - atLeast) + 1e-9) + 1;
}

/** The probability that a sample over so many requests fails, of whose errors so many are not seen. */
export function sampleFails(requests: number, atLeast: number, errors: ErrorModel, unseen: number = 0): number {
  return requests === 0 ? 0 : errorTail(requests, fewestErrorsToFail(requests, atLeast) + unseen, errors);
}
