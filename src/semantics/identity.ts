/** What every object of one release has in common. */
export interface ReleaseIdentity {
  /** Name of the workload and of its stable, active or only Service. */
  readonly name: string;
  /** Namespace, or undefined where the tool that applies the manifests decides it. */
  readonly namespace?: string;
  /** Labels of every emitted object. */
  readonly labels: Record<string, string>;
  /** Labels that select the pods of all versions: immutable in the cluster, so never a version or role. */
  readonly selectorLabels: Record<string, string>;
}

/** Object metadata for an object of the release. */
export function releaseMetadata(
  identity: ReleaseIdentity, name: string = identity.name,
): { name: string; namespace?: string; labels: Record<string, string> } {
  return { name, ...(identity.namespace !== undefined && { namespace: identity.namespace }), labels: { ...identity.labels } };
}
