/**
 * Where a live Deployment is on its way to becoming a Rollout. Apply the two states one after the other, then leave the prop out.
 */
export enum DeploymentHandover {
  /** First: the Deployment keeps its replicas, and the controller scales it down as the Rollout's pods become ready. */
  START = 'start',
  /** Once the Rollout is healthy: the Deployment holds the pod template, at 0 replicas. */
  DONE = 'done',
}
