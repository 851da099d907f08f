import { LabelSelectorSpec } from './metadata';

/** @see https://prometheus-operator.dev/docs/api-reference/api/#monitoring.coreos.com/v1.PrometheusRuleSpec */
export interface PrometheusRuleSpec {
  readonly groups: RuleGroupSpec[];
}

export interface RuleGroupSpec {
  readonly name: string;
  readonly interval?: string;
  readonly rules: AlertingRuleSpec[];
}

/** @see https://prometheus.io/docs/prometheus/latest/configuration/alerting_rules/ */
export interface AlertingRuleSpec {
  readonly alert: string;
  readonly expr: string;
  readonly for?: string;
  readonly labels?: Record<string, string>;
  readonly annotations?: Record<string, string>;
}

/** @see https://prometheus-operator.dev/docs/api-reference/api/#monitoring.coreos.com/v1.PodMonitorSpec */
export interface PodMonitorSpec {
  readonly selector: LabelSelectorSpec;
  readonly podTargetLabels?: string[];
  readonly podMetricsEndpoints: PodMetricsEndpointSpec[];
}

export interface PodMetricsEndpointSpec {
  readonly port: string;
  readonly path?: string;
  readonly scheme?: string;
  readonly interval?: string;
  readonly scrapeTimeout?: string;
}
