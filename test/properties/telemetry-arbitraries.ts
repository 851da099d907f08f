import { Duration } from 'cdk8s';
import {
  AlbTelemetry, ApplicationTelemetry, ApplicationTelemetryProps, DatadogTelemetry, DatadogTelemetryProps, DurationUnit, EnvoyGatewayTelemetry,
  IngressNginxTelemetry, IstioReporter, IstioTelemetry, LinkerdTelemetry, NewRelicTelemetry, NewRelicTelemetryProps, OpenTelemetryTelemetry,
  OpenTelemetryTelemetryProps, TelemetryScope, TelemetrySource, TraefikTelemetry,
} from 'cdk8s-rollouts';
import * as fc from 'fast-check';
import { dnsLabel, partial, plain } from './analysis-value-arbitraries';

/** A source, and what recipes can ask of it. */
export interface TelemetryDraft {
  readonly source: TelemetrySource;
  /** Whether several series can be put into one query. */
  readonly inPrometheus: boolean;
  readonly latency: boolean;
  /** A window that it takes, where not every one will do. */
  readonly window?: Duration;
}

const inPrometheus = (source: TelemetrySource): TelemetryDraft => ({ source, inPrometheus: true, latency: true });
const labels = fc.dictionary(fc.constantFrom('container', 'job'), plain, { maxKeys: 2 });
const excludedPaths = fc.array(plain, { maxLength: 2 });
const namespaceLabel = fc.constant('kubernetes_namespace');
const podLabel = fc.constant('kubernetes_pod_name');

const application = partial<ApplicationTelemetryProps>({
  requestsMetric: fc.constantFrom('grpc_server_handled_total', 'job:requests:rate'),
  statusLabel: fc.constant('grpc_code'),
  failureStatus: fc.constantFrom('5..', 'Unknown|Internal', '(5|9)\\d+', '"'),
  durationMetric: fc.constant('latency_bucket'),
  durationUnit: fc.constantFrom(DurationUnit.SECONDS, DurationUnit.MILLISECONDS),
  pathLabel: fc.constant('uri'),
  excludedPaths,
  scope: fc.constantFrom(TelemetryScope.POD_NAME, TelemetryScope.POD_HASH_LABEL),
  namespaceLabel,
  podLabel,
  labels,
}).map((props) => inPrometheus(new ApplicationTelemetry(props)));

const openTelemetry = partial<OpenTelemetryTelemetryProps>({ namespaceLabel, podLabel, excludedPaths, labels })
  .map((props) => inPrometheus(new OpenTelemetryTelemetry(props)));

const datadog = partial<Omit<DatadogTelemetryProps, 'requestsMetric' | 'errorsMetric'>>({
  durationMetric: fc.constant('trace.http.request'),
  hashTag: fc.constant('pod_template_hash'),
  tags: fc.constantFrom<Record<string, string>>({}, { service: 'orders', env: 'prod' }),
  secretRef: fc.record({ name: dnsLabel, namespaced: fc.constantFrom(undefined, true) }),
}).map((props): TelemetryDraft => ({
  source: new DatadogTelemetry({ requestsMetric: 'trace.http.request.hits', errorsMetric: 'trace.http.request.errors', ...props }),
  inPrometheus: false,
  latency: props.durationMetric !== undefined,
}));

const newRelic = fc.tuple(plain, partial<Omit<NewRelicTelemetryProps, 'appName'>>({
  podAttribute: fc.constant('k8s.pod.name'), namespaceAttribute: fc.constant('k8s.namespace.name'), profile: dnsLabel,
})).map(([appName, props]): TelemetryDraft =>
  ({ source: new NewRelicTelemetry({ appName, ...props }), inPrometheus: false, latency: true, window: Duration.seconds(90) }));

/** Sources that tell the versions apart by their pods: they fit every release. */
export const podTelemetry: fc.Arbitrary<TelemetryDraft> = fc.oneof(
  { weight: 4, arbitrary: application },
  { weight: 1, arbitrary: openTelemetry },
  { weight: 1, arbitrary: datadog },
  { weight: 1, arbitrary: newRelic },
  { weight: 1, arbitrary: fc.constant(inPrometheus(new LinkerdTelemetry())) },
  { weight: 1, arbitrary: fc.constant<TelemetryDraft>({ source: new EnvoyGatewayTelemetry(), inPrometheus: true, latency: false }) },
);

/** Sources that tell them apart by a canary Service. */
export const serviceTelemetry: fc.Arbitrary<TelemetryDraft> = fc.oneof(
  fc.constantFrom(IstioReporter.SOURCE, IstioReporter.DESTINATION).map((reporter) => inPrometheus(new IstioTelemetry({ reporter }))),
  fc.constantFrom(undefined, 'exported_service').map((serviceLabel) => inPrometheus(new TraefikTelemetry({ serviceLabel }))),
);

/** Behind an Ingress of ingress-nginx. */
export const ingressTelemetry: fc.Arbitrary<TelemetryDraft> = fc.constantFrom(undefined, 'exported_namespace')
  .map((label) => inPrometheus(new IngressNginxTelemetry({ namespaceLabel: label })));

/** Behind an Ingress of the AWS Load Balancer Controller. */
export const albTelemetry: fc.Arbitrary<TelemetryDraft> = fc.constant<TelemetryDraft>(
  { source: new AlbTelemetry(), inPrometheus: false, latency: true, window: Duration.minutes(5) });
