import { MinorVersion } from '../semantics/versions';

const TOPOLOGIES = ['kubernetes.io/hostname', 'topology.kubernetes.io/zone'];

/**
 * Spreads pods over nodes and zones as far as possible. Each version is counted by itself: otherwise the pods of the old version
 * would push the new ones onto the nodes that lose their pods next.
 *
 * @param hashLabel label that the controller gives the pods of one version
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/
 */
export function topologySpread(selectorLabels: Record<string, string>, hashLabel: string, kubernetes: MinorVersion): Record<string, unknown>[] {
  return TOPOLOGIES.map((topologyKey) => ({
    maxSkew: 1,
    topologyKey,
    whenUnsatisfiable: 'ScheduleAnyway',
    labelSelector: { matchLabels: { ...selectorLabels } },
    ...(kubernetes.atLeast(1, 27) && { matchLabelKeys: [hashLabel] }),
  }));
}
