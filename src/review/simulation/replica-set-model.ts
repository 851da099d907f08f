import { ReplicaSetState } from '../../semantics/controller/release-state';

/** A pod that runs; a pod that is told to go counts no more. */
export interface PodModel {
  readonly createdAt: number;
  /** Infinity for a pod that never is. */
  readonly readyAt: number;
}

/** A ReplicaSet of a Rollout, which changes while a release is simulated. */
export interface ReplicaSetModel {
  readonly hash: string;
  readonly createdAt: number;
  revision: number;
  desired: number;
  /** The size of the Rollout that the controller noted on it when it last scaled it. */
  rolloutReplicas?: number;
  /** When its pods are to go. */
  deadline?: number;
  pods: readonly PodModel[];
  /** The pods that it ever had. */
  podsCreated: number;
}

/** Times are stored in whole seconds: what is to last three seconds may last two and a bit. */
export function storedTime(seconds: number): number {
  return Math.floor(seconds + 1e-9);
}

export function newReplicaSet(hash: string, now: number, revision: number): ReplicaSetModel {
  return { hash, createdAt: storedTime(now), revision, desired: 0, pods: [], podsCreated: 0 };
}

/** The ReplicaSet as its status says at this moment. */
export function observedReplicaSet(set: ReplicaSetModel, now: number, minReadySeconds: number): ReplicaSetState {
  const available = set.pods.filter((pod) => availableAt(pod, minReadySeconds) <= now).length;
  return { hash: set.hash, desired: set.desired, current: set.pods.length, available };
}

export function readyPods(set: ReplicaSetModel, now: number): number {
  return set.pods.filter(({ readyAt }) => readyAt <= now).length;
}

export function availableAt({ readyAt }: PodModel, minReadySeconds: number): number {
  return readyAt + minReadySeconds;
}

/** Makes or deletes pods as the ReplicaSet wants; those that are not ready go first, then the youngest. */
export function settlePods(set: ReplicaSetModel, now: number, readyAfter: (pod: number) => number | undefined): void {
  const missing = Math.max(0, set.desired - set.pods.length);
  const readyAt = (pod: number) => now + (readyAfter(pod) ?? Infinity);
  const made = Array.from({ length: missing }, (_, index) => ({ createdAt: now, readyAt: readyAt(set.podsCreated + index) }));
  set.podsCreated += missing;
  const order = (pod: PodModel) => pod.readyAt <= now ? pod.createdAt : Infinity;
  const kept = [...set.pods].sort((one, other) => compare(order(one), order(other)) || compare(one.readyAt, other.readyAt)).slice(0, set.desired);
  set.pods = [...kept, ...made];
}

/** Takes pods away that somebody else deleted: those that are ready longest. */
export function evictPods(set: ReplicaSetModel, count: number): void {
  set.pods = [...set.pods].sort((one, other) => compare(one.readyAt, other.readyAt)).slice(count);
}

/** Infinities are equal to each other, which their difference does not say. */
function compare(one: number, other: number): number {
  return one === other ? 0 : one < other ? -1 : 1;
}
