import { versionShare } from './canary-share';
import { TimelineState } from './timeline';

/** The requests of a service, and how many of them each version fails. */
export interface Load {
  readonly requestsPerSecond: number;
  /** The share that the version under release fails. */
  readonly errorRate: number;
  /** The share that the stable version fails. */
  readonly baseline: number;
  /** The error rate holds from this number of requests a second to the version on; below it the version is as good as the stable one. */
  readonly errorsFrom?: number;
}

/** What a release cost, as expected numbers. */
export interface ReleaseCost {
  /** Requests that the version under release answered. */
  readonly exposed: number;
  /** Requests that failed, those that fail anyway included. */
  readonly failed: number;
  /** Requests that failed and would not have without the release. */
  readonly failedMore: number;
}

/** Adds up what each version answered and failed from one moment to another. After a promotion every request is the new version's. */
export function releaseCost(
  states: readonly TimelineState[], from: number, to: number, load: Load, released: string, maxWeight: number, activeService?: string,
): ReleaseCost {
  let exposed = 0;
  let failedMore = 0;
  let seconds = 0;
  states.forEach((state, index) => {
    const begins = Math.max(from, state.at);
    const ends = Math.min(to, states[index + 1]?.at ?? Infinity);
    if (ends > begins) {
      const share = versionShare(state, released, maxWeight, activeService);
      const answered = share * (ends - begins) * load.requestsPerSecond;
      exposed += answered;
      failedMore += share * load.requestsPerSecond >= (load.errorsFrom ?? 0) ? answered * (load.errorRate - load.baseline) : 0;
      seconds += ends - begins;
    }
  });
  return { exposed, failed: seconds * load.requestsPerSecond * load.baseline + failedMore, failedMore };
}
