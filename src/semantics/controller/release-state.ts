/** One version's ReplicaSet as the controller looks at it. */
export interface ReplicaSetState {
  /** The pod template hash, which tells versions apart. */
  readonly hash: string;
  /** The pods it was told to have: spec.replicas. */
  readonly desired: number;
  /** The pods that exist: status.replicas. */
  readonly current: number;
  readonly available: number;
}

/** The part of a Rollout's status that its arithmetic depends on. */
export interface ReleaseStatus {
  /** The steps that are done, which is the index of the current one. */
  readonly currentStepIndex?: number;
  readonly aborted?: boolean;
  readonly promotedInFull?: boolean;
  /** The hash of the version that is stable; absent before the first one is. */
  readonly stableHash?: string;
  /** The hash of the version that was asked for last, stable or not. */
  readonly currentHash?: string;
}

/** The shares of the requests that the router was told last. */
export interface RoutedWeights {
  readonly canary: number;
  readonly stable: number;
}

/** The versions of a Rollout. In the rest state `latest` and `stable` are the same one. */
export interface ReleaseReplicaSets {
  readonly latest?: ReplicaSetState;
  readonly stable?: ReplicaSetState;
  /** Neither the latest nor the stable one. */
  readonly older: readonly ReplicaSetState[];
}

/** The stable version where it is another than the latest one: only then is there anything to release gradually. */
export function separateStable({ latest, stable }: ReleaseReplicaSets): ReplicaSetState | undefined {
  return stable?.hash === latest?.hash ? undefined : stable;
}
