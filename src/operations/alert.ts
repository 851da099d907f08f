import { Duration } from 'cdk8s';
import { ReleaseAlertsProps } from './release-alerts';
import { AlertingRuleSpec } from '../manifest/monitoring';
import { formatDuration } from '../semantics/durations';
import { ReleaseIdentity } from '../semantics/identity';

/** One condition that needs a person. */
export interface Alert {
  readonly name: string;
  /** When it holds, as PromQL. */
  readonly expression: string;
  /** How long it has to hold; undefined where once is enough. */
  readonly lasting?: Duration;
  /** What happened, for the one line that is read first. */
  readonly summary: string;
  /** What it means and what to type. */
  readonly description: string;
}

/** The alert as Prometheus reads it, with the labels and annotations that the settings add. */
export function alertingRule(alert: Alert, settings: ReleaseAlertsProps): AlertingRuleSpec {
  return {
    alert: alert.name,
    expr: alert.expression,
    ...(alert.lasting !== undefined && { for: formatDuration(alert.lasting) }),
    labels: { severity: settings.severity ?? 'warning', ...settings.alertLabels },
    annotations: {
      summary: alert.summary,
      description: alert.description,
      ...(settings.runbookUrl !== undefined && { runbook_url: settings.runbookUrl }),
      ...settings.annotations,
    },
  };
}

/** The namespace in a text that people read; where it is not known, Prometheus fills it in. */
export function namespaceText(identity: ReleaseIdentity): string {
  return identity.namespace ?? '{{ $labels.namespace }}';
}
