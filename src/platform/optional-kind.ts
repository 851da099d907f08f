/** Kinds that not every cluster has. */
export enum OptionalKind {
  /** monitoring.coreos.com/v1 PrometheusRule, of the Prometheus operator. */
  PROMETHEUS_RULE = 'PrometheusRule',
  /** monitoring.coreos.com/v1 PodMonitor, of the Prometheus operator. */
  POD_MONITOR = 'PodMonitor',
}
