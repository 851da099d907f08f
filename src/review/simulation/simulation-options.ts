/** What a simulation cannot read in manifests. Times are in seconds. */
export interface SimulationOptions {
  /** Of all users, to all versions together. */
  readonly requestsPerSecond: number;
  /** The share of its requests that the version under release fails, from 0 to 1. */
  readonly errorRate: number;
  /** The share that the stable version fails. */
  readonly baseline: number;
  /** The version fails more only from this number of requests a second to it on. */
  readonly errorsFrom?: number;
  /** How far errors come together: their number varies so many times more than that of errors that are independent of each other. */
  readonly dispersion: number;
  /** What metrics of latency measure; without it they pass. */
  readonly slow?: number;
  readonly readySeconds: number;
  readonly scrapeInterval: number;
  /** Over how many time series a version's errors are spread, 0 where they are there from the start; without it one for each pod. */
  readonly errorSeries?: number;
  /** Until a person promotes where a release waits for one. */
  readonly manualGateSeconds: number;
  readonly neverReady?: boolean;
  readonly prometheusDown?: boolean;
  readonly scaleOut?: { readonly after: number; readonly replicas: number };
  /** When another version is applied. */
  readonly push?: number;
  /** When a node is drained that holds so many pods of each version. */
  readonly drain?: { readonly after: number; readonly pods: number };
  /** The step, counted from 0, at which a person aborts. */
  readonly abortAtStep?: number;
  /** The end of the simulation; without it an hour, or as long as the release takes. */
  readonly limit?: number;
  readonly seed: number;
  /** How many releases are drawn. */
  readonly runs: number;
}

/** What is assumed where nothing is said. `requestsPerSecond` and `errorRate` have no value that is right for anybody. */
export const SIMULATION_DEFAULTS = {
  baseline: 0.001, dispersion: 1, readySeconds: 30, scrapeInterval: 30, manualGateSeconds: 300, seed: 1, runs: 200,
} as const satisfies Partial<SimulationOptions>;
