import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { NetworkEgress, NetworkPolicyProps } from './network-access';
import { NetworkPeer } from './network-peer';
import { NetworkPeerSpec, NetworkPolicyEgressSpec, NetworkPolicyIngressSpec, NetworkPolicySpec, NetworkPortSpec } from '../manifest/network-policy';
import { propError } from '../semantics/errors';
import { ReleaseIdentity, releaseMetadata } from '../semantics/identity';

const INSTANCE_LABEL = 'app.kubernetes.io/instance';

/** What the service knows about its own traffic. */
export interface KnownTraffic {
  /** Ports of the containers. */
  readonly ports: NetworkPortSpec[];
  /** Namespaces of the router and of Prometheus. */
  readonly sourceNamespaces: string[];
  /** Labels of pods in the namespace of the release that connect: those of analysis Jobs. */
  readonly sourcePods?: Record<string, string>[];
}

/** Emits the NetworkPolicy of a release over the pods of all versions; nothing unless it was asked for. */
export function emitNetworkPolicy(
  scope: Construct, identity: ReleaseIdentity, policy: NetworkPolicyProps | undefined, traffic: KnownTraffic,
): ApiObject | undefined {
  if (policy === undefined) {
    return undefined;
  }
  const spec: NetworkPolicySpec = {
    podSelector: { matchLabels: podLabels(identity) },
    policyTypes: ['Ingress', ...(policy.egress !== undefined ? ['Egress'] : [])],
    ingress: ingressRules(scope.node.path, policy, traffic),
    ...(policy.egress !== undefined && { egress: egressRules(policy.egress) }),
  };
  return new ApiObject(scope, 'NetworkPolicy', {
    apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata: releaseMetadata(identity), spec,
  });
}

/** An instance that is called like the release is unique in its namespace; one that several components share would select them all. */
function podLabels(identity: ReleaseIdentity): Record<string, string> {
  return identity.selectorLabels[INSTANCE_LABEL] === identity.name ? { [INSTANCE_LABEL]: identity.name } : { ...identity.selectorLabels };
}

function ingressRules(where: string, policy: NetworkPolicyProps, traffic: KnownTraffic): NetworkPolicyIngressSpec[] {
  const namespaces = [...new Set([...traffic.sourceNamespaces, ...policy.namespaces ?? []])];
  const peers = [
    ...namespaces.map((name) => NetworkPeer.namespace(name)),
    ...(traffic.sourcePods ?? []).map((labels) => NetworkPeer.pods(labels)),
    ...policy.peers ?? [],
  ];
  const declared = [...policy.namespaces ?? [], ...policy.peers ?? []].length;
  if (traffic.ports.length === 0) {
    if (declared > 0) {
      throw propError(where, {
        prop: 'networkPolicy', received: policy.namespaces ?? 'peers', accepted: 'peers only for pods with a port', mend: 'declare the port, or drop the peers',
      });
    }
    return [];
  }
  if (peers.length === 0) {
    // A rule without peers would let everyone in, no rule nobody: neither is what was meant.
    throw propError(where, {
      prop: 'networkPolicy.peers',
      received: policy.peers,
      accepted: 'at least one peer or namespace, where neither the router nor Prometheus is known',
      mend: 'name who connects, for example peers: [NetworkPeer.namespace("gateways")]',
    });
  }
  return [{
    from: distinct(peers.map((peer) => peer._toJson())),
    ports: traffic.ports.map(({ protocol, ...port }) => ({ protocol: protocol ?? 'TCP', ...port })),
  }];
}

/** Who is let in anyway may be named all the same, and stands there once. */
function distinct(peers: readonly NetworkPeerSpec[]): NetworkPeerSpec[] {
  return [...new Map(peers.map((peer) => [JSON.stringify(peer), peer])).values()];
}

function egressRules(egress: NetworkEgress[]): NetworkPolicyEgressSpec[] {
  const dns = {
    to: [NetworkPeer.namespace('kube-system')._toJson()],
    ports: [{ protocol: 'UDP', port: 53 }, { protocol: 'TCP', port: 53 }],
  };
  return [dns, ...egress.map(({ peer, ports }) => ({
    to: [peer._toJson()],
    ...(ports?.length && { ports: ports.map((port) => port._toJson()) }),
  }))];
}
