/** What a query has to know to find the new version of a release. */
export interface ReleaseTarget {
  /** Name of the Rollout. Undefined: the query takes it from the argument `rollout`. */
  readonly workload?: string;
  /** Undefined: the query takes it from the argument `namespace`. */
  readonly namespace?: string;
  readonly stableService?: string;
  readonly canaryService?: string;
  readonly servicePort?: number;
  /** Set behind NGINX. */
  readonly stableIngress?: string;
  /** Paths of the probes, whose requests say nothing about users. */
  readonly excludedPaths: string[];
}
