import { Duration } from 'cdk8s';
import { propError } from '../semantics/errors';
import { requireAnnotations, requireLabels } from '../semantics/names';

const LABELS_SET_ALREADY = ['alertname', 'severity', 'namespace', 'name', 'deployment'];

/** What the alerts of a release look like, and who hears of them. */
export interface ReleaseAlertsProps {
  /**
   * The label `severity` of every alert.
   *
   * @default 'warning', because the old version goes on serving when a release stops: somebody should look, nobody need be woken
   */
  readonly severity?: string;

  /**
   * How long a pause that waits for a person may last before an alert reminds of it; at least 5 minutes are allowed.
   *
   * Argo Rollouts' metrics do not say whether a pause is timed, and pauses in a row look like one. So the alert fires only after
   * the time of all timed pauses of the release together and this time on top.
   *
   * @default - 1 hour where the release waits for a person, long enough to look at it; otherwise 5 minutes, for scraping and the router's own time
   */
  readonly longestManualPause?: Duration;

  /**
   * Address of a text that says what to do; the annotation `runbook_url` of every alert.
   *
   * @default - none, the annotation `description` names the commands
   */
  readonly runbookUrl?: string;

  /**
   * Labels of the PrometheusRule, for Prometheus operators that select rules by them, such as `release: kube-prometheus-stack`.
   *
   * @default - only the labels that every object of the release has
   */
  readonly labels?: { [label: string]: string };

  /**
   * Further labels of every alert, for routing: `team: checkout`.
   *
   * @default - only `severity`
   */
  readonly alertLabels?: { [label: string]: string };

  /**
   * Further annotations of every alert. Prometheus expands its own templates in them.
   *
   * @default - `summary`, `description` and, where given, `runbook_url`
   */
  readonly annotations?: { [key: string]: string };

  /**
   * Whether Prometheus scrapes the controllers (Argo Rollouts, kube-state-metrics) with `honorLabels`.
   *
   * With it the namespace of the release is the label `namespace` of their metrics; without, `exported_namespace`, and
   * `namespace` is that of the controller. An alert on the wrong one stays silent for ever.
   *
   * @default - not known: the alerts look at both, at the price of longer expressions
   * @see https://prometheus.io/docs/prometheus/latest/configuration/configuration/#scrape_config
   */
  readonly honorLabels?: boolean;
}

/**
 * Alerts for a release that needs a person: a PrometheusRule called `<name>-release`.
 *
 * For a Rollout: paused too long, aborted, timed out, erring, invalid, and analysis runs that could not measure.
 * For a Deployment: no progress before its deadline, and not available.
 * In a chart without a namespace the alerts watch every workload of that name, whatever its namespace.
 *
 * @see https://argo-rollouts.readthedocs.io/en/stable/features/controller-metrics/
 */
export class ReleaseAlerts {
  /**
   * Alerts with settings of your own.
   *
   * @throws if the pause is not above zero, the severity is empty, or a label or annotation is malformed
   */
  public static of(props: ReleaseAlertsProps): ReleaseAlerts {
    const where = 'ReleaseAlerts.of';
    if (props.severity?.trim() === '') {
      throw propError(where, { prop: 'severity', received: props.severity, accepted: 'text that is not empty', mend: 'leave it out for "warning"' });
    }
    if (props.longestManualPause?.toMilliseconds() === 0) {
      throw propError(where, {
        prop: 'longestManualPause', received: '0s', accepted: 'more than zero', mend: 'pass ReleaseAlerts.none() to have no alerts',
      });
    }
    requireLabels(where, 'labels', props.labels);
    requireAnnotations(where, 'annotations', props.annotations);
    for (const label of Object.keys(props.alertLabels ?? {})) {
      requireAlertLabel(where, label);
    }
    return new ReleaseAlerts({ ...props });
  }

  /** No alerts. */
  public static none(): ReleaseAlerts {
    return new ReleaseAlerts();
  }

  /** @internal Undefined where there are to be none. */
  public readonly _settings?: ReleaseAlertsProps;

  private constructor(settings?: ReleaseAlertsProps) {
    this._settings = settings;
  }
}

/** Labels of alerts follow Prometheus, not Kubernetes. */
function requireAlertLabel(where: string, label: string): void {
  if (LABELS_SET_ALREADY.includes(label) || !/^[a-zA-Z_][a-zA-Z0-9_]*$/.test(label)) {
    throw propError(where, {
      prop: 'alertLabels key',
      received: label,
      accepted: `letters, digits and '_', first not a digit; set already are ${LABELS_SET_ALREADY.join(', ')}`,
      mend: label === 'severity' ? 'pass severity itself' : 'use a name such as "team"',
    });
  }
}
