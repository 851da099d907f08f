import { Duration } from 'cdk8s';
import {
  AnalysisArgument, AnalysisMetric, ApplicationTelemetry, ApplicationTelemetryProps, DurationUnit, ErrorRateOptions, IngressNginxTelemetry,
  IstioReporter, IstioTelemetry, JobProvider, JobProviderProps, LatencyOptions, MetricAuthentication, MetricOptions, MetricProps,
  MetricProvider, NoData, OAuth2Props, PodHealthOptions, PrometheusProvider, PrometheusProviderProps, RecipeOptions, SecretKeyRef,
  SigV4Props, SmokeTestOptions, SuccessRateOptions, TelemetryScope, TelemetrySource, WebMethod, WebProvider, WebProviderProps,
} from 'cdk8s-rollouts';
import * as fc from 'fast-check';
import { hostileText } from './hostile-text';
import { isWritable } from '../../src/semantics/writable-text';

/** A record in which each field may be missing. */
export function partial<T extends object>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<Partial<T>> {
  return fc.record(model, { requiredKeys: [] }) as unknown as fc.Arbitrary<Partial<T>>;
}

export const duration = fc.oneof(
  fc.integer({ min: 1, max: 20_000 }).map((amount) => Duration.seconds(amount)),
  fc.integer({ min: 1, max: 60_000 }).map((amount) => Duration.millis(amount)),
);
export const wholeSeconds = (min: number, max: number) => fc.integer({ min, max }).map((amount) => Duration.seconds(amount));
export const dnsLabel = fc.stringMatching(/^[a-z]([a-z0-9-]{0,10}[a-z0-9])?$/);
const secretKey = fc.stringMatching(/^[A-Za-z0-9_.-]{1,10}$/).filter((key) => key !== '.' && !key.startsWith('..') && isWritable(key));
const secret = fc.tuple(dnsLabel, secretKey).map(([name, key]) => SecretKeyRef.of(name, key));
/** Text in which `{{` means an argument that every analysis has. */
const templated = fc.tuple(
  hostileText.filter((text) => !text.includes('{{') && !text.endsWith('{') && text.trim() !== ''),
  fc.constantFrom('', '{{args.canary-hash}}', '{{ args.stable-hash }}', '{{args.namespace}} {{args.rollout}}'),
).map((parts) => parts.join(''));
const address = fc.constantFrom('http://prometheus.monitoring:9090', 'https://metrics.example/prometheus', 'http://[::1]:9090');
const headers = fc.dictionary(fc.constantFrom('X-Scope-OrgID', 'Accept', 'User-Agent', 'toString'), templated, { maxKeys: 3 });
const secretHeaders = fc.dictionary(fc.constantFrom('Authorization', 'X-Api-Key'), secret, { maxKeys: 2 });
const environment = fc.dictionary(fc.stringMatching(/^[A-Z_]{1,8}$/), templated, { maxKeys: 3 });
const labels = fc.dictionary(fc.constantFrom('team', 'example.com/tier', 'sidecar.istio.io/inject', 'y'), fc.constantFrom('', 'true', '1e3', 'no'), { maxKeys: 3 });

/** Not basicAuth: Argo Rollouts 1.10.1 has no such field. */
export const authentication = fc.oneof(
  fc.record<OAuth2Props>({ tokenUrl: address, clientId: templated, clientSecret: secret, scopes: fc.array(templated, { maxLength: 2 }) })
    .map((props) => MetricAuthentication.oauth2(props)),
  fc.record<SigV4Props>({ region: fc.constant('eu-central-1'), profile: fc.option(templated, { nil: undefined }), roleArn: fc.constantFrom(undefined, 'arn:aws:iam::1:role/x') })
    .map((props) => MetricAuthentication.sigV4(props)),
);

/** A provider as data, so that a failure shows what was passed. */
export type ProviderDraft =
  | { readonly prometheus: PrometheusProviderProps }
  | { readonly web: WebProviderProps }
  | { readonly job: JobProviderProps }
  | { readonly jobSpec: Parameters<typeof JobProvider.fromSpec>[0] };

function provider(draft: ProviderDraft): MetricProvider {
  if ('prometheus' in draft) {
    return new PrometheusProvider(draft.prometheus);
  }
  if ('web' in draft) {
    return new WebProvider(draft.web);
  }
  return 'job' in draft ? new JobProvider(draft.job) : JobProvider.fromSpec(draft.jobSpec);
}

const common = { timeout: wholeSeconds(1, 300), insecure: fc.boolean(), headers, secretHeaders, authentication };

const prometheus = fc.tuple(templated, partial<Omit<PrometheusProviderProps, 'query'>>({
  ...common,
  address,
  rangeQuery: fc.record({ start: fc.constantFrom('now() - duration("10m")', 'now()'), end: fc.constant('now()'), step: duration }),
})).map(([query, rest]) => ({ prometheus: { query, ...rest } }));

const body = fc.oneof(
  fc.record({ method: fc.constantFrom(WebMethod.POST, WebMethod.PUT), body: templated }),
  fc.record({
    method: fc.constantFrom(WebMethod.POST, WebMethod.PUT),
    jsonBody: fc.dictionary(fc.constantFrom('a', 'b'), fc.oneof(templated, fc.integer(), fc.boolean())).map((value) => JSON.stringify(value)),
  }),
  fc.record({ method: fc.constantFrom(undefined, WebMethod.GET) }),
);
const web = fc.tuple(body, partial<Omit<WebProviderProps, 'url'>>({ ...common, jsonPath: fc.constantFrom('{$.ok}', '{$.data[0].value}', '{$}') }))
  .map(([sent, rest]) => ({ web: { url: 'https://checks.example/{{args.canary-hash}}', ...sent, ...rest } }));

const job: fc.Arbitrary<JobProviderProps> = fc.tuple(fc.constantFrom('ghcr.io/acme/smoke:1', 'smoke@sha256:{{args.canary-hash}}'), partial<Omit<JobProviderProps, 'image'>>({
  command: fc.array(templated, { minLength: 1, maxLength: 3 }),
  args: fc.array(templated, { maxLength: 3 }),
  env: environment,
  secretEnv: fc.dictionary(fc.constantFrom('token', 'password'), secret, { maxKeys: 2 }),
  serviceAccountName: dnsLabel,
  automountServiceAccountToken: fc.boolean(),
  backoffLimit: fc.integer({ min: 0, max: 100 }),
  activeDeadline: wholeSeconds(1, 86_400),
  labels,
  annotations: fc.dictionary(fc.constantFrom('a', 'example.com/b'), templated, { maxKeys: 2 }),
  resources: partial({ cpuRequest: fc.constantFrom('100m', '0.5'), cpuLimit: fc.constantFrom('1', '2000m'), memoryRequest: fc.constant('64Mi'), memoryLimit: fc.constantFrom('64Mi', '1G') }),
  writablePaths: fc.uniqueArray(fc.constantFrom('/tmp', '/var/cache', '/data'), { maxLength: 3 }),
  user: fc.integer({ min: 1, max: 2 ** 31 - 1 }),
})).map(([image, rest]) => ({ image, ...rest }));

const jobSpec = fc.record({ image: fc.constantFrom('busybox:1', 'smoke:{{args.canary-hash}}'), restartPolicy: fc.constantFrom('Never', 'OnFailure'), command: fc.array(templated, { maxLength: 2 }) })
  .map(({ image, restartPolicy, command }) => ({ jobSpec: { template: { spec: { restartPolicy, containers: [{ name: 'main', image, command }] } } } }));

/** How often is sampled and what is borne, within what the API allows. */
const sampling: fc.Arbitrary<MetricOptions> = fc.record({
  count: fc.option(fc.integer({ min: 1, max: 50 }), { nil: undefined }),
  interval: fc.option(duration, { nil: undefined }),
  initialDelay: fc.option(duration, { nil: undefined }),
  failures: fc.option(fc.nat(60), { nil: undefined }),
  successes: fc.option(fc.integer({ min: 1, max: 50 }), { nil: undefined }),
  unlimitedFailures: fc.boolean(),
  inconclusive: fc.option(fc.nat(60), { nil: undefined }),
  consecutiveErrorLimit: fc.option(fc.nat(10), { nil: undefined }),
}).map(({ count: wanted, interval, initialDelay, failures, successes, unlimitedFailures, inconclusive, consecutiveErrorLimit }) => {
  const count = interval === undefined && wanted !== undefined ? 1 : wanted;
  const most = count ?? Infinity;
  const failureLimit = failures === undefined ? undefined : Math.min(failures, most - 1);
  const mostSuccesses = Math.min(successes ?? 0, most - (failureLimit ?? 0));
  const consecutiveSuccessLimit = mostSuccesses > 0 ? mostSuccesses : undefined;
  return {
    count,
    interval,
    initialDelay,
    failureLimit: unlimitedFailures && consecutiveSuccessLimit !== undefined ? -1 : failureLimit,
    consecutiveSuccessLimit,
    inconclusiveLimit: inconclusive === undefined ? undefined : Math.min(inconclusive, most),
    consecutiveErrorLimit,
  };
});

/** Conditions over a vector of samples, or over what a web endpoint answers. */
const conditions = (good: fc.Arbitrary<string>, bad: fc.Arbitrary<string>) => fc.oneof(
  fc.record({ successCondition: good }),
  fc.record({ failureCondition: bad }),
  fc.record({ successCondition: good, failureCondition: bad }),
);
const bound = [AnalysisArgument.value('bound', '0.5')];
const overVector = conditions(
  fc.constantFrom('len(result) > 0 && result[0] >= 0.99', 'all(result, {# < {{args.bound}}})'),
  fc.constantFrom('any(result, {# > 5})', 'isInf(result[0]) || result[0] > {{ args.bound }}'),
);
const overAnswer = conditions(fc.constantFrom('result == "ok"', 'result == true'), fc.constantFrom('result != "ok"', 'result == "{{args.bound}}"'));

/** A metric as data: the factory of AnalysisMetric and what it is given. */
export type MetricDraft =
  | { readonly of: Omit<MetricProps, 'provider'>; readonly provider: ProviderDraft }
  | { readonly successRate: SuccessRateOptions }
  | { readonly errorRate: ErrorRateOptions }
  | { readonly latency: LatencyOptions }
  | { readonly restarts: PodHealthOptions }
  | { readonly unreadyPods: PodHealthOptions }
  | { readonly smokeTest: SmokeTestOptions };

/** The metric that a draft stands for. */
export function metric(draft: MetricDraft): AnalysisMetric {
  if ('of' in draft) {
    return AnalysisMetric.of({ ...draft.of, provider: provider(draft.provider) });
  }
  const [[recipe, options]] = Object.entries(draft);
  return (AnalysisMetric as unknown as Record<string, (options: unknown) => AnalysisMetric>)[recipe](options);
}

const RECIPE_NAMES: Record<string, string> = {
  successRate: 'success-rate', errorRate: 'error-rate', latency: 'latency', restarts: 'restarts', unreadyPods: 'unready-pods', smokeTest: 'smoke-test',
};

/** The name that the metric will have. */
export function nameOf(draft: MetricDraft): string {
  const [[recipe, options]] = Object.entries(draft);
  return options.name ?? RECIPE_NAMES[recipe];
}

/** Whether the metric is sampled until the release ends. */
export function isEndless(draft: MetricDraft): boolean {
  const [[recipe, options]] = Object.entries(draft);
  return options.count === undefined && (recipe === 'of' ? options.interval !== undefined : recipe !== 'smokeTest');
}

/** Telemetry of each source; the Services and the Ingress that they look for must be known. */
export const telemetry: fc.Arbitrary<TelemetrySource> = fc.oneof(
  partial<ApplicationTelemetryProps>({
    requestsMetric: fc.constantFrom('grpc_server_handled_total', 'job:requests:rate'),
    statusLabel: fc.constant('grpc_code'),
    failureStatus: fc.constantFrom('5..', 'Unknown|Internal', '(5|9)\\d+', '"'),
    durationMetric: fc.constant('latency_bucket'),
    durationUnit: fc.constantFrom(DurationUnit.SECONDS, DurationUnit.MILLISECONDS),
    pathLabel: fc.constant('uri'),
    excludedPaths: fc.array(templated.filter((text) => !text.includes('{{')), { maxLength: 2 }),
    scope: fc.constantFrom(TelemetryScope.POD_NAME, TelemetryScope.POD_HASH_LABEL),
    namespaceLabel: fc.constant('kubernetes_namespace'),
    podLabel: fc.constant('kubernetes_pod_name'),
    labels: fc.dictionary(fc.constantFrom('container', 'job'), templated.filter((text) => !text.includes('{{')), { maxKeys: 2 }),
  }).map((props) => new ApplicationTelemetry(props)),
  fc.constantFrom(undefined, 'exported_namespace').map((namespaceLabel) => new IngressNginxTelemetry({ namespaceLabel })),
  fc.constantFrom(IstioReporter.SOURCE, IstioReporter.DESTINATION).map((reporter) => new IstioTelemetry({ reporter })),
);

const recipe: fc.Arbitrary<RecipeOptions> = fc.tuple(sampling, fc.record({
  name: fc.option(dnsLabel, { nil: undefined }),
  window: fc.option(fc.integer({ min: 1000, max: 600_000 }).map((amount) => Duration.millis(amount)), { nil: undefined }),
  noData: fc.constantFrom(undefined, NoData.PAUSE, NoData.FAIL, NoData.PASS),
})).map(([{ consecutiveSuccessLimit: _none, interval, failureLimit, count, inconclusiveLimit, ...rest }, own]) => ({
  ...rest,
  ...own,
  ...(interval && { interval }),
  count,
  failureLimit: failureLimit === -1 || count === 1 ? undefined : failureLimit,
  inconclusiveLimit,
}));
const trafficRecipe = fc.tuple(recipe, fc.option(telemetry, { nil: undefined }))
  .map(([options, source]) => ({ ...options, ...(source && { telemetry: source }) }));
const ratio = fc.oneof(fc.constantFrom(0, 1, 0.99, 1e-7), fc.double({ min: 0, max: 1, noNaN: true }));

const named = templated.filter((text) => !text.includes('{{'));

/** Metrics of every provider and recipe. */
export const metricDrafts: fc.Arbitrary<MetricDraft> = fc.oneof(
  fc.record({ name: named, options: sampling, asked: fc.oneof(fc.tuple(prometheus, overVector), fc.tuple(web, overAnswer)) })
    .map(({ name, options, asked: [source, when] }) => ({ of: { name, ...options, ...when, args: bound }, provider: source })),
  fc.record({ name: dnsLabel, options: sampling, provider: fc.oneof(job.map((props) => ({ job: props })), jobSpec) })
    .map(({ name, options, provider: asked }) => ({ of: { name, ...options }, provider: asked })),
  fc.tuple(trafficRecipe, ratio).map(([options, atLeast]) => ({ successRate: { ...options, atLeast } })),
  fc.tuple(trafficRecipe, ratio).map(([options, atMost]) => ({ errorRate: { ...options, atMost } })),
  fc.tuple(trafficRecipe, fc.double({ min: 1e-6, max: 0.999999, noNaN: true }), duration)
    .map(([options, percentile, atMost]) => ({ latency: { ...options, percentile, atMost } })),
  fc.tuple(recipe, fc.nat(5)).map(([options, atMost]) => ({ restarts: { ...options, atMost } })),
  fc.tuple(recipe, fc.nat(5)).map(([options, atMost]) => ({ unreadyPods: { ...options, atMost } })),
  fc.tuple(job, fc.option(dnsLabel, { nil: undefined }), fc.option(duration, { nil: undefined }))
    .map(([props, name, initialDelay]) => ({ smokeTest: { ...props, name, initialDelay } })),
);
