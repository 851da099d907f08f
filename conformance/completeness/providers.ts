import { Duration } from 'cdk8s';
import {
  CloudWatchProvider, CloudWatchQuery, DatadogAggregator, DatadogApiVersion, DatadogProvider, GraphiteProvider, InfluxDbProvider, KayentaProvider,
  MetricAuthentication, MetricProvider, NewRelicProvider, PluginProvider, PrometheusProvider, SecretKeyRef, SkyWalkingProvider,
  WavefrontProvider, WebMethod, WebProvider,
} from 'cdk8s-rollouts';

const secret = SecretKeyRef.of('metrics', 'secret');
const oauth2 = MetricAuthentication.oauth2({ tokenUrl: 'https://login.example.com/token', clientId: 'rollouts', clientSecret: secret, scopes: ['read'] });
const sigV4 = MetricAuthentication.sigV4({ region: 'eu-central-1', profile: 'metrics', roleArn: 'arn:aws:iam::1:role/metrics' });
const step = Duration.minutes(1);
const scope = { scope: 'app=orders', region: 'eu', step, start: '2026-01-01T00:00:00Z', end: '2026-01-01T01:00:00Z' };

const prometheus = [oauth2, sigV4].map((authentication) => new PrometheusProvider({
  address: 'https://prometheus:9090',
  query: 'vector(1)',
  timeout: Duration.seconds(20),
  insecure: true,
  headers: { 'X-Scope-OrgID': 'shop' },
  rangeQuery: { start: 'now() - duration("10m")', end: 'now()', step },
  authentication,
}));

const web = [oauth2, sigV4].map((authentication) => new WebProvider({
  url: 'https://orders.example.com/health',
  method: WebMethod.POST,
  jsonBody: '{"deep":true}',
  jsonPath: '{$.ok}',
  timeout: Duration.seconds(5),
  insecure: true,
  headers: { Accept: 'application/json' },
  authentication,
}));

/** Every field of every provider, in several pieces where they exclude each other: those that need conditions, and those that judge by themselves. */
export const every: { readonly judged: MetricProvider[]; readonly judging: MetricProvider[] } = {
  judged: [
    ...prometheus,
    ...web,
    new WebProvider({ url: 'https://orders.example.com/health', method: WebMethod.PUT, body: 'deep' }),
    new DatadogProvider({ query: 'avg:requests.errors{*}' }),
    new DatadogProvider({
      apiVersion: DatadogApiVersion.V2,
      aggregator: DatadogAggregator.SUM,
      interval: Duration.minutes(5),
      requestTimeout: Duration.seconds(30),
      queries: { errors: 'sum:requests.errors{*}', all: 'sum:requests{*}' },
      formula: 'errors / all',
      secretRef: { name: 'datadog', namespaced: true },
    }),
    new NewRelicProvider({ query: 'SELECT 1', profile: 'newrelic', timeout: Duration.seconds(10) }),
    new CloudWatchProvider({
      interval: Duration.minutes(30),
      metricDataQueries: [
        CloudWatchQuery.expression('rate', { expression: 'errors', label: 'rate', period: step }),
        CloudWatchQuery.metric('errors', {
          namespace: 'app', metricName: 'errors', stat: 'Sum', period: step, dimensions: { app: 'orders' }, unit: 'Count', returnData: false,
        }),
      ],
    }),
    new WavefrontProvider({ address: 'example.wavefront.com', query: 'ts(a)' }),
    new GraphiteProvider({ address: 'http://graphite:9000', query: 'target=a' }),
    new InfluxDbProvider({ query: 'from(bucket: "a")', profile: 'influxdb' }),
    new SkyWalkingProvider({ address: 'http://oap:12800', query: 'query { a }', interval: Duration.minutes(3) }),
    new PluginProvider({ pluginName: 'argoproj-labs/sample-prometheus', config: { query: 'up' } }),
  ],
  judging: [
    new KayentaProvider({
      address: 'https://kayenta.example.com',
      application: 'orders',
      canaryConfigName: 'orders',
      metricsAccountName: 'metrics',
      configurationAccountName: 'configuration',
      storageAccountName: 'storage',
      threshold: { pass: 90, marginal: 75 },
      lookback: true,
      scopes: [{ name: 'default', controlScope: scope, experimentScope: scope }],
    }),
  ],
};
