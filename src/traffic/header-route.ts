import { StringMatch } from './string-match';

/**
 * A managed route that sends the requests with certain headers to the canary, whatever its weight is.
 *
 * @see https://argo-rollouts.readthedocs.io/en/stable/features/traffic-management/#traffic-routing-based-on-header-values-for-canary
 */
export interface HeaderRouteOptions {
  /** Name of the managed route: the router adds a rule of this name, and removes it when the release ends. */
  readonly name: string;
  /**
   * The headers that a request must have, all of them, to reach the canary.
   *
   * @default - none: the step removes the managed route of this name
   */
  readonly match?: HeaderMatch[];
}

/** One header and what its value must be. */
export interface HeaderMatch {
  /** Name of the HTTP header, such as `X-Canary`. */
  readonly headerName: string;
  /** What its value must be. */
  readonly headerValue: StringMatch;
}
