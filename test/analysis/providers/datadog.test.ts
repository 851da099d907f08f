import { Duration } from 'cdk8s';
import { DatadogAggregator, DatadogApiVersion, DatadogProvider, DatadogProviderProps } from '../../../src/analysis/providers/datadog';

test('has every field of the API', () => {
  const queries = { errors: 'sum:requests.errors{*}.as_count()', all: 'sum:requests{*}.as_count()' };
  expect(new DatadogProvider({
    apiVersion: DatadogApiVersion.V2,
    aggregator: DatadogAggregator.SUM,
    interval: Duration.minutes(10),
    requestTimeout: Duration.seconds(30),
    queries,
    formula: 'errors / all',
    secretRef: { name: 'datadog-orders', namespaced: true },
  })._toJson()).toEqual({
    datadog: {
      apiVersion: 'v2',
      aggregator: 'sum',
      interval: '10m',
      requestTimeout: '30s',
      queries,
      formula: 'errors / all',
      secretRef: { name: 'datadog-orders', namespaced: true },
    },
  });
});

test('one query is enough', () => {
  expect(new DatadogProvider({ query: 'avg:requests.errors{*}' })._toJson()).toEqual({ datadog: { query: 'avg:requests.errors{*}' } });
});

describe('what cannot work is refused', () => {
  const V2 = DatadogApiVersion.V2;
  test.each<[string, DatadogProviderProps, string]>([
    ['no query', {}, 'query is not given; accepted: exactly one of query and queries. Mend: pass query.'],
    ['both kinds of queries', { query: 'a', queries: { b: 'c' }, apiVersion: V2 }, 'query is "a"; accepted: exactly one of query and queries. Mend: leave query or queries out.'],
    ['an empty query', { query: ' ' }, 'query is " "; accepted: text that is not empty. Mend: pass a value such as'],
    ['an empty one of the queries', { queries: { errors: '' }, apiVersion: V2 }, 'queries.errors is ""; accepted: text that is not empty. Mend: pass a value such as'],
    ['queries in version 1', { queries: { a: 'b' } }, 'queries is ["a"]; accepted: queries only with version 2 of Datadog\'s API'],
    ['an aggregator in version 1', { query: 'a', aggregator: DatadogAggregator.MAX, apiVersion: DatadogApiVersion.V1 }, 'aggregator is "max"; accepted: aggregator only with version 2'],
    ['a formula without queries', { query: 'a', formula: 'a', apiVersion: V2 }, 'formula is "a"; accepted: a formula over queries. Mend: pass queries'],
    ['several queries without a formula', { queries: { a: 'b', c: 'd' }, apiVersion: V2 }, 'formula is not given; accepted: a formula over a, c. Mend: pass formula: "a / c".'],
    ['no time to look back over', { query: 'a', interval: Duration.seconds(0) }, 'interval is "0s"; accepted: a time above zero. Mend: pass Duration.minutes(5).'],
    ['no time to answer in', { query: 'a', requestTimeout: Duration.seconds(0) }, 'requestTimeout is "0s"; accepted: a time above zero. Mend: pass Duration.seconds(30).'],
    ['a Secret that cannot be', { query: 'a', secretRef: { name: 'My Secret' } }, 'secretRef.name is "My Secret"'],
  ])('%s', (_, props, message) => {
    expect(() => new DatadogProvider(props)).toThrow(`DatadogProvider: ${message}`);
  });
});
