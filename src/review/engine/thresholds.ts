/** The numbers at which rules speak. A configuration file may set each by its name. */
export interface Thresholds {
  /** Fewest seconds of preStop behind a proxy in the cluster: it takes this long until nobody sends requests any more. */
  readonly preStopSeconds: number;
  /** Fewest seconds of preStop behind a load balancer outside the cluster, which has to be told over its own API. */
  readonly cloudPreStopSeconds: number;
  /** Seconds that a program is left after preStop for what it has begun. */
  readonly drainSeconds: number;
  /** Fewest seconds for which a liveness probe has to fail until the container is restarted. */
  readonly livenessSeconds: number;
  /** Highest weight, in per cent, of the first step. */
  readonly firstWeight: number;
  /** Largest rise of the weight between two gates, in points. */
  readonly weightJump: number;
  /** How far the reached share of pods may be from the weight, in points. */
  readonly weightTolerance: number;
  /** How many times the weight the reached share of pods may be. Up to two points more are no matter. */
  readonly weightFactor: number;
  /** By how much the canary's share of the requests may exceed its share of the full capacity. */
  readonly canaryLoad: number;
  /** Longest sum of the pauses of a release, in seconds. */
  readonly releaseSeconds: number;
  /** Seconds for which the old version is kept after a switch, so that going back is quick. */
  readonly rollbackSeconds: number;
  /** Seconds between two scrapes of Prometheus. */
  readonly scrapeSeconds: number;
}

export const DEFAULT_THRESHOLDS: Thresholds = {
  preStopSeconds: 5,
  cloudPreStopSeconds: 30,
  drainSeconds: 10,
  livenessSeconds: 30,
  firstWeight: 10,
  weightJump: 50,
  weightTolerance: 5,
  weightFactor: 1.75,
  canaryLoad: 1.5,
  releaseSeconds: 7200,
  rollbackSeconds: 300,
  scrapeSeconds: 30,
};
