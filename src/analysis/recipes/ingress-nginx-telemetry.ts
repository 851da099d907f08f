import { ReleaseTarget } from '../release-target';
import { PrometheusTelemetry } from './prometheus-telemetry';
import { equals, matches, regexOf, requireLabelName } from './promql';
import { inNamespace, namespaceOf, ReleaseVersion } from './release-scope';
import { blindSource, countedRequests, RequestSeries } from './request-series';

/** Props of `IngressNginxTelemetry`. */
export interface IngressNginxTelemetryProps {
  /**
   * Label that holds the namespace of the Ingress.
   *
   * @default 'namespace' - right where ingress-nginx is scraped with honorLabels: true; pass 'exported_namespace' where it is not
   */
  readonly namespaceLabel?: string;
}

/**
 * ingress-nginx counts requests, those of clients only. For a canary behind the NginxRouter.
 *
 * Requests that went to the canary carry the name of the stable Ingress and the upstream of the canary Service in the label `canary`,
 * in ingress-nginx 1.0.3 and later. The name of the canary Ingress appears in no series.
 *
 * @see https://kubernetes.github.io/ingress-nginx/user-guide/monitoring/
 */
export class IngressNginxTelemetry extends PrometheusTelemetry {
  private readonly namespaceLabel: string;

  /**
   * @throws if the label cannot have that name
   */
  constructor(props: IngressNginxTelemetryProps = {}) {
    super();
    this.namespaceLabel = props.namespaceLabel ?? 'namespace';
    requireLabelName('IngressNginxTelemetry', 'namespaceLabel', this.namespaceLabel);
  }

  /** @internal */
  public _series(where: string, target: ReleaseTarget, version: ReleaseVersion): RequestSeries {
    const { stableIngress, canaryService } = target;
    if (stableIngress === undefined || canaryService === undefined) {
      throw blindSource(where, 'IngressNginxTelemetry', stableIngress === undefined ? 'the Ingress of an NginxRouter' : 'the canary Service of a canary');
    }
    return countedRequests({
      requests: 'nginx_ingress_controller_requests',
      durations: 'nginx_ingress_controller_request_duration_seconds_bucket',
      second: 1,
      statusLabel: 'status',
      failureStatus: '5..',
      matchers: [
        inNamespace(this.namespaceLabel, target),
        equals('ingress', stableIngress),
        // The upstream ends in the port as the Ingress refers to it: its number or its name. Requests to the stable version have none.
        version === 'stable' ? equals('canary', '') : matches('canary', `${namespaceOf(target)}-${regexOf(canaryService)}-.+`),
      ],
    });
  }
}
