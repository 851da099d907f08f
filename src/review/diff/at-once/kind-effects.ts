const FOR_NEW_RUNS = 'runs that start from now on go by it, also those of a release that is under way; runs that have begun keep what they have';
const FOR_NEW_PODS = 'only pods that start from now on have it';
const BY_THE_ROUTER = 'the router follows within seconds, for every request, past every step of a release';
const BY_PROMETHEUS = 'Prometheus follows within about a minute';

/** When a kind's objects take effect, where nothing is known of the single field. */
export const KIND_EFFECTS: Readonly<Record<string, string>> = {
  'apps/DaemonSet': FOR_NEW_PODS,
  'apps/StatefulSet': FOR_NEW_PODS,
  'batch/CronJob': 'Jobs that start from now on go by it',
  'batch/Job': 'the Job follows at once',
  'argoproj.io/AnalysisTemplate': FOR_NEW_RUNS,
  'argoproj.io/ClusterAnalysisTemplate': FOR_NEW_RUNS,
  'argoproj.io/Experiment': 'counts as far as the Experiment has not begun',
  'networking.k8s.io/Ingress': BY_THE_ROUTER,
  'gateway.networking.k8s.io/HTTPRoute': BY_THE_ROUTER,
  'gateway.networking.k8s.io/GRPCRoute': BY_THE_ROUTER,
  'gateway.networking.k8s.io/TCPRoute': BY_THE_ROUTER,
  'gateway.networking.k8s.io/TLSRoute': BY_THE_ROUTER,
  'networking.istio.io/VirtualService': BY_THE_ROUTER,
  'networking.istio.io/DestinationRule': BY_THE_ROUTER,
  'traefik.io/TraefikService': BY_THE_ROUTER,
  'networking.k8s.io/NetworkPolicy': 'the pods of all versions follow within seconds, for connections that are opened from now on',
  'autoscaling/HorizontalPodAutoscaler': 'the autoscaler goes by it at its next look, within 15 s',
  'policy/PodDisruptionBudget': 'the next eviction goes by it',
  '/Service': 'connections that are opened from now on go by it',
  '/ServiceAccount': FOR_NEW_PODS,
  '/ResourceQuota': 'pods that are made from now on count against it; those that run stay',
  '/LimitRange': FOR_NEW_PODS,
  '/PersistentVolumeClaim': 'a claim that is bound grows where its class allows it (allowVolumeExpansion); otherwise it is refused',
  'monitoring.coreos.com/PrometheusRule': BY_PROMETHEUS,
  'monitoring.coreos.com/PodMonitor': BY_PROMETHEUS,
  'monitoring.coreos.com/ServiceMonitor': BY_PROMETHEUS,
};
