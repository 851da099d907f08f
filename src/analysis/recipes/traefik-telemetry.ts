import { ReleaseTarget } from '../release-target';
import { PrometheusTelemetry } from './prometheus-telemetry';
import { matches, regexOf, requireLabelName } from './promql';
import { namespaceOf, ReleaseVersion, serviceOf } from './release-scope';
import { blindSource, countedRequests, RequestSeries } from './request-series';

/** Props of `TraefikTelemetry`. */
export interface TraefikTelemetryProps {
  /**
   * Label that holds Traefik's name of the service.
   *
   * @default 'service' - right for a PodMonitor or honorLabels: true; pass 'exported_service' for a ServiceMonitor without it
   */
  readonly serviceLabel?: string;
}

/**
 * Traefik counts requests for each Service behind it, those of its clients only; the new version is told apart by its Service.
 * Traefik's own buckets end at 5 seconds and are few (0.1, 0.3, 1.2, 5): set finer ones before trusting a latency.
 *
 * @see https://doc.traefik.io/traefik/observability/metrics/overview/
 */
export class TraefikTelemetry extends PrometheusTelemetry {
  private readonly serviceLabel: string;

  /**
   * @throws if the label cannot have that name
   */
  constructor(props: TraefikTelemetryProps = {}) {
    super();
    this.serviceLabel = props.serviceLabel ?? 'service';
    requireLabelName('TraefikTelemetry', 'serviceLabel', this.serviceLabel);
  }

  /** @internal */
  public _series(where: string, target: ReleaseTarget, version: ReleaseVersion): RequestSeries {
    const service = serviceOf(target, version);
    if (service === undefined) {
      throw blindSource(where, 'TraefikTelemetry', `a Service that only the ${version} version has`);
    }
    return countedRequests({
      requests: 'traefik_service_requests_total',
      durations: 'traefik_service_request_duration_seconds_bucket',
      second: 1,
      statusLabel: 'code',
      failureStatus: '5..',
      // Behind a TraefikService or an IngressRoute the name is namespace-service-port; behind an HTTPRoute that of the rule and -svc- stand before it.
      matchers: [matches(this.serviceLabel, `(.+-svc-)?${namespaceOf(target)}-${regexOf(service)}-[^-@]+@kubernetes.*`)],
    });
  }
}
