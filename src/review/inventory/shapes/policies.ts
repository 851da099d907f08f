import { LABEL_SELECTOR, METADATA, withSpec } from './metadata';
import { anything, flag, list, map, number, numberOrText, quantity, record, records, Shaped, text } from '../shape';

const METRIC_TARGET = record({ type: text, averageUtilization: number, averageValue: quantity, value: quantity });

export const AUTOSCALER = withSpec(record({
  scaleTargetRef: record({ apiVersion: text, kind: text, name: text }),
  minReplicas: number,
  maxReplicas: number,
  targetCPUUtilizationPercentage: number,
  metrics: records(record({
    type: text,
    resource: record({ name: text, target: METRIC_TARGET }),
    containerResource: record({ name: text, container: text, target: METRIC_TARGET }),
    pods: anything,
    object: anything,
    external: anything,
  })),
  behavior: anything,
}));
export type Autoscaler = Shaped<typeof AUTOSCALER>;

export const DISRUPTION_BUDGET = withSpec(record({
  minAvailable: numberOrText,
  maxUnavailable: numberOrText,
  selector: LABEL_SELECTOR,
  unhealthyPodEvictionPolicy: text,
}));
export type DisruptionBudget = Shaped<typeof DISRUPTION_BUDGET>;

const PEERS = records(record({
  podSelector: LABEL_SELECTOR, namespaceSelector: LABEL_SELECTOR, ipBlock: record({ cidr: text, except: list(text) }),
}));
const POLICY_PORTS = records(record({ port: numberOrText, endPort: number, protocol: text }));

export const NETWORK_POLICY = withSpec(record({
  podSelector: LABEL_SELECTOR,
  policyTypes: list(text),
  ingress: records(record({ from: PEERS, ports: POLICY_PORTS })),
  egress: records(record({ to: PEERS, ports: POLICY_PORTS })),
}));
export type NetworkPolicy = Shaped<typeof NETWORK_POLICY>;

export const RESOURCE_QUOTA = withSpec(record({ hard: map(quantity), scopes: list(text), scopeSelector: anything }));

export const PROMETHEUS_RULE = withSpec(record({
  groups: records(record({ name: text, rules: records(record({ alert: text, record: text, expr: quantity })) })),
}));

export const SERVICE_ACCOUNT = record({ metadata: METADATA, automountServiceAccountToken: flag });

/** RoleBindings and ClusterRoleBindings. */
export const BINDING = record({ metadata: METADATA, subjects: records(record({ kind: text, name: text, namespace: text })) });

/** ConfigMaps and Secrets: whether they can change in place. */
export const DATA_OBJECT = record({ metadata: METADATA, immutable: anything, type: text });

export const PERSISTENT_VOLUME_CLAIM = withSpec(record({ accessModes: list(text) }));
