import { Duration } from 'cdk8s';
import { MetricAuthentication } from '../../../src/analysis/providers/metric-authentication';
import { PrometheusProvider, PrometheusProviderProps } from '../../../src/analysis/providers/prometheus';
import { SecretKeyRef } from '../../../src/analysis/secret-key-ref';

function provider(props: Partial<PrometheusProviderProps> = {}) {
  return new PrometheusProvider({ query: 'vector(1)', ...props });
}

test('has every field of the API', () => {
  const all = provider({
    address: 'https://prometheus.example.com',
    timeout: Duration.minutes(1),
    insecure: true,
    headers: { 'X-Scope-OrgID': 'shop' },
    rangeQuery: { start: 'now() - duration("10m")', end: 'now()', step: Duration.minutes(1) },
    authentication: MetricAuthentication.sigV4({ region: 'eu-central-1', profile: 'metrics', roleArn: 'arn:aws:iam::1:role/metrics' }),
  });
  expect(all._toJson()).toEqual({
    prometheus: {
      address: 'https://prometheus.example.com',
      timeout: 60,
      insecure: true,
      headers: [{ key: 'X-Scope-OrgID', value: 'shop' }],
      rangeQuery: { start: 'now() - duration("10m")', end: 'now()', step: '1m' },
      authentication: { sigv4: { region: 'eu-central-1', profile: 'metrics', roleArn: 'arn:aws:iam::1:role/metrics' } },
      query: 'vector(1)',
    },
  });
});

describe('secrets are references', () => {
  test('of a header', () => {
    const secret = provider({ secretHeaders: { Authorization: SecretKeyRef.of('metrics', 'header') } });
    expect(secret._toJson().prometheus).toMatchObject({ headers: [{ key: 'Authorization', value: '{{args.secret-metrics-header}}' }] });
    expect(secret._arguments().map((argument) => argument._toTemplateJson()))
      .toEqual([{ name: 'secret-metrics-header', valueFrom: { secretKeyRef: { name: 'metrics', key: 'header' } } }]);
  });

  test('of OAuth 2.0', () => {
    const authentication = MetricAuthentication.oauth2({
      tokenUrl: 'https://login.example.com/token', clientId: 'rollouts', clientSecret: SecretKeyRef.of('metrics', 'client'), scopes: ['read'],
    });
    expect(provider({ authentication })._toJson().prometheus).toMatchObject({
      authentication: {
        oauth2: { tokenUrl: 'https://login.example.com/token', clientId: 'rollouts', clientSecret: '{{args.secret-metrics-client}}', scopes: ['read'] },
      },
    });
  });
});

describe('what cannot work is refused', () => {
  test.each<[string, Partial<PrometheusProviderProps>, string]>([
    ['an empty query', { query: '' }, 'query is ""; accepted: text that is not empty. Mend: pass a value such as'],
    ['an address without scheme', { address: 'prometheus:9090' }, 'address is "prometheus:9090"; accepted: an http:// or https:// address. Mend: write the scheme'],
    ['fractions of seconds', { timeout: Duration.millis(1500) }, 'timeout is "1500ms"; accepted: whole seconds, at least 1'],
    ['a range without start', { rangeQuery: { start: '', end: 'now()', step: Duration.minutes(1) } }, 'rangeQuery.start is ""'],
    ['a range without end', { rangeQuery: { start: 'now()', end: '', step: Duration.minutes(1) } }, 'rangeQuery.end is ""'],
    ['a range without step', { rangeQuery: { start: 'now()', end: 'now()', step: Duration.seconds(0) } }, 'rangeQuery.step is "0s"'],
    ['a header that cannot be one', { headers: { 'X Scope': 'shop' } }, 'headers is "X Scope"; accepted: names of HTTP headers'],
    ['one header twice', { headers: { 'X-Token': 'a' }, secretHeaders: { 'x-token': SecretKeyRef.of('metrics', 'token') } },
      'headers is "x-token"; accepted: each header once'],
  ])('%s', (_, props, message) => {
    expect(() => provider(props)).toThrow(`PrometheusProvider: ${message}`);
  });

  test('a secret in plain text, which the message does not repeat', () => {
    expect(() => provider({ headers: { Authorization: 'Bearer hunter2' } })).toThrow(
      'PrometheusProvider: headers.Authorization is "…"; accepted: a reference to a Secret. Mend: pass secretHeaders: { "Authorization": SecretKeyRef.of(secretName, key) }.');
    expect(() => provider({ address: 'https://me:hunter2@prometheus' })).toThrow('address is "https://…@prometheus"; accepted: an address without user name and password');
  });

  test('a secret that is put together from an argument is fine', () => {
    expect(() => provider({ headers: { Authorization: 'Bearer {{args.token}}' } })).not.toThrow();
  });

  test('authentication without its parts', () => {
    expect(() => MetricAuthentication.sigV4({ region: '' })).toThrow('MetricAuthentication.sigV4: region is ""');
    expect(() => MetricAuthentication.sigV4({ region: 'eu-central-1', roleArn: 'metrics' })).toThrow('roleArn is "metrics"; accepted: an ARN. Mend: pass "arn:aws:iam');
    expect(() => MetricAuthentication.oauth2({ tokenUrl: 'login', clientId: 'a', clientSecret: SecretKeyRef.of('a', 'b') })).toThrow('tokenUrl is "login"');
    expect(() => MetricAuthentication.oauth2({ tokenUrl: 'https://login', clientId: '', clientSecret: SecretKeyRef.of('a', 'b') })).toThrow('clientId is ""');
  });
});
