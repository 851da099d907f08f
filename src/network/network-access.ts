import { NetworkPeer } from './network-peer';
import { NetworkPort } from './network-port';

/**
 * A NetworkPolicy over the pods of all versions.
 *
 * The router, Prometheus and analysis Jobs are let in without being named, on the ports of the containers; everyone else only
 * by name. Probes come from the node and are not subject to policies. The cluster's network plugin has to enforce policies,
 * otherwise nothing is restricted.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/network-policies/
 */
export interface NetworkPolicyProps {
  /**
   * Namespaces whose pods may connect, by metadata.name.
   *
   * @default - none besides those of the router and Prometheus
   */
  readonly namespaces?: string[];

  /**
   * Further peers that may connect.
   *
   * @default - none
   */
  readonly peers?: NetworkPeer[];

  /**
   * What the pods may connect to. Once given, even as an empty list, nothing else can be reached but DNS in the namespace
   * kube-system (UDP and TCP port 53), which is added. A cluster whose DNS is elsewhere, such as on the node or in
   * openshift-dns, needs a rule of its own.
   *
   * @default - not restricted, because what an application calls is not known here
   */
  readonly egress?: NetworkEgress[];
}

/** Something that the pods may connect to. */
export interface NetworkEgress {
  /** Who is connected to. */
  readonly peer: NetworkPeer;

  /**
   * Its ports, as its pods listen on them and not as its Service names them.
   *
   * @default - all ports, as for an empty list
   */
  readonly ports?: NetworkPort[];
}
