import { ReleaseTarget } from '../release-target';
import { PrometheusTelemetry } from './prometheus-telemetry';
import { equals } from './promql';
import { inNamespace, ReleaseVersion, serviceOf } from './release-scope';
import { blindSource, countedRequests, RequestSeries } from './request-series';

/** Which proxy reports a request. */
export enum IstioReporter {
  /** The one beside the new version: every request that arrived, of any client. */
  DESTINATION = 'destination',
  /** The one beside the client or at the gateway: also requests that never arrived, but only of clients in the mesh. */
  SOURCE = 'source',
}

/** Props of `IstioTelemetry`. */
export interface IstioTelemetryProps {
  /**
   * Which proxy's reports are counted.
   *
   * @default IstioReporter.DESTINATION - counts every client, also those outside the mesh
   */
  readonly reporter?: IstioReporter;
}

/**
 * Istio's proxies count requests; the new version is told apart by its Service, which is a host-level split.
 * A call over gRPC that ends with a failed status counts as success, because its HTTP status is 200.
 *
 * @see https://istio.io/latest/docs/reference/config/metrics/
 */
export class IstioTelemetry extends PrometheusTelemetry {
  private readonly reporter: IstioReporter;

  constructor(props: IstioTelemetryProps = {}) {
    super();
    this.reporter = props.reporter ?? IstioReporter.DESTINATION;
  }

  /** @internal */
  public _series(where: string, target: ReleaseTarget, version: ReleaseVersion): RequestSeries {
    const service = serviceOf(target, version);
    if (service === undefined) {
      throw blindSource(where, 'IstioTelemetry', 'a Service that only the new version has, such as the canary Service of a routed canary');
    }
    return countedRequests({
      requests: 'istio_requests_total',
      durations: 'istio_request_duration_milliseconds_bucket',
      second: 1000,
      statusLabel: 'response_code',
      failureStatus: '5..',
      matchers: [
        equals('reporter', this.reporter),
        inNamespace('destination_service_namespace', target),
        equals('destination_service_name', service),
      ],
    });
  }
}
