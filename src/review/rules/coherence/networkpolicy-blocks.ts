import { portNumber } from './pod-ports';
import { admitsPort, egressRules, ingressRules, isolates } from './policy-admission';
import { Review, Rule, RuleFinding } from '../../engine/rule';
import { Entry } from '../../inventory/inventory';
import { title } from '../../inventory/inventory-object';
import { NetworkPolicy } from '../../inventory/shapes/policies';
import { Workload } from '../../inventory/workload';

const DNS = 53;

export const NETWORKPOLICY_BLOCKS: Rule = {
  id: 'ZD809',
  name: 'networkpolicy-blocks',
  group: 'coherence',
  severity: 'error',
  title: 'A NetworkPolicy cuts pods off from their requests, or from DNS',
  rationale: 'Packets to a port that no policy admits are dropped: callers wait until they time out. Without DNS the pods find nobody, and their own requests fail.',
  mend: 'Admit the ports that Services lead to, and port 53 where egress is limited.',
  sources: ['https://kubernetes.io/docs/concepts/services-networking/network-policies/'],
  limits: 'Looks at ports, not at who may send. A warning unless the objects are all there is: another policy may admit the port. Policies that admit nothing at all are then passed over, because others must be elsewhere. '
    + 'DNS is a warning always.',
  reviewed: 'No finding in 1429 public objects of 17 projects, among them a monitoring stack with eight policies.',
  *check(review) {
    for (const workload of review.relations.workloads) {
      const policies = workload.takenOverBy ? [] : review.relations.networkPoliciesOf(workload);
      yield* blockedPorts(review, workload, policies.filter(({ manifest }) => isolates(manifest, 'Ingress')));
      yield* blockedDns(workload, policies.filter(({ manifest }) => isolates(manifest, 'Egress')));
    }
  },
};

function* blockedPorts({ relations, settings }: Review, workload: Workload, policies: readonly Entry<NetworkPolicy>[]): Iterable<RuleFinding> {
  const rules = ingressRules(policies);
  if (policies.length === 0 || (rules.length === 0 && !settings.closed)) {
    return;
  }
  const told = new Set<number>();
  for (const service of relations.servicesOf(workload)) {
    for (const { port, targetPort = port, protocol = 'TCP' } of service.manifest.spec?.ports ?? []) {
      const number = targetPort === undefined ? undefined : portNumber(workload, targetPort);
      if (number !== undefined && !told.has(number) && !rules.some(({ ports }) => admitsPort(ports, number, protocol, workload))) {
        told.add(number);
        const { object } = policies.find(({ manifest }) => (manifest.spec?.ingress ?? []).length > 0) ?? policies[0];
        yield {
          object,
          path: 'spec.ingress',
          message: `${title(object)} covers ${title(workload.object)} and admits nobody to port ${number}, where ${title(service.object)} sends its requests: they are dropped`,
          mend: `admit port ${number} (${protocol}) in spec.ingress`,
          severity: settings.closed ? 'error' : 'warning',
        };
      }
    }
  }
}

function* blockedDns(workload: Workload, policies: readonly Entry<NetworkPolicy>[]): Iterable<RuleFinding> {
  const rules = egressRules(policies);
  // Where nothing is admitted, nothing is to be found either. Peers in the own namespace only are no name servers.
  const admitted = rules.some(({ to = [], ports }) => admitsPort(ports, DNS, 'UDP') && (to.length === 0 || to.some(({ namespaceSelector, ipBlock }) => namespaceSelector ?? ipBlock)));
  if (rules.length > 0 && !admitted) {
    const { object } = policies.find(({ manifest }) => (manifest.spec?.egress ?? []).length > 0)!;
    yield {
      object,
      path: 'spec.egress',
      message: `${title(object)} limits what ${title(workload.object)} may send, and does not admit port ${DNS} (UDP): its pods find nobody by name`,
      mend: `admit port ${DNS} (UDP and TCP) to namespace kube-system in spec.egress`,
      severity: 'warning',
    };
  }
}
