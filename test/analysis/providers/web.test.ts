import { Duration } from 'cdk8s';
import { MetricAuthentication } from '../../../src/analysis/providers/metric-authentication';
import { WebMethod, WebProvider, WebProviderProps } from '../../../src/analysis/providers/web';
import { SecretKeyRef } from '../../../src/analysis/secret-key-ref';

function provider(props: Partial<WebProviderProps> = {}) {
  return new WebProvider({ url: 'http://judge/orders', ...props });
}

test('has every field of the API', () => {
  const all = provider({
    method: WebMethod.POST,
    jsonBody: '{"release":"{{args.canary-hash}}"}',
    jsonPath: '{$.data.ok}',
    timeout: Duration.seconds(5),
    insecure: false,
    headers: { Accept: 'application/json' },
    secretHeaders: { 'X-Api-Key': SecretKeyRef.of('judge', 'key') },
    authentication: MetricAuthentication.sigV4({ region: 'eu-central-1' }),
  });
  expect(all._toJson()).toEqual({
    web: {
      url: 'http://judge/orders',
      method: 'POST',
      jsonBody: { release: '{{args.canary-hash}}' },
      jsonPath: '{$.data.ok}',
      timeoutSeconds: 5,
      insecure: false,
      headers: [{ key: 'Accept', value: 'application/json' }, { key: 'X-Api-Key', value: '{{args.secret-judge-key}}' }],
      authentication: { sigv4: { region: 'eu-central-1' } },
    },
  });
  expect(all._arguments().map((argument) => argument.name)).toEqual(['secret-judge-key']);
});

test('a text body is sent as it is', () => {
  expect(provider({ method: WebMethod.PUT, body: 'orders' })._toJson()).toEqual({ web: { url: 'http://judge/orders', method: 'PUT', body: 'orders' } });
});

test('the order in which headers are written does not matter', () => {
  const [one, other] = [{ A: '1', B: '2' }, { B: '2', A: '1' }].map((headers) => provider({ headers })._toJson());
  expect(one).toEqual(other);
});

describe('what cannot work is refused', () => {
  test.each<[string, Partial<WebProviderProps>, string]>([
    ['an address without scheme', { url: 'judge/orders' }, 'url is "judge/orders"; accepted: an http:// or https:// address'],
    ['a body with GET', { body: 'orders' }, 'body is "orders"; accepted: a body only with POST or PUT. Mend: pass method: WebMethod.POST'],
    ['a JSON body with GET', { jsonBody: '{}', method: WebMethod.GET }, 'jsonBody is "{}"; accepted: a body only with POST or PUT'],
    ['two bodies', { body: 'a', jsonBody: '{}', method: WebMethod.POST }, 'jsonBody is "{}"; accepted: body or jsonBody, not both. Mend: leave one of them out'],
    ['JSON that is none', { jsonBody: '{', method: WebMethod.POST }, 'jsonBody is "{"; accepted: JSON. Mend: pass JSON.stringify(value)'],
    ['a path without braces', { jsonPath: '$.data.ok' }, 'jsonPath is "$.data.ok"; accepted: a JSONPath in braces. Mend: write it as "{$.data.ok}"'],
    ['no time at all', { timeout: Duration.seconds(0) }, 'timeout is "0s"; accepted: whole seconds, at least 1'],
  ])('%s', (_, props, message) => {
    expect(() => provider(props)).toThrow(`WebProvider: ${message}`);
  });
});
