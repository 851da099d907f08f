import { authenticationField, headersField } from './authentication-code';
import { cloudWatchCode } from './cloud-watch-code';
import { jobCode } from './job-code';
import { kayentaCode } from './kayenta-code';
import { Secrets } from '../analysis/secrets';
import { Code, create, object, ours, verbatim } from '../code/code';
import { durationField, secondsField } from '../code/durations';
import { Fields } from '../code/fields';

const METHODS = { GET: ours('WebMethod.GET'), POST: ours('WebMethod.POST'), PUT: ours('WebMethod.PUT') };
const DATADOG_VERSIONS = { v1: ours('DatadogApiVersion.V1'), v2: ours('DatadogApiVersion.V2') };
const AGGREGATORS = Object.fromEntries(['avg', 'min', 'max', 'sum', 'last', 'percentile', 'mean', 'l2norm', 'area']
  .map((name) => [name, ours(`DatadogAggregator.${name.toUpperCase()}`)]));

/** Each provider of the API by its key. A new one is one line here. */
const PROVIDERS: Record<string, (fields: Fields, secrets: Secrets) => Code> = {
  prometheus: (fields, secrets) => create(ours('PrometheusProvider'), object({
    address: fields.text('address'),
    query: fields.must('query').text('query'),
    timeout: secondsField(fields, 'timeout'),
    insecure: fields.flag('insecure'),
    headers: headersField(fields),
    rangeQuery: fields.optional('rangeQuery', (range) => object({
      start: range.must('start', 'end', 'step').text('start'), end: range.text('end'), step: durationField(range, 'step'),
    })),
    authentication: authenticationField(fields, secrets),
  })),
  web: (fields, secrets) => create(ours('WebProvider'), object({
    url: fields.must('url').text('url'),
    method: fields.member('method', METHODS),
    body: fields.text('body'),
    jsonBody: fields.has('jsonBody') ? verbatim(JSON.stringify(fields.take('jsonBody'))) : undefined,
    jsonPath: fields.text('jsonPath'),
    timeout: secondsField(fields, 'timeoutSeconds'),
    insecure: fields.flag('insecure'),
    headers: headersField(fields),
    authentication: authenticationField(fields, secrets),
  })),
  job: jobCode,
  datadog: (fields) => create(ours('DatadogProvider'), object({
    apiVersion: fields.member('apiVersion', DATADOG_VERSIONS),
    query: fields.text('query'),
    queries: fields.textMap('queries'),
    formula: fields.text('formula'),
    aggregator: fields.member('aggregator', AGGREGATORS),
    interval: durationField(fields, 'interval'),
    requestTimeout: durationField(fields, 'requestTimeout'),
    secretRef: fields.optional('secretRef', (secret) => object({ name: secret.must('name').text('name'), namespaced: secret.flag('namespaced') })),
  })),
  newRelic: (fields) => create(ours('NewRelicProvider'), object({
    query: fields.must('query').text('query'), profile: fields.text('profile'), timeout: secondsField(fields, 'timeout'),
  })),
  cloudWatch: cloudWatchCode,
  wavefront: (fields) => create(ours('WavefrontProvider'), object({ address: fields.must('address', 'query').text('address'), query: fields.text('query') })),
  graphite: (fields) => create(ours('GraphiteProvider'), object({ address: fields.must('address', 'query').text('address'), query: fields.text('query') })),
  influxdb: (fields) => create(ours('InfluxDbProvider'), object({ query: fields.must('query').text('query'), profile: fields.text('profile') })),
  kayenta: kayentaCode,
  skywalking: (fields) => create(ours('SkyWalkingProvider'), object({
    address: fields.must('address', 'query').text('address'), query: fields.text('query'), interval: durationField(fields, 'interval'),
  })),
  plugin: (fields) => {
    const [pluginName, ...others] = fields.rest();
    if (pluginName === undefined || others.length > 0) {
      throw fields.inexpressible('', 'has not exactly one plugin');
    }
    return create(ours('PluginProvider'), object({ pluginName: verbatim(pluginName), config: fields.must(pluginName).map(pluginName) }));
  },
};

/** The provider of a metric. */
export function providerCode(provider: Fields, secrets: Secrets): Code {
  const [kind, ...others] = provider.rest();
  if (kind === undefined || others.length > 0 || !Object.hasOwn(PROVIDERS, kind)) {
    throw provider.inexpressible(kind ?? '', `is no single provider of the API, which has ${Object.keys(PROVIDERS).join(', ')}`);
  }
  return provider.required(kind).all((fields) => PROVIDERS[kind](fields, secrets));
}
