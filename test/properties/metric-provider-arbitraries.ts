import { Duration } from 'cdk8s';
import {
  CloudWatchProvider, CloudWatchProviderProps, CloudWatchQuery, DatadogAggregator, DatadogApiVersion, DatadogProvider, DatadogProviderProps,
  GraphiteProvider, GraphiteProviderProps, InfluxDbProvider, InfluxDbProviderProps, JobProvider, JobProviderProps, KayentaProvider,
  KayentaProviderProps, KayentaScopeDetail, MetricProps, MetricProvider, NewRelicProvider, NewRelicProviderProps, PluginProvider,
  PluginProviderProps, PrometheusProvider, PrometheusProviderProps, SkyWalkingProvider, SkyWalkingProviderProps, WavefrontProvider,
  WavefrontProviderProps, WebMethod, WebProvider, WebProviderProps,
} from 'cdk8s-rollouts';
import * as fc from 'fast-check';
import { address, authentication, dnsLabel, duration, headers, optional, partial, secret, secretHeaders, templated, wholeSeconds } from './analysis-value-arbitraries';

/** A provider as data, so that a failure shows what was passed. */
export type ProviderDraft =
  | { readonly prometheus: PrometheusProviderProps }
  | { readonly web: WebProviderProps }
  | { readonly job: JobProviderProps }
  | { readonly jobSpec: Parameters<typeof JobProvider.fromSpec>[0] }
  | { readonly datadog: DatadogProviderProps }
  | { readonly newRelic: NewRelicProviderProps }
  | { readonly cloudWatch: CloudWatchProviderProps }
  | { readonly wavefront: WavefrontProviderProps }
  | { readonly graphite: GraphiteProviderProps }
  | { readonly influxDb: InfluxDbProviderProps }
  | { readonly kayenta: KayentaProviderProps }
  | { readonly skyWalking: SkyWalkingProviderProps }
  | { readonly plugin: PluginProviderProps };

const PROVIDERS: Record<string, (props: any) => MetricProvider> = {
  prometheus: (props) => new PrometheusProvider(props),
  web: (props) => new WebProvider(props),
  job: (props) => new JobProvider(props),
  jobSpec: (spec) => JobProvider.fromSpec(spec),
  datadog: (props) => new DatadogProvider(props),
  newRelic: (props) => new NewRelicProvider(props),
  cloudWatch: (props) => new CloudWatchProvider(props),
  wavefront: (props) => new WavefrontProvider(props),
  graphite: (props) => new GraphiteProvider(props),
  influxDb: (props) => new InfluxDbProvider(props),
  kayenta: (props) => new KayentaProvider(props),
  skyWalking: (props) => new SkyWalkingProvider(props),
  plugin: (props) => new PluginProvider(props),
};

/** The provider that a draft stands for. */
export function provider(draft: ProviderDraft): MetricProvider {
  const [[kind, props]] = Object.entries(draft);
  return PROVIDERS[kind](props);
}

/** A provider, and conditions over what it answers. */
export interface AskedProvider {
  readonly provider: ProviderDraft;
  readonly conditions: Pick<MetricProps, 'successCondition' | 'failureCondition'>;
}

function asked(provided: fc.Arbitrary<ProviderDraft>, good: readonly string[], bad: readonly string[]): fc.Arbitrary<AskedProvider> {
  const [successCondition, failureCondition] = [fc.constantFrom(...good), fc.constantFrom(...bad)];
  const conditions = fc.oneof(fc.record({ successCondition }), fc.record({ failureCondition }), fc.record({ successCondition, failureCondition }));
  return fc.record({ provider: provided, conditions });
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

const environment = fc.dictionary(fc.stringMatching(/^[A-Z_]{1,8}$/), templated, { maxKeys: 3 });
const labels = fc.dictionary(fc.constantFrom('team', 'example.com/tier', 'sidecar.istio.io/inject', 'y'), fc.constantFrom('', 'true', '1e3', 'no'), { maxKeys: 3 });

/** The container of a Job. */
export const job: fc.Arbitrary<JobProviderProps> = fc.tuple(fc.constantFrom('ghcr.io/acme/smoke:1', 'smoke@sha256:{{args.canary-hash}}'), partial<Omit<JobProviderProps, 'image'>>({
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

const apiOfDatadog = fc.oneof(
  fc.record({ query: templated, apiVersion: fc.constantFrom(undefined, DatadogApiVersion.V1) }),
  fc.record({
    query: templated, apiVersion: fc.constant(DatadogApiVersion.V2), aggregator: fc.constantFrom(undefined, ...Object.values(DatadogAggregator)),
  }),
  fc.record({
    queries: fc.record({ errors: templated, all: templated }), formula: fc.constantFrom('errors / all', 'default_zero(errors) / all'), apiVersion: fc.constant(DatadogApiVersion.V2),
  }),
  fc.record({ queries: fc.record({ errors: templated }), apiVersion: fc.constant(DatadogApiVersion.V2) }),
);
const datadog = fc.tuple(apiOfDatadog, partial<DatadogProviderProps>({
  interval: duration,
  requestTimeout: duration,
  secretRef: fc.record({ name: dnsLabel, namespaced: fc.constantFrom(undefined, true, false) }),
})).map(([api, rest]) => ({ datadog: { ...api, ...rest } }));

const newRelic = fc.tuple(templated, partial<Omit<NewRelicProviderProps, 'query'>>({ profile: dnsLabel, timeout: wholeSeconds(1, 300) }))
  .map(([query, rest]) => ({ newRelic: { query, ...rest } }));

const period = fc.constantFrom(1, 5, 10, 20, 30, 60, 300).map((amount) => Duration.seconds(amount));
const cloudWatchMetric = fc.tuple(fc.record({ namespace: templated, metricName: templated, stat: fc.constantFrom('Sum', 'p99'), period }), partial({
  dimensions: fc.dictionary(fc.constantFrom('LoadBalancer', 'TargetGroup'), templated, { maxKeys: 2 }), unit: fc.constant('Count'), label: templated, returnData: fc.boolean(),
})).map(([metric, rest]) => CloudWatchQuery.metric('errors', { ...metric, ...rest }));
const cloudWatchExpression = fc.tuple(templated, partial({ period, label: templated }))
  .map(([expression, rest]) => CloudWatchQuery.expression('rate', { expression, ...rest }));
const cloudWatch = fc.record({
  metricDataQueries: fc.oneof(fc.tuple(cloudWatchExpression), fc.tuple(cloudWatchExpression, cloudWatchMetric)),
  interval: optional(duration),
}).map((props) => ({ cloudWatch: props }));

const wavefront = templated.map((query) => ({ wavefront: { address: 'example.wavefront.com', query } }));
const graphite = templated.map((target) => ({ graphite: { address: 'http://graphite:9000', query: `target=${target}` } }));
const influxDb = fc.record({ query: templated, profile: optional(dnsLabel) }).map((props) => ({ influxDb: props }));
const skyWalking = fc.record({ query: templated, interval: optional(duration) })
  .map((props) => ({ skyWalking: { address: 'http://oap:12800', ...props } }));

const times = fc.constantFrom<Pick<KayentaScopeDetail, 'start' | 'end'>>(
  { start: '2026-01-31T12:00:00Z' },
  { start: '2026-01-31T12:00:00Z', end: '2026-01-31T13:00:00Z' },
);
const scope = fc.record({ scope: templated, region: templated, step: wholeSeconds(1, 600) });
const kayenta = fc.record({
  names: fc.record({
    application: templated,
    canaryConfigName: templated,
    metricsAccountName: templated,
    configurationAccountName: templated,
    storageAccountName: templated,
  }),
  threshold: fc.tuple(fc.nat(100), fc.nat(100)).map(([one, other]) => ({ pass: Math.max(one, other), marginal: Math.min(one, other) })),
  control: scope,
  experiment: scope,
  window: fc.oneof(times.map((bounds) => ({ bounds, lookback: undefined as boolean | undefined })), fc.constant({ bounds: {}, lookback: true })),
}).map(({ names, threshold, control, experiment, window: { bounds, lookback } }) => ({
  kayenta: {
    address: 'https://kayenta.example.com',
    ...names,
    threshold,
    lookback,
    scopes: [{ name: 'default', controlScope: { ...control, ...bounds }, experimentScope: { ...experiment, ...bounds } }],
  },
}));

const plugin = fc.dictionary(fc.constantFrom('address', 'query'), fc.oneof(templated, fc.integer(), fc.array(templated, { maxLength: 2 })))
  .map((config) => ({ plugin: { pluginName: 'argoproj-labs/sample-prometheus', config } }));

/** Providers whose answers are judged by conditions. One of a plugin may leave them out. */
export const judgedProviders: fc.Arbitrary<AskedProvider> = fc.oneof(
  asked(prometheus, ['len(result) > 0 && result[0] >= 0.99', 'all(result, {# < {{args.bound}}})'], ['any(result, {# > 5})', 'isInf(result[0]) || result[0] > {{ args.bound }}']),
  asked(web, ['result == "ok"', 'result == true'], ['result != "ok"', 'result == "{{args.bound}}"']),
  asked(datadog, ['!isNil(result) && default(result, 0) >= {{args.bound}}'], ['default(result, 0) > 5']),
  asked(newRelic, ['result.value != nil && result.value >= 0.99'], ['result.value < {{args.bound}}']),
  asked(cloudWatch, ['len(result[0].Values) > 0 && all(result[0].Values, # <= 0.01)'], ['any(result[0].Values, # > {{args.bound}})']),
  asked(wavefront, ['result >= {{args.bound}}'], ['result < 0.5']),
  asked(graphite, ['len(result) > 0 && all(result, # < {{args.bound}})'], ['any(result, # > 5)']),
  asked(influxDb, ['result[0] >= {{args.bound}}'], ['result[0] < 0.5']),
  asked(skyWalking, ['all(result.service_apdex.values.values, {asFloat(.value) >= 9900})'], ['len(result.service_apdex.values.values) == 0']),
  asked(plugin, ['result >= {{args.bound}}'], ['result < 0.5']),
  plugin.map((one) => ({ provider: one, conditions: {} })),
);

/** Providers that judge by themselves. */
export const judgingProviders: fc.Arbitrary<AskedProvider> = fc.oneof(job.map((props) => ({ job: props })), jobSpec, kayenta)
  .map((one) => ({ provider: one, conditions: {} }));
