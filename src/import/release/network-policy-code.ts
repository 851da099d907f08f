import { Draft } from './draft';
import { call, Code, list, object, ours, verbatim } from '../code/code';
import { Json, JsonObject, mapAt, mapsAt, numberAt, textAt, textsAt, textsByKey } from '../code/json';

const NAMESPACE_LABEL = 'kubernetes.io/metadata.name';

/** `networkPolicy` from the NetworkPolicy of the same name; undefined where there is none, or where it stays beside the construct. */
export function networkPolicyCode({ release, kept }: Draft): Code | undefined {
  const spec = mapAt(release.find('NetworkPolicy', release.name), 'spec');
  if (!spec || kept.has('networkPolicy')) {
    return undefined;
  }
  const from = mapsAt(spec, 'ingress', 0, 'from');
  const namespaces = from.flatMap((peer) => (peer.podSelector === undefined ? namespaceOf(peer) : undefined) ?? []);
  const peers = from.filter((peer) => peer.podSelector !== undefined || namespaceOf(peer) === undefined);
  // The first rule is the one for name resolution, which the API writes by itself.
  const egress = spec.egress === undefined ? undefined : mapsAt(spec, 'egress').slice(1);
  return object({
    namespaces: namespaces.length === 0 ? undefined : list(namespaces.map(verbatim)),
    peers: peers.length === 0 ? undefined : list(peers.map(peerCode)),
    egress: egress && list(egress.map(egressCode)),
  });
}

function egressCode(rule: JsonObject): Code {
  const ports = mapsAt(rule, 'ports').map((port) => {
    const last = numberAt(port, 'endPort');
    return last === undefined
      ? call(ours(port.protocol === 'UDP' ? 'NetworkPort.udp' : 'NetworkPort.tcp'), verbatim(port.port))
      : call(ours('NetworkPort.tcpRange'), verbatim(port.port), verbatim(last));
  });
  return object({ peer: peerCode(mapAt(rule, 'to', 0) ?? {}), ports: ports.length === 0 ? undefined : list(ports) });
}

function peerCode(peer: JsonObject): Code {
  const namespace = namespaceOf(peer);
  const labels = textsByKey(peer, 'podSelector', 'matchLabels') ?? {};
  const block = mapAt(peer, 'ipBlock');
  if (block) {
    return call(ours('NetworkPeer.cidr'), verbatim(String(block.cidr)), list(textsAt(block, 'except')?.map(verbatim)));
  }
  if (peer.podSelector === undefined) {
    return call(ours('NetworkPeer.namespace'), verbatim(namespace ?? ''));
  }
  return namespace === undefined
    ? call(ours('NetworkPeer.pods'), verbatim(labels))
    : call(ours('NetworkPeer.podsInNamespace'), verbatim(labels), verbatim(namespace));
}

function namespaceOf(peer: Json): string | undefined {
  return textAt(peer, 'namespaceSelector', 'matchLabels', NAMESPACE_LABEL);
}
