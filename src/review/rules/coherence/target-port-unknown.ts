import { declaredPorts, portNumber } from './pod-ports';
import { Rule } from '../../engine/rule';
import { title } from '../../inventory/inventory-object';
import { KINDS } from '../../inventory/kinds';

export const TARGET_PORT_UNKNOWN: Rule = {
  id: 'ZD804',
  name: 'target-port-unknown',
  group: 'coherence',
  severity: 'error',
  title: 'A Service sends requests to a port that the pods do not have',
  rationale: 'Where no container has a port of that name, the Service has no endpoints; where nothing listens on the number, every request is refused.',
  mend: 'Let targetPort name a port of the container.',
  sources: ['https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports'],
  limits: 'A name that no selected pod has is an error. A number is a warning only where the pods declare ports and that one is not among them: to declare ports is a custom, not a duty.',
  reviewed: '4 findings in 1429 public objects of 17 projects, all right: test data whose containers declare no ports.',
  *check({ inventory, relations }) {
    for (const service of inventory.of(KINDS.service)) {
      const workloads = relations.selectedBy(service);
      const declared = workloads.map(declaredPorts);
      const known = workloads.length > 0 && workloads.every(({ containers }) => containers.length > 0);
      for (const [index, { name, port, targetPort = port, protocol = 'TCP' }] of known ? (service.manifest.spec?.ports ?? []).entries() : []) {
        if (targetPort === undefined || service.manifest.spec?.clusterIP === 'None' && typeof targetPort === 'number') {
          continue;
        }
        const missing = typeof targetPort === 'string' && !/^\d+$/.test(targetPort) ? workloads.every((workload) => portNumber(workload, targetPort) === undefined)
          : declared.every((ports) => ports.length > 0 && ports.every((one) => one.number !== Number(targetPort)));
        if (missing) {
          const byName = typeof targetPort === 'string' && !/^\d+$/.test(targetPort);
          const there = declared[0].filter((one) => one.protocol === protocol).map((one) => one.name ?? one.number);
          yield {
            object: service.object,
            path: `spec.ports[${index}].targetPort`,
            message: `port ${name ?? port ?? index} of ${title(service.object)} leads to port ${targetPort}, which no container of ${workloads.map(({ templateObject }) => title(templateObject)).join(' or ')} ${
              byName ? 'has: it has no endpoints' : 'declares: if nothing listens there, every request is refused'}`,
            mend: there.length > 0 ? `set targetPort to ${there.join(' or ')}` : byName ? `name a port of the container ${targetPort}` : `declare containerPort ${targetPort}`,
            severity: byName ? 'error' : 'warning',
          };
        }
      }
    }
  },
};
