import { ReleaseTarget } from '../release-target';
import { ApplicationTelemetry } from './application-telemetry';
import { PrometheusTelemetry } from './prometheus-telemetry';
import { ReleaseVersion } from './release-scope';
import { RequestSeries } from './request-series';

/** Props of `OpenTelemetryTelemetry`. */
export interface OpenTelemetryTelemetryProps {
  /**
   * Label that holds the namespace.
   *
   * @default 'k8s_namespace_name' - the resource attribute, as Prometheus promotes it and collectors write it; pass 'namespace' where Prometheus scrapes the pods
   */
  readonly namespaceLabel?: string;

  /**
   * Label that holds the name of the pod.
   *
   * @default 'k8s_pod_name' - the resource attribute; pass 'pod' where Prometheus scrapes the pods
   */
  readonly podLabel?: string;

  /**
   * Paths (as in `http.route`) whose requests are left out.
   *
   * @default - the paths of the probes
   */
  readonly excludedPaths?: string[];

  /**
   * More labels that the series must have, with their values.
   *
   * @default - none
   */
  readonly labels?: Record<string, string>;
}

/**
 * The application is instrumented with OpenTelemetry: the histogram `http.server.request.duration` of the stable HTTP conventions.
 * Prometheus has to keep the namespace and the pod of the resource (`promote_resource_attributes: [k8s.namespace.name, k8s.pod.name]`).
 *
 * @see https://opentelemetry.io/docs/specs/semconv/http/http-metrics/
 */
export class OpenTelemetryTelemetry extends PrometheusTelemetry {
  private readonly source: ApplicationTelemetry;

  /**
   * @throws if a label cannot have that name, or a text contains `{{`
   */
  constructor(props: OpenTelemetryTelemetryProps = {}) {
    super();
    this.source = new ApplicationTelemetry({
      requestsMetric: 'http_server_request_duration_seconds_count',
      durationMetric: 'http_server_request_duration_seconds_bucket',
      statusLabel: 'http_response_status_code',
      pathLabel: 'http_route',
      namespaceLabel: props.namespaceLabel ?? 'k8s_namespace_name',
      podLabel: props.podLabel ?? 'k8s_pod_name',
      excludedPaths: props.excludedPaths,
      labels: props.labels,
    });
  }

  /** @internal */
  public _series(where: string, target: ReleaseTarget, version: ReleaseVersion): RequestSeries {
    return this.source._series(where, target, version);
  }
}
