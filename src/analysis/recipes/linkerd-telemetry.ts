import { ReleaseTarget } from '../release-target';
import { PrometheusTelemetry } from './prometheus-telemetry';
import { equals } from './promql';
import { inNamespace, onPods, ReleaseVersion } from './release-scope';
import { countedRequests, RequestSeries } from './request-series';

/**
 * Linkerd's proxies beside the pods count responses; the new version is told apart by the names of its pods. Works with every strategy.
 * Probes of the kubelet are left out by the proxy's own name for their route. Latency is the time to the first byte.
 *
 * @see https://linkerd.io/2/reference/proxy-metrics
 */
export class LinkerdTelemetry extends PrometheusTelemetry {
  /** @internal */
  public _series(_where: string, target: ReleaseTarget, version: ReleaseVersion): RequestSeries {
    return countedRequests({
      requests: 'response_total',
      durations: 'response_latency_ms_bucket',
      second: 1000,
      statusLabel: 'classification',
      failureStatus: 'failure',
      matchers: [
        equals('direction', 'inbound'),
        inNamespace('namespace', target),
        onPods('pod', target, version),
        'route_name!="probe"',
      ],
    });
  }
}
