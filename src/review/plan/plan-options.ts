/** What a plan cannot read in manifests. */
export interface PlanOptions {
  /**
   * Seconds from the creation of a pod until it is ready.
   * @default 30 - stated in the plan, as it is the largest part of a release without pauses
   */
  readonly readySeconds?: number;
  /**
   * The number of pods at rest, for workloads whose number of pods an autoscaler decides, here or elsewhere.
   * @default - both ends of the autoscaler's range
   */
  readonly replicas?: number;
  /**
   * The CPU that the cluster or node pool has for the release, in cores.
   * @default - only ResourceQuotas among the manifests are compared with
   */
  readonly availableCpu?: number;
  /**
   * The memory that the cluster or node pool has for the release, in bytes.
   * @default - only ResourceQuotas among the manifests are compared with
   */
  readonly availableMemory?: number;
}
