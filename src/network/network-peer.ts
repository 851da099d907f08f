import { BlockList, isIP } from 'net';
import { NetworkPeerSpec } from '../manifest/network-policy';
import { propError, requireInteger } from '../semantics/errors';
import { requireDnsLabel, requireLabels } from '../semantics/names';

/**
 * Who may connect, or be connected to.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/network-policies/
 */
export class NetworkPeer {
  /**
   * All pods of a namespace, found by the label `kubernetes.io/metadata.name` that every namespace has.
   *
   * @param name metadata.name of the namespace
   * @throws if it is not a DNS label
   */
  public static namespace(name: string): NetworkPeer {
    return new NetworkPeer({ namespaceSelector: namespaceNamed('NetworkPeer.namespace', 'name', name) });
  }

  /**
   * Pods with these labels in the namespace of the release.
   *
   * @param labels labels of the pods; at least one, for none would mean all pods
   * @throws if there is none, or one is malformed
   */
  public static pods(labels: { [label: string]: string }): NetworkPeer {
    return new NetworkPeer({ podSelector: podsLabelled('NetworkPeer.pods', labels) });
  }

  /**
   * Pods with these labels in another namespace.
   *
   * @param labels labels of the pods; at least one: all pods of a namespace are `NetworkPeer.namespace`
   * @param namespaceName metadata.name of their namespace
   * @throws if there is no label, or something is malformed
   */
  public static podsInNamespace(labels: { [label: string]: string }, namespaceName: string): NetworkPeer {
    const where = 'NetworkPeer.podsInNamespace';
    return new NetworkPeer({ namespaceSelector: namespaceNamed(where, 'namespaceName', namespaceName), podSelector: podsLabelled(where, labels) });
  }

  /**
   * Addresses, for example of a cloud load balancer or of proxies on the host network, which no label selects.
   *
   * @param cidr range such as '10.0.0.0/8' or '2001:db8::/32'
   * @param excluded ranges within it that are left out
   * @throws if a range is malformed, or an excluded one is not a smaller part of it
   */
  public static cidr(cidr: string, excluded?: string[]): NetworkPeer {
    const where = 'NetworkPeer.cidr';
    const range = parseRange(where, 'cidr', cidr);
    const addresses = new BlockList();
    addresses.addSubnet(range.address, range.prefix, range.family);
    for (const text of excluded ?? []) {
      const part = parseRange(where, 'excluded', text);
      if (part.prefix <= range.prefix || !addresses.check(part.address, part.family)) {
        throw propError(where, {
          prop: 'excluded', received: text, accepted: `a smaller range within ${cidr}`, mend: 'leave it out, for it is not let in anyway',
        });
      }
    }
    return new NetworkPeer({ ipBlock: { cidr, ...(excluded?.length && { except: [...excluded] }) } });
  }

  private constructor(private readonly spec: NetworkPeerSpec) {}

  /** @internal */
  public _toJson(): NetworkPeerSpec {
    return this.spec;
  }
}

function namespaceNamed(where: string, prop: string, name: string) {
  requireDnsLabel(where, prop, name);
  return { matchLabels: { 'kubernetes.io/metadata.name': name } };
}

function podsLabelled(where: string, labels: Record<string, string>) {
  if (Object.keys(labels).length === 0) {
    throw propError(where, {
      prop: 'labels', received: labels, accepted: 'at least one label, for none selects every pod', mend: 'use NetworkPeer.namespace for all pods of a namespace',
    });
  }
  requireLabels(where, 'labels', labels);
  return { matchLabels: { ...labels } };
}

function parseRange(where: string, prop: string, text: string): { address: string; prefix: number; family: 'ipv4' | 'ipv6' } {
  const [address, digits, more] = text.split('/');
  const version = isIP(address);
  if (version === 0 || digits === undefined || more !== undefined || !/^\d{1,3}$/.test(digits)) {
    throw propError(where, {
      prop, received: text, accepted: 'an address range such as "10.0.0.0/8"', mend: 'add the prefix length: "10.1.2.3/32" is one address',
    });
  }
  requireInteger(where, `${prop} prefix length`, Number(digits), 0, version === 4 ? 32 : 128, `correct ${text}`);
  return { address, prefix: Number(digits), family: version === 4 ? 'ipv4' : 'ipv6' };
}
