import { Duration } from 'cdk8s';
import { CloudWatchProvider } from '../../src/analysis/providers/cloud-watch';
import { CloudWatchQuery } from '../../src/analysis/providers/cloud-watch-query';
import { DatadogAggregator, DatadogApiVersion, DatadogProvider } from '../../src/analysis/providers/datadog';
import { GraphiteProvider } from '../../src/analysis/providers/graphite';
import { InfluxDbProvider } from '../../src/analysis/providers/influx-db';
import { JobProvider } from '../../src/analysis/providers/job';
import { KayentaProvider } from '../../src/analysis/providers/kayenta';
import { MetricAuthentication } from '../../src/analysis/providers/metric-authentication';
import { MetricProvider } from '../../src/analysis/providers/metric-provider';
import { NewRelicProvider } from '../../src/analysis/providers/new-relic';
import { PluginProvider } from '../../src/analysis/providers/plugin';
import { PrometheusProvider } from '../../src/analysis/providers/prometheus';
import { SkyWalkingProvider } from '../../src/analysis/providers/sky-walking';
import { WavefrontProvider } from '../../src/analysis/providers/wavefront';
import { WebMethod, WebProvider } from '../../src/analysis/providers/web';
import { SecretKeyRef } from '../../src/analysis/secret-key-ref';

const secret = SecretKeyRef.of('metrics', 'secret');
const authentications = [
  MetricAuthentication.oauth2({ tokenUrl: 'https://login.example.com/token', clientId: 'rollouts', clientSecret: secret, scopes: ['read'] }),
  MetricAuthentication.sigV4({ region: 'eu-central-1', profile: 'metrics', roleArn: 'arn:aws:iam::1:role/metrics' }),
];
const scope = { scope: 'app=orders', region: 'eu', step: Duration.minutes(1), start: '2026-01-01T00:00:00Z', end: '2026-01-01T01:00:00Z' };

/** Every field of every provider of the API, some in several pieces because they exclude each other. */
export const everyProvider: MetricProvider[] = [
  ...authentications.flatMap((authentication) => [
    new PrometheusProvider({
      address: 'http://prometheus:9090',
      query: 'vector(1)',
      timeout: Duration.seconds(20),
      insecure: true,
      headers: { 'X-Scope-OrgID': 'shop' },
      rangeQuery: { start: 'now() - duration("10m")', end: 'now()', step: Duration.minutes(1) },
      authentication,
    }),
    new WebProvider({
      url: 'https://orders.example.com/health',
      method: WebMethod.POST,
      jsonBody: '{"deep":true}',
      jsonPath: '{$.ok}',
      timeout: Duration.seconds(5),
      insecure: true,
      headers: { Accept: 'application/json' },
      authentication,
    }),
  ]),
  new WebProvider({ url: 'https://orders.example.com/health', method: WebMethod.PUT, body: 'deep' }),
  new JobProvider({ image: 'ghcr.io/acme/orders-smoke:1.4.2' }),
  new DatadogProvider({
    apiVersion: DatadogApiVersion.V2,
    aggregator: DatadogAggregator.SUM,
    interval: Duration.minutes(5),
    requestTimeout: Duration.seconds(30),
    queries: { errors: 'sum:requests.errors{*}', all: 'sum:requests{*}' },
    formula: 'errors / all',
    secretRef: { name: 'datadog', namespaced: true },
  }),
  new DatadogProvider({ query: 'avg:requests.errors{*}' }),
  new NewRelicProvider({ query: 'SELECT 1', profile: 'newrelic', timeout: Duration.seconds(10) }),
  new CloudWatchProvider({
    interval: Duration.minutes(30),
    metricDataQueries: [
      CloudWatchQuery.expression('rate', { expression: 'errors', label: 'rate', period: Duration.minutes(1) }),
      CloudWatchQuery.metric('errors', {
        namespace: 'app', metricName: 'errors', stat: 'Sum', period: Duration.minutes(1), dimensions: { app: 'orders' }, unit: 'Count', returnData: false,
      }),
    ],
  }),
  new WavefrontProvider({ address: 'example.wavefront.com', query: 'ts(a)' }),
  new GraphiteProvider({ address: 'http://graphite:9000', query: 'target=a' }),
  new InfluxDbProvider({ query: 'from(bucket: "a")', profile: 'influxdb' }),
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
  new SkyWalkingProvider({ address: 'http://oap:12800', query: 'query { a }', interval: Duration.minutes(3) }),
  new PluginProvider({ pluginName: 'argoproj-labs/sample-prometheus', config: { query: 'up' } }),
];
