import { admitsPort, ingressRules, isolates, mayBeFrom } from './policy-admission';
import { rolloutTemplates } from './rollout-templates';
import { ScrapedPorts } from './scraped-ports';
import { Rule } from '../../engine/rule';
import { Entry, Inventory } from '../../inventory/inventory';
import { InventoryObject, title } from '../../inventory/inventory-object';
import { KINDS } from '../../inventory/kinds';
import { AnalysisTemplate } from '../../inventory/shapes/analysis';
import { Workload } from '../../inventory/workload';

/** Measured by others than the pods: by the kubelet, kube-state-metrics, meshes and routers. */
const OF_OTHERS = /\b(?:kube|container|kubelet|istio|envoy|linkerd|nginx|traefik|haproxy|aws|response_total)\w*/;

export const POLICY_BLOCKS_PROMETHEUS: Rule = {
  id: 'ZD814',
  name: 'policy-blocks-prometheus',
  group: 'coherence',
  severity: 'error',
  title: 'A NetworkPolicy keeps Prometheus from the pods that a gate watches',
  rationale: 'What Prometheus cannot scrape has no data. The gate sees nothing, whatever becomes of the requests: it waits, aborts every release, or lets a broken one pass.',
  mend: 'Admit the namespace of Prometheus to the port of the metrics.',
  sources: ['https://kubernetes.io/docs/concepts/services-networking/network-policies/', 'https://argo-rollouts.readthedocs.io/en/stable/analysis/prometheus/'],
  limits: 'An error where a PodMonitor, a ServiceMonitor or prometheus.io annotations say which port is scraped and no policy among the objects admits it to anybody; a warning where its namespace, '
    + 'as the address of the gate has it, is not admitted. Silent where nothing says what is scraped, and for queries about metrics of the mesh, the router or the cluster.',
  reviewed: 'No finding in 1429 public objects of 17 projects: none has a gate and a policy.',
  *check({ inventory, relations }) {
    const scraped = new ScrapedPorts(relations);
    for (const workload of relations.workloads.filter(({ rollout }) => rollout)) {
      const policies = relations.networkPoliciesOf(workload).filter(({ manifest }) => isolates(manifest, 'Ingress'));
      const ports = policies.length > 0 ? scraped.of(workload) : [];
      const gate = ports.length > 0 ? gateOf(inventory, workload) : undefined;
      const rules = ingressRules(policies);
      const told = new Set<number>();
      for (const { port, by } of gate ? ports : []) {
        const open = rules.filter((rule) => admitsPort(rule.ports, port, 'TCP', workload));
        const { namespace } = gate!;
        const shut = open.length === 0
          || (namespace !== undefined && !open.some(({ from }) => mayBeFrom(inventory, from, namespace, workload.object.namespace)));
        if (shut && !told.has(port)) {
          told.add(port);
          const { object } = policies[0];
          yield {
            object,
            path: 'spec.ingress',
            message: `${title(object)} admits ${open.length === 0 ? 'nobody' : `no pods of namespace ${namespace}`} to port ${port} of ${title(workload.object)}, where ${title(by)} lets Prometheus scrape: ${title(gate!.template)} gets no data`,
            mend: `admit port ${port} from ${namespace === undefined ? 'Prometheus\' namespace' : `namespace ${namespace} (namespaceSelector kubernetes.io/metadata.name: ${namespace})`} in spec.ingress`,
            severity: open.length === 0 ? 'error' : 'warning',
          };
        }
      }
    }
  },
};

interface Gate {
  readonly template: InventoryObject;
  /** The namespace of Prometheus, where its address has one. */
  readonly namespace?: string;
}

/** The first template of a Rollout that asks Prometheus about metrics of the pods themselves. */
function gateOf(inventory: Inventory, workload: Workload): Gate | undefined {
  for (const { name, clusterScope } of rolloutTemplates(workload)) {
    const kind = clusterScope ? KINDS.clusterAnalysisTemplate : KINDS.analysisTemplate;
    const template: Entry<AnalysisTemplate> | undefined = inventory.find(kind, workload.object.namespace, name);
    for (const { provider } of template?.manifest.spec?.metrics ?? []) {
      if (provider?.prometheus?.query !== undefined && !OF_OTHERS.test(provider.prometheus.query)) {
        return { template: template!.object, namespace: namespaceOf(provider.prometheus.address ?? '') };
      }
    }
  }
  return undefined;
}

/** `http://prometheus.monitoring:9090` and `http://prometheus.monitoring.svc.cluster.local` are in namespace monitoring. */
function namespaceOf(address: string): string | undefined {
  const [, host = ''] = /^https?:\/\/([^/:]+)/.exec(address) ?? [];
  const [, namespace, domain] = host.split('.');
  return namespace !== undefined && (domain === undefined ? !/^(?:local|internal|lan|com|net|org|io|dev)$/.test(namespace) : domain === 'svc') ? namespace : undefined;
}
