import { Duration } from 'cdk8s';
import { AnalysisMetric } from '../../../src/analysis/analysis-metric';
import { ApplicationTelemetry, ApplicationTelemetryProps, DurationUnit, TelemetryScope } from '../../../src/analysis/recipes/application-telemetry';
import { IngressNginxTelemetry } from '../../../src/analysis/recipes/ingress-nginx-telemetry';
import { IstioReporter, IstioTelemetry } from '../../../src/analysis/recipes/istio-telemetry';
import { TelemetrySource } from '../../../src/analysis/recipes/telemetry-source';
import { argumentsOf, queryOf } from '../release-context';

const successRate = (telemetry?: TelemetrySource) => AnalysisMetric.successRate({ atLeast: 0.99, telemetry });
const latency = (telemetry?: TelemetrySource) => AnalysisMetric.latency({ percentile: 0.9, atMost: Duration.seconds(1), telemetry });

describe('application metrics', () => {
  test('by pod-hash label', () => {
    const telemetry = new ApplicationTelemetry({ scope: TelemetryScope.POD_HASH_LABEL });
    expect(queryOf(successRate(telemetry))).toContain('{namespace="shop",rollouts_pod_template_hash="{{args.canary-hash}}"}');
  });

  test('under other names', () => {
    const telemetry = new ApplicationTelemetry({
      requestsMetric: 'grpc_server_handled_total',
      statusLabel: 'grpc_code',
      failureStatus: 'Unknown|Unavailable|Internal',
      namespaceLabel: 'kubernetes_namespace',
      podLabel: 'kubernetes_pod_name',
      labels: { job: 'orders' },
    });
    expect(queryOf(successRate(telemetry))).toContain('grpc_server_handled_total{kubernetes_namespace="shop",'
      + 'kubernetes_pod_name=~"orders-{{args.canary-hash}}-.*",job="orders",grpc_code!~"Unknown|Unavailable|Internal"}');
  });

  test('a histogram in milliseconds is compared in seconds', () => {
    const telemetry = new ApplicationTelemetry({ durationMetric: 'http_duration_milliseconds_bucket', durationUnit: DurationUnit.MILLISECONDS });
    expect(queryOf(latency(telemetry))).toMatch(/histogram_quantile\(0\.9, sum by \(le\) \(rate\(http_duration_milliseconds_bucket\{.*\}\[2m\]\)\)\) \/ 1000$/);
  });

  test('without the requests of probes, whose paths are matched as they are', () => {
    expect(queryOf(successRate(), { excludedPaths: ['/ready', '/health.z'] })).toContain(',path!~"/ready|/health\\\\.z"');
  });

  test('with other paths left out than those of the probes', () => {
    const telemetry = new ApplicationTelemetry({ excludedPaths: ['/metrics'], pathLabel: 'handler' });
    expect(queryOf(successRate(telemetry), { excludedPaths: ['/ready'] })).toContain(',handler!~"/metrics"');
    expect(queryOf(successRate(new ApplicationTelemetry({ excludedPaths: [] })), { excludedPaths: ['/ready'] })).not.toContain('path');
  });

  test('what the metric says goes before what the service says', () => {
    expect(queryOf(successRate(new ApplicationTelemetry({ requestsMetric: 'mine' })), { telemetry: new IstioTelemetry() })).toContain('mine{');
  });
});

describe('names are escaped', () => {
  test('in a regular expression', () => {
    expect(queryOf(successRate(), { workload: 'orders.v2' })).toContain('pod=~"orders\\\\.v2-{{args.canary-hash}}-.*"');
  });

  test('in a text', () => {
    const telemetry = new ApplicationTelemetry({ labels: { job: 'say "hi"\\\n' } });
    expect(queryOf(successRate(telemetry))).toContain('job="say \\"hi\\"\\\\\\n"');
  });

  test.each<[string, ApplicationTelemetryProps, string]>([
    ['a metric with labels', { requestsMetric: 'http{a="b"}' }, 'requestsMetric is "http{a=\\"b\\"}"; accepted: letters, digits, "_" and ":"'],
    ['a label with a dash', { statusLabel: 'status-code' }, 'statusLabel is "status-code"; accepted: letters, digits and "_", first no digit. Mend: pass the label as Prometheus shows it'],
    ['a label name', { labels: { 1: 'a' } }, 'labels is "1"'],
    ['a placeholder in a label', { labels: { job: '{{args.job}}' } }, 'labels.job is "{{args.job}}"; accepted: text without "{{"'],
    ['a placeholder in a path', { excludedPaths: ['/{{x}}'] }, 'excludedPaths is "/{{x}}"'],
    ['a regular expression that is none', { failureStatus: '5(' }, 'failureStatus is "5("; accepted: a regular expression that RE2 reads. Mend: pass one such as "5.."'],
  ])('%s is refused', (_, props, message) => {
    expect(() => new ApplicationTelemetry(props)).toThrow(`ApplicationTelemetry: ${message}`);
  });

  test('a probe path with a placeholder is refused', () => {
    expect(() => queryOf(successRate(), { excludedPaths: ['/{{x}}'] })).toThrow('AnalysisMetric.successRate: excludedPaths is "/{{x}}"');
  });
});

describe('ingress-nginx', () => {
  const release = { telemetry: new IngressNginxTelemetry(), stableIngress: 'orders', canaryService: 'orders-canary' };

  test('tells the canary by its upstream, under the name of the stable Ingress', () => {
    expect(queryOf(successRate(), release)).toContain(
      'nginx_ingress_controller_requests{namespace="shop",ingress="orders",canary=~"shop-orders-canary-.+",status!~"5.."}');
  });

  test('has durations of its own', () => {
    expect(queryOf(latency(), release)).toContain('nginx_ingress_controller_request_duration_seconds_bucket{namespace="shop",ingress="orders",');
  });

  test('needs no hash, and without a namespace asks the Rollout for it', () => {
    expect(argumentsOf(successRate(), release)).toEqual([]);
    expect(queryOf(successRate(), { ...release, namespace: undefined })).toContain('canary=~"{{args.namespace}}-orders-canary-.+"');
    expect(argumentsOf(successRate(), { ...release, namespace: undefined })).toEqual(['namespace']);
  });

  test('may have the namespace under another name', () => {
    expect(queryOf(successRate(new IngressNginxTelemetry({ namespaceLabel: 'exported_namespace' })), release)).toContain('{exported_namespace="shop",');
    expect(() => new IngressNginxTelemetry({ namespaceLabel: 'a-b' })).toThrow('IngressNginxTelemetry: namespaceLabel is "a-b"');
  });

  test.each([
    ['without the Ingress of an NginxRouter', { ...release, stableIngress: undefined }, 'IngressNginxTelemetry needs the Ingress of an NginxRouter'],
    ['without a canary Service, as in blue-green', { ...release, canaryService: undefined }, 'IngressNginxTelemetry needs the canary Service of a canary'],
  ])('is refused %s, and says which sources can', (_, changes, need) => {
    expect(() => queryOf(successRate(), changes)).toThrow(
      `AnalysisMetric.successRate: telemetry is "IngressNginxTelemetry"; accepted: a source that can tell the new version apart; ${need}. `
      + 'ApplicationTelemetry, OpenTelemetryTelemetry, LinkerdTelemetry, EnvoyGatewayTelemetry, DatadogTelemetry and NewRelicTelemetry go by the pods');
  });
});

describe('Istio', () => {
  test('tells the canary by its Service', () => {
    expect(queryOf(successRate(), { telemetry: new IstioTelemetry(), canaryService: 'orders-canary' })).toContain(
      'istio_requests_total{reporter="destination",destination_service_namespace="shop",destination_service_name="orders-canary",response_code!~"5.."}');
  });

  test('can count what clients saw', () => {
    expect(queryOf(successRate(new IstioTelemetry({ reporter: IstioReporter.SOURCE })), { canaryService: 'orders-canary' })).toContain('reporter="source"');
  });

  test('counts durations in milliseconds', () => {
    expect(queryOf(latency(new IstioTelemetry()), { canaryService: 'orders-canary' })).toMatch(/istio_request_duration_milliseconds_bucket.* \/ 1000$/);
  });

  test('is refused without a Service of the new version', () => {
    expect(() => queryOf(successRate(new IstioTelemetry()))).toThrow(
      'AnalysisMetric.successRate: telemetry is "IstioTelemetry"; accepted: a source that can tell the new version apart; IstioTelemetry needs a Service that only the new version has');
  });
});
