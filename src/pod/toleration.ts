import { Duration } from 'cdk8s';

/** What a taint does to pods that do not tolerate it. */
export enum TolerationEffect {
  /** They are not placed on the node. */
  NO_SCHEDULE = 'NoSchedule',
  /** They are placed there only if there is no other node. */
  PREFER_NO_SCHEDULE = 'PreferNoSchedule',
  /** They are not placed there, and those that are there have to go. */
  NO_EXECUTE = 'NoExecute',
}

/**
 * A taint of nodes that the pods tolerate.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/
 */
export interface Toleration {
  /**
   * Key of the taint.
   *
   * @default - every taint
   */
  readonly key?: string;
  /**
   * Value of the taint.
   *
   * @default - any value
   */
  readonly value?: string;
  /**
   * Effect of the taint.
   *
   * @default - every effect
   */
  readonly effect?: TolerationEffect;
  /**
   * How long the pods stay on a node that gets a taint with effect NO_EXECUTE.
   *
   * @default - as long as they run
   */
  readonly evictAfter?: Duration;
}
