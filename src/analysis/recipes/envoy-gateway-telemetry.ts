import { formatDuration } from '../../semantics/durations';
import { propError } from '../../semantics/errors';
import { ReleaseTarget } from '../release-target';
import { PrometheusTelemetry } from './prometheus-telemetry';
import { select } from './promql';
import { inNamespace, onPods, ReleaseVersion } from './release-scope';
import { RequestSeries } from './request-series';

/**
 * Envoy counts requests to each endpoint, and kube-state-metrics says which pod an address belongs to. For success and error rates only:
 * Envoy has no histogram for each endpoint.
 *
 * Envoy Gateway puts both versions of a weighted route into one cluster, so its usual cluster metrics cannot tell them apart. The
 * EnvoyProxy object has to say `telemetry: { metrics: { enablePerEndpointStats: true } }`.
 *
 * @see https://gateway.envoyproxy.io/docs/api/extension_types/#proxymetrics
 * @see https://www.envoyproxy.io/docs/envoy/latest/configuration/upstream/cluster_manager/cluster_stats
 */
export class EnvoyGatewayTelemetry extends PrometheusTelemetry {
  /** @internal */
  public _series(where: string, target: ReleaseTarget, version: ReleaseVersion): RequestSeries {
    const pods = select('kube_pod_info', [inNamespace('namespace', target), onPods('pod', target, version)]);
    const toPods = (metric: string) => (window: Parameters<typeof formatDuration>[0]) => [
      // An address is `10.1.2.3:8080` or `[fd00::1]:8080`.
      `label_replace(rate(${metric}[${formatDuration(window)}]), "pod_ip", "$1", "envoy_endpoint_address", "\\\\[?(.+?)\\\\]?:\\\\d+")`,
      `* on (pod_ip) group_left () max by (pod_ip) (${pods})`,
    ].join(' ');
    return {
      all: toPods('envoy_cluster_endpoint_rq_total'),
      good: toPods('envoy_cluster_endpoint_rq_success'),
      bad: toPods('envoy_cluster_endpoint_rq_error'),
      buckets: () => {
        throw propError(where, {
          prop: 'telemetry',
          received: 'EnvoyGatewayTelemetry',
          accepted: 'a source with a histogram of durations: Envoy has none for each endpoint',
          mend: 'pass telemetry: new ApplicationTelemetry() to this metric',
        });
      },
      second: 1,
    };
  }
}
