/** What some pods need, as their requests add up. */
export interface PlannedNeeds {
  readonly pods: number;
  /** CPU in cores. Absent where a container requests none. */
  readonly cpu?: number;
  /** Memory in bytes. Absent where a container requests none. */
  readonly memory?: number;
}

/** How many pods there are at rest and at most. */
export interface PlannedPods {
  /** The fewest pods at rest: `spec.replicas`, or the lower end of an autoscaler's range. */
  readonly least: number;
  /** The most pods at rest. */
  readonly most: number;
  /** The HorizontalPodAutoscaler that decides between the two; absent where there is none. */
  readonly autoscaler?: string;
  /** At rest, at the upper end of the range. */
  readonly steady: PlannedNeeds;
  /** At the moment with the most pods, at the upper end of the range. */
  readonly peak: PlannedNeeds;
  /** Whether the peak fits into each limit that is known, in words: ResourceQuotas of the namespace, the capacity that was given. */
  readonly limits: string[];
  /** Whether it fits into all of them. */
  readonly fits: boolean;
}

/** The time that a pod has, from the moment when it is told to stop. */
export interface PlannedDraining {
  /** Seconds for which it goes on to serve before it is asked to stop: the preStop hook. 0 without one, absent where that cannot be read. */
  readonly preStopSeconds?: number;
  /** terminationGracePeriodSeconds: preStop and stopping together, after which it is killed. */
  readonly graceSeconds: number;
  /** Seconds left for requests in flight after preStop; absent where preStop cannot be read. */
  readonly requestSeconds?: number;
  /** Seconds that the router is expected to need until it sends the pod nothing more. */
  readonly removalSeconds: number;
  /** Seconds for which the previous version keeps its pods after the switch. Absent where it does not wait. */
  readonly scaleDownDelaySeconds?: number;
  /** Whether that is enough, in words. */
  readonly verdict: string;
}
