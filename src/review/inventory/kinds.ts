import { Shape } from './shape';
import { ANALYSIS_TEMPLATE, EXPERIMENT } from './shapes/analysis';
import { OTHER } from './shapes/metadata';
import {
  AUTOSCALER, BINDING, DATA_OBJECT, DISRUPTION_BUDGET, NETWORK_POLICY, PERSISTENT_VOLUME_CLAIM, PROMETHEUS_RULE, RESOURCE_QUOTA, SERVICE_ACCOUNT,
} from './shapes/policies';
import { DESTINATION_RULE, GATEWAY_ROUTE, INGRESS, NAMESPACE, SERVICE, TRAEFIK_SERVICE, VIRTUAL_SERVICE } from './shapes/traffic';
import { DEPLOYMENT, OTHER_WORKLOAD, ROLLOUT } from './shapes/workloads';

/** A kind of object and what is read of it. */
export interface Kind<T> {
  readonly group: string;
  readonly kind: string;
  readonly shape: Shape<T>;
  /** Whether objects of this kind are in no namespace. */
  readonly clusterScoped?: boolean;
}

const GATEWAY = 'gateway.networking.k8s.io';
const kind = <T>(group: string, name: string, shape: Shape<T>, clusterScoped = false): Kind<T> => ({ group, kind: name, shape, clusterScoped });

/** The kinds that rules and plans look into. A new one is its shape and one line here. */
export const KINDS = {
  rollout: kind('argoproj.io', 'Rollout', ROLLOUT),
  analysisTemplate: kind('argoproj.io', 'AnalysisTemplate', ANALYSIS_TEMPLATE),
  clusterAnalysisTemplate: kind('argoproj.io', 'ClusterAnalysisTemplate', ANALYSIS_TEMPLATE, true),
  experiment: kind('argoproj.io', 'Experiment', EXPERIMENT),
  deployment: kind('apps', 'Deployment', DEPLOYMENT),
  statefulSet: kind('apps', 'StatefulSet', OTHER_WORKLOAD),
  daemonSet: kind('apps', 'DaemonSet', OTHER_WORKLOAD),
  service: kind('', 'Service', SERVICE),
  ingress: kind('networking.k8s.io', 'Ingress', INGRESS),
  httpRoute: kind(GATEWAY, 'HTTPRoute', GATEWAY_ROUTE),
  grpcRoute: kind(GATEWAY, 'GRPCRoute', GATEWAY_ROUTE),
  tcpRoute: kind(GATEWAY, 'TCPRoute', GATEWAY_ROUTE),
  tlsRoute: kind(GATEWAY, 'TLSRoute', GATEWAY_ROUTE),
  virtualService: kind('networking.istio.io', 'VirtualService', VIRTUAL_SERVICE),
  destinationRule: kind('networking.istio.io', 'DestinationRule', DESTINATION_RULE),
  traefikService: kind('traefik.io', 'TraefikService', TRAEFIK_SERVICE),
  autoscaler: kind('autoscaling', 'HorizontalPodAutoscaler', AUTOSCALER),
  disruptionBudget: kind('policy', 'PodDisruptionBudget', DISRUPTION_BUDGET),
  networkPolicy: kind('networking.k8s.io', 'NetworkPolicy', NETWORK_POLICY),
  resourceQuota: kind('', 'ResourceQuota', RESOURCE_QUOTA),
  prometheusRule: kind('monitoring.coreos.com', 'PrometheusRule', PROMETHEUS_RULE),
  configMap: kind('', 'ConfigMap', DATA_OBJECT),
  secret: kind('', 'Secret', DATA_OBJECT),
  serviceAccount: kind('', 'ServiceAccount', SERVICE_ACCOUNT),
  roleBinding: kind('rbac.authorization.k8s.io', 'RoleBinding', BINDING),
  clusterRoleBinding: kind('rbac.authorization.k8s.io', 'ClusterRoleBinding', BINDING, true),
  persistentVolumeClaim: kind('', 'PersistentVolumeClaim', PERSISTENT_VOLUME_CLAIM),
  priorityClass: kind('scheduling.k8s.io', 'PriorityClass', OTHER, true),
  namespace: kind('', 'Namespace', NAMESPACE, true),
} as const;
