import { portNumber } from './pod-ports';
import { Entry, Inventory } from '../../inventory/inventory';
import { KINDS } from '../../inventory/kinds';
import { selects } from '../../inventory/selection';
import { NetworkPolicy } from '../../inventory/shapes/policies';
import { Workload } from '../../inventory/workload';

type Spec = NonNullable<NetworkPolicy['spec']>;
type IngressRule = NonNullable<Spec['ingress']>[number];
type EgressRule = NonNullable<Spec['egress']>[number];
type Ports = NonNullable<IngressRule['ports']>;
type Peers = NonNullable<IngressRule['from']>;

/** Whether a policy forbids all ingress, or all egress, that it does not admit. */
export function isolates({ spec }: NetworkPolicy, direction: 'Ingress' | 'Egress'): boolean {
  const types = spec?.policyTypes ?? [];
  return types.length > 0 ? types.includes(direction) : direction === 'Ingress' || (spec?.egress ?? []).length > 0;
}

/** The rules of all the policies that cover the pods, as one: whatever one of them admits is admitted. */
export function ingressRules(policies: readonly Entry<NetworkPolicy>[]): readonly IngressRule[] {
  return policies.flatMap(({ manifest }) => manifest.spec?.ingress ?? []);
}

export function egressRules(policies: readonly Entry<NetworkPolicy>[]): readonly EgressRule[] {
  return policies.flatMap(({ manifest }) => manifest.spec?.egress ?? []);
}

/** Whether a list of ports in a rule has this one. No list is all ports. */
export function admitsPort(ports: Ports = [], port: number, protocol: string, workload?: Workload): boolean {
  return ports.length === 0 || ports.some((one) => {
    if ((one.protocol ?? 'TCP') !== protocol) {
      return false;
    }
    const from = one.port === undefined ? 0 : workload ? portNumber(workload, one.port) : Number(one.port);
    return one.port === undefined || (from !== undefined && port >= from && port <= (one.endPort ?? from));
  });
}

/** Whether peers of a rule may have pods of a namespace among them. What cannot be seen counts as yes. */
export function mayBeFrom(inventory: Inventory, peers: Peers = [], namespace: string, ownNamespace: string): boolean {
  const labels = inventory.find(KINDS.namespace, '', namespace)?.object.metadata.labels;
  return peers.length === 0 || peers.some(({ namespaceSelector, ipBlock }) => {
    if (ipBlock) {
      return true;
    }
    if (!namespaceSelector) {
      return namespace === ownNamespace || ownNamespace === '';
    }
    const name = namespaceSelector.matchLabels?.[NAME_OF_NAMESPACE];
    const listed = (namespaceSelector.matchExpressions ?? []).find(({ key, operator }) => key === NAME_OF_NAMESPACE && operator === 'In')?.values;
    if ((name !== undefined && name !== namespace) || (listed && !listed.includes(namespace))) {
      return false;
    }
    return !labels || selects(namespaceSelector, { [NAME_OF_NAMESPACE]: namespace, ...labels });
  });
}

/** The label that every namespace has: its own name. */
const NAME_OF_NAMESPACE = 'kubernetes.io/metadata.name';
