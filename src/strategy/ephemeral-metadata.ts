/**
 * Labels and annotations that the controller puts on the pods while they have a role, and takes off again.
 * Give both roles the same keys, and none that the pod template or a selector has: a key that is absent on the other side is deleted at the switch.
 *
 * @see https://argo-rollouts.readthedocs.io/en/stable/features/ephemeral-metadata/
 */
export interface EphemeralMetadata {
  /**
   * Labels of the pods in this role. They change on live pods.
   *
   * @default - none
   */
  readonly labels?: { [key: string]: string };
  /**
   * Annotations of the pods in this role.
   *
   * @default - none
   */
  readonly annotations?: { [key: string]: string };
}
