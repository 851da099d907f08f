/** Which Service gets whose requests, and through what. */
export interface PlannedTraffic {
  /** The Service of the stable version: the one that callers use. Absent where no Service selects the pods. */
  readonly stableService?: string;
  /** The Service of the new version: canary or preview. Absent where both versions share one. */
  readonly canaryService?: string;
  /** What splits the requests: `Gateway API`, `NGINX`, …, `Service` where blue-green switches it, `share of pods`, or `none` where nothing is shared. */
  readonly router: string;
  /** The routes that send requests, as `HTTPRoute orders`, with host names. */
  readonly routes: string[];
  /** Where the requests of the stable version go, in words. */
  readonly stable: string;
  /** Where the requests of the new version go, and how many it gets, in words. */
  readonly canary: string;
}
