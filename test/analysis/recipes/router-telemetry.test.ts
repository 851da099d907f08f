import { Duration } from 'cdk8s';
import { AnalysisMetric } from '../../../src/analysis/analysis-metric';
import { EnvoyGatewayTelemetry } from '../../../src/analysis/recipes/envoy-gateway-telemetry';
import { LinkerdTelemetry } from '../../../src/analysis/recipes/linkerd-telemetry';
import { OpenTelemetryTelemetry } from '../../../src/analysis/recipes/open-telemetry-telemetry';
import { TelemetrySource } from '../../../src/analysis/recipes/telemetry-source';
import { TraefikTelemetry } from '../../../src/analysis/recipes/traefik-telemetry';
import { argumentsOf, queryOf } from '../release-context';

const errorRate = (telemetry: TelemetrySource) => AnalysisMetric.errorRate({ atMost: 0.01, telemetry });
const latency = (telemetry: TelemetrySource) => AnalysisMetric.latency({ percentile: 0.9, atMost: Duration.seconds(1), telemetry });

describe('Linkerd', () => {
  const pods = 'direction="inbound",namespace="shop",pod=~"orders-{{args.canary-hash}}-.*",route_name!="probe"';

  test('tells the new version by its pods and leaves probes out', () => {
    expect(queryOf(errorRate(new LinkerdTelemetry()))).toContain(`response_total{${pods},classification=~"failure"}`);
  });

  test('counts durations in milliseconds', () => {
    expect(queryOf(latency(new LinkerdTelemetry()))).toMatch(/response_latency_ms_bucket.* \/ 1000$/);
  });
});

describe('Traefik', () => {
  const services = { canaryService: 'orders-canary', stableService: 'orders' };

  test('tells the new version by its Service, whichever way it is routed to', () => {
    expect(queryOf(errorRate(new TraefikTelemetry()), services)).toContain(
      'traefik_service_requests_total{service=~"(.+-svc-)?shop-orders-canary-[^-@]+@kubernetes.*",code=~"5.."}');
  });

  test('finds a label that the scrape renamed', () => {
    expect(queryOf(errorRate(new TraefikTelemetry({ serviceLabel: 'exported_service' })), services)).toContain('{exported_service=~');
    expect(() => new TraefikTelemetry({ serviceLabel: 'exported-service' })).toThrow('TraefikTelemetry: serviceLabel is "exported-service"; accepted: letters, digits and "_"');
  });

  test('compares with the stable Service', () => {
    expect(queryOf(AnalysisMetric.comparedErrorRate({ atMost: 2, telemetry: new TraefikTelemetry() }), services)).toContain('shop-orders-[^-@]+@kubernetes');
  });

  test('is refused without a Service of the version', () => {
    expect(() => queryOf(errorRate(new TraefikTelemetry()))).toThrow(
      'AnalysisMetric.errorRate: telemetry is "TraefikTelemetry"; accepted: a source that can tell the new version apart; TraefikTelemetry needs a Service that only the new version has.');
  });
});

describe('Envoy Gateway', () => {
  test('tells the new version by the addresses of its pods', () => {
    expect(queryOf(errorRate(new EnvoyGatewayTelemetry()))).toContain(
      'sum(label_replace(rate(envoy_cluster_endpoint_rq_error[2m]), "pod_ip", "$1", "envoy_endpoint_address", "\\\\[?(.+?)\\\\]?:\\\\d+")'
      + ' * on (pod_ip) group_left () max by (pod_ip) (kube_pod_info{namespace="shop",pod=~"orders-{{args.canary-hash}}-.*"}))');
  });

  test('has no latency', () => {
    expect(() => queryOf(latency(new EnvoyGatewayTelemetry()))).toThrow(
      'AnalysisMetric.latency: telemetry is "EnvoyGatewayTelemetry"; accepted: a source with a histogram of durations: Envoy has none for each endpoint. '
      + 'Mend: pass telemetry: new ApplicationTelemetry() to this metric.');
  });
});

describe('OpenTelemetry', () => {
  test('has the names of the stable HTTP conventions', () => {
    expect(queryOf(errorRate(new OpenTelemetryTelemetry()), { excludedPaths: ['/ready'] })).toContain(
      'http_server_request_duration_seconds_count{k8s_namespace_name="shop",k8s_pod_name=~"orders-{{args.canary-hash}}-.*",http_route!~"/ready",http_response_status_code=~"5.."}');
    expect(queryOf(latency(new OpenTelemetryTelemetry()))).toContain('http_server_request_duration_seconds_bucket');
  });

  test('under the labels of a scrape', () => {
    const telemetry = new OpenTelemetryTelemetry({ namespaceLabel: 'namespace', podLabel: 'pod', labels: { job: 'orders' }, excludedPaths: [] });
    expect(queryOf(errorRate(telemetry), { excludedPaths: ['/ready'] })).toContain('{namespace="shop",pod=~"orders-{{args.canary-hash}}-.*",job="orders",');
  });

  test('compares by the hash of the stable version', () => {
    expect(argumentsOf(AnalysisMetric.comparedErrorRate({ atMost: 2, telemetry: new OpenTelemetryTelemetry() }))).toEqual(['canary-hash', 'stable-hash']);
  });
});
