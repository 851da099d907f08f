import { StringMatch } from './string-match';

/**
 * A managed route that sends a copy of each matching request to the canary and throws its answer away.
 *
 * @see https://argo-rollouts.readthedocs.io/en/stable/features/traffic-management/#traffic-mirroring-to-canary
 */
export interface MirrorRouteOptions {
  /** Name of the managed route: the router adds a rule of this name, and removes it when the release ends. */
  readonly name: string;
  /**
   * How many of the matching requests are copied, in percent, 1 to 100.
   *
   * @default - all of them: the default of Argo Rollouts
   */
  readonly percentage?: number;
  /**
   * Which requests are copied: those that match one of the entries.
   *
   * @default - none: the step removes the managed route of this name
   */
  readonly match?: MirrorMatch[];
}

/** Requests to mirror: everything that is given must match. */
export interface MirrorMatch {
  /**
   * HTTP method, in capital letters.
   *
   * @default - every method. Copies of writes are writes: without a method, the canary repeats each POST
   */
  readonly method?: StringMatch;
  /**
   * Path of the request.
   *
   * @default - every path
   */
  readonly path?: StringMatch;
  /**
   * Headers by name.
   *
   * @default - any headers
   */
  readonly headers?: { [name: string]: StringMatch };
}
