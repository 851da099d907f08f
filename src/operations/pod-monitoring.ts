import { Duration } from 'cdk8s';

/**
 * A PodMonitor: tells the Prometheus operator to scrape the pods of all versions.
 *
 * @see https://prometheus-operator.dev/docs/api-reference/api/#monitoring.coreos.com/v1.PodMonitor
 */
export interface PodMonitorProps {
  /**
   * Name of the container port that serves the metrics.
   *
   * @default - the management port where there is one, otherwise the port that carries the traffic
   */
  readonly port?: string;

  /**
   * HTTP path of the metrics.
   *
   * @default '/metrics', the convention of Prometheus
   */
  readonly path?: string;

  /**
   * Time between two scrapes, in whole seconds. The window of a rate needs at least four of them.
   *
   * @default - the interval of the Prometheus that scrapes
   */
  readonly interval?: Duration;

  /**
   * Labels of the PodMonitor, for Prometheus operators that select monitors by them, such as `release: kube-prometheus-stack`.
   *
   * @default - only the labels that every object of the release has
   */
  readonly labels?: { [label: string]: string };

  /**
   * Whether metrics get the label `rollouts_pod_template_hash`, by which queries tell the versions of a Rollout apart.
   * It has no effect on a Deployment, whose pods do not carry it.
   *
   * @default true, because queries by it need no pattern over pod names
   */
  readonly podHashLabel?: boolean;
}
