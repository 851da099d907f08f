import { Duration } from 'cdk8s';
import { MetricAuthentication } from './providers/metric-authentication';
import { SecretKeyRef } from './secret-key-ref';

/**
 * The Prometheus that the metric recipes ask, usually said once for the whole platform.
 *
 * @see https://argo-rollouts.readthedocs.io/en/stable/analysis/prometheus/
 */
export interface PrometheusServer {
  /** Its address as the Argo Rollouts controller reaches it, with scheme: `http://prometheus.monitoring:9090`. */
  readonly address: string;

  /**
   * How long the controller waits for an answer; whole seconds.
   *
   * @default Duration.seconds(20) - a server that hangs counts as an error well before the next sample is due
   */
  readonly timeout?: Duration;

  /**
   * How the controller identifies itself.
   *
   * @default - not at all: a Prometheus in the cluster rarely asks
   */
  readonly authentication?: MetricAuthentication;

  /**
   * HTTP headers of every query, such as `X-Scope-OrgID` of Cortex, Mimir or Thanos.
   *
   * @default - none
   */
  readonly headers?: Record<string, string>;

  /**
   * HTTP headers whose value is in a Secret, which must exist in every namespace that has an analysis.
   *
   * @default - none
   */
  readonly secretHeaders?: Record<string, SecretKeyRef>;

  /**
   * Accept any TLS certificate.
   *
   * @default false - a certificate that nobody checks protects nothing
   */
  readonly insecure?: boolean;

  /**
   * Namespace in which Prometheus runs: where network policies have to let scrapes in from.
   *
   * @default - unknown
   */
  readonly namespace?: string;
}
