import { Duration } from 'cdk8s';
import { AnalysisMetric } from '../../../src/analysis/analysis-metric';
import { GraphiteProvider } from '../../../src/analysis/providers/graphite';
import { InfluxDbProvider } from '../../../src/analysis/providers/influx-db';
import { MetricProvider } from '../../../src/analysis/providers/metric-provider';
import { NewRelicProvider } from '../../../src/analysis/providers/new-relic';
import { PluginProvider } from '../../../src/analysis/providers/plugin';
import { SkyWalkingProvider } from '../../../src/analysis/providers/sky-walking';
import { WavefrontProvider } from '../../../src/analysis/providers/wavefront';
import { metricOf } from '../release-context';

describe('every field of the API', () => {
  test.each<[string, MetricProvider, object]>([
    ['New Relic', new NewRelicProvider({ query: 'SELECT 1', profile: 'newrelic-orders', timeout: Duration.seconds(10) }),
      { newRelic: { query: 'SELECT 1', profile: 'newrelic-orders', timeout: 10 } }],
    ['New Relic, the shortest', new NewRelicProvider({ query: 'SELECT 1' }), { newRelic: { query: 'SELECT 1' } }],
    ['Wavefront', new WavefrontProvider({ address: 'example.wavefront.com', query: 'ts(a)' }), { wavefront: { address: 'example.wavefront.com', query: 'ts(a)' } }],
    ['Graphite', new GraphiteProvider({ address: 'http://graphite:9000', query: 'target=a&from=-5min' }),
      { graphite: { address: 'http://graphite:9000', query: 'target=a&from=-5min' } }],
    ['InfluxDB', new InfluxDbProvider({ query: 'from(bucket: "a")', profile: 'influxdb-orders' }), { influxdb: { query: 'from(bucket: "a")', profile: 'influxdb-orders' } }],
    ['InfluxDB, the shortest', new InfluxDbProvider({ query: 'from(bucket: "a")' }), { influxdb: { query: 'from(bucket: "a")' } }],
    ['SkyWalking', new SkyWalkingProvider({ address: 'http://oap:12800', query: 'query { a }', interval: Duration.minutes(3) }),
      { skywalking: { address: 'http://oap:12800', query: 'query { a }', interval: '3m' } }],
    ['SkyWalking, the shortest', new SkyWalkingProvider({ address: 'http://oap:12800', query: 'query { a }' }), { skywalking: { address: 'http://oap:12800', query: 'query { a }' } }],
    ['a plugin', new PluginProvider({ pluginName: 'argoproj-labs/sample-prometheus', config: { query: 'up', deep: [1, { a: null }] } }),
      { plugin: { 'argoproj-labs/sample-prometheus': { query: 'up', deep: [1, { a: null }] } } }],
  ])('%s', (_, provider, json) => {
    expect(provider._toJson()).toEqual(json);
  });
});

describe('what cannot work is refused', () => {
  test.each<[string, () => MetricProvider, string]>([
    ['New Relic without a query', () => new NewRelicProvider({ query: '' }), 'NewRelicProvider: query is ""; accepted: text that is not empty. Mend: pass a value such as'],
    ['New Relic with a Secret that cannot be', () => new NewRelicProvider({ query: 'a', profile: 'A' }), 'NewRelicProvider: profile is "A"'],
    ['New Relic in half a second', () => new NewRelicProvider({ query: 'a', timeout: Duration.millis(500) }), 'NewRelicProvider: timeout is "500ms"; accepted: whole seconds, at least 1'],
    ['Wavefront with a scheme', () => new WavefrontProvider({ address: 'https://a.wavefront.com', query: 'ts(a)' }),
      'WavefrontProvider: address is "https://a.wavefront.com"; accepted: a host, as it stands as a key in the Secret. Mend: leave the scheme'],
    ['Wavefront without a query', () => new WavefrontProvider({ address: 'a.wavefront.com', query: '' }), 'WavefrontProvider: query is ""'],
    ['Graphite without a scheme', () => new GraphiteProvider({ address: 'graphite', query: 'target=a' }), 'GraphiteProvider: address is "graphite"; accepted: an http://'],
    ['Graphite without a target', () => new GraphiteProvider({ address: 'http://graphite', query: 'sumSeries(a)' }),
      'GraphiteProvider: query is "sumSeries(a)"; accepted: parameters with a target. Mend: begin with "target=".'],
    ['InfluxDB without a query', () => new InfluxDbProvider({ query: '' }), 'InfluxDbProvider: query is ""'],
    ['InfluxDB with a Secret that cannot be', () => new InfluxDbProvider({ query: 'a', profile: 'A' }), 'InfluxDbProvider: profile is "A"'],
    ['SkyWalking without a scheme', () => new SkyWalkingProvider({ address: 'oap', query: 'a' }), 'SkyWalkingProvider: address is "oap"'],
    ['SkyWalking without a query', () => new SkyWalkingProvider({ address: 'http://oap', query: '' }), 'SkyWalkingProvider: query is ""'],
    ['SkyWalking over no time', () => new SkyWalkingProvider({ address: 'http://oap', query: 'a', interval: Duration.seconds(0) }), 'SkyWalkingProvider: interval is "0s"'],
    ['a plugin without an owner', () => new PluginProvider({ pluginName: 'sample', config: {} }), 'PluginProvider: pluginName is "sample"; accepted: owner/name, as the controller\'s'],
    ['a plugin configured by text', () => new PluginProvider({ pluginName: 'a/b', config: 'query' }), 'PluginProvider: config is "query"; accepted: a JSON object. Mend: pass {}'],
  ])('%s', (_, make, message) => {
    expect(make).toThrow(message);
  });
});

describe('conditions', () => {
  test('are needed where a provider only measures', () => {
    expect(() => AnalysisMetric.of({ name: 'rate', provider: new GraphiteProvider({ address: 'http://graphite', query: 'target=a' }) }))
      .toThrow('AnalysisMetric.of: successCondition is not given; accepted: a successCondition, a failureCondition or both');
  });

  test('are a plugin\'s own business', () => {
    const provider = new PluginProvider({ pluginName: 'a/b', config: {} });
    expect(metricOf(AnalysisMetric.of({ name: 'plugin', provider }))).toEqual({ name: 'plugin', provider: { plugin: { 'a/b': {} } } });
    expect(metricOf(AnalysisMetric.of({ name: 'plugin', provider, successCondition: 'result > 0' }))).toMatchObject({ successCondition: 'result > 0' });
  });
});
