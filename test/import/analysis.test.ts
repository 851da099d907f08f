import { importText, reasons } from './library';

const metric = (fields: string) => `
apiVersion: argoproj.io/v1alpha1
kind: AnalysisTemplate
metadata: {name: t}
spec:
  args: [{name: x, value: '5'}, {name: secret-metrics-token, valueFrom: {secretKeyRef: {name: metrics, key: token}}}, {name: f, valueFrom: {fieldRef: {fieldPath: metadata.name}}}, {name: d}]
  metrics: [{name: m, ${fields}}]`;

describe('an imported metric', () => {
  const condition = 'successCondition: "true"';
  const providers: [string, string][] = [
    [`${condition}, interval: 90s, count: 3, provider: {prometheus: {address: 'http://p', query: up, timeout: 20}}`,
      "interval: Duration.seconds(90),\n      count: 3,\n      successCondition: 'true',\n      provider: new PrometheusProvider({ address: 'http://p', query: 'up', timeout: Duration.seconds(20) })"],
    [`${condition}, interval: 1m, count: '{{args.x}}', provider: {graphite: {address: 'http://g', query: target=a}}`, "parameters: { count: 'x' }"],
    [`${condition}, provider: {web: {url: 'http://w', method: POST, jsonBody: {a: 1}, headers: [{key: a, value: b}]}}`,
      "new WebProvider({ url: 'http://w', method: WebMethod.POST, jsonBody: '{\"a\":1}', headers: { a: 'b' } })"],
    [`${condition}, provider: {web: {url: 'http://w', authentication: {oauth2: {tokenUrl: 'http://t', clientId: c, clientSecret: '{{args.secret-metrics-token}}'}}}}`,
      "clientSecret: SecretKeyRef.of('metrics', 'token')"],
    [`${condition}, provider: {datadog: {apiVersion: v2, queries: {a: b}, aggregator: sum}}`, 'aggregator: DatadogAggregator.SUM'],
    [`${condition}, provider: {newRelic: {query: SELECT 1}}`, "new NewRelicProvider({ query: 'SELECT 1' })"],
    [`${condition}, provider: {wavefront: {address: w.example.com, query: ts(a)}}`, 'new WavefrontProvider('],
    [`${condition}, provider: {influxdb: {profile: p, query: q}}`, "new InfluxDbProvider({ query: 'q', profile: 'p' })"],
    [`${condition}, provider: {skywalking: {address: 'http://s', query: q, interval: 3m}}`, 'interval: Duration.minutes(3)'],
    [`${condition}, provider: {plugin: {a/b: {c: d}}}`, "new PluginProvider({ pluginName: 'a/b', config: { c: 'd' } })"],
    [`${condition}, provider: {cloudWatch: {metricDataQueries: [{id: a, expression: b}, {id: c, metricStat: {metric: {namespace: orders, metricName: m, dimensions: [{name: d, value: e}]}, period: 60, stat: Sum}}]}}`,
      "dimensions: { d: 'e' },\n            stat: 'Sum',\n            period: Duration.minutes(1)"],
    ['provider: {job: {metadata: {labels: {a: b}}, spec: {template: {spec: {restartPolicy: Never, containers: [{name: a, image: b, resources: {limits: {cpu: "1", memory: 64Mi}}}]}}}}}',
      "limits: { cpu: k8s.Quantity.fromString('1'), memory: k8s.Quantity.fromString('64Mi') }"],
    ['interval: 1m, count: 1, provider: {kayenta: {address: "http://k", application: a, canaryConfigName: c, metricsAccountName: m, configurationAccountName: c, storageAccountName: s, threshold: {pass: 90, marginal: 75}, scopes: [{name: d, controlScope: {scope: s, region: r, step: 60}, experimentScope: {scope: s, region: r, step: 60}}]}}',
      "controlScope: { scope: 's', region: 'r', step: Duration.minutes(1) }"],
  ];
  test.each(providers)('%s', (fields, code) => {
    expect(reasons(metric(fields))).toEqual([undefined]);
    expect(importText(metric(fields))).toContain(code);
  });

  const verbatim: [string, string][] = [
    ['provider: {prometheus: {query: up}}', 'successCondition is not given; accepted: a successCondition'],
    [`${condition}, provider: {future: {}}`, 'provider.future is no single provider of the API'],
    [`${condition}, provider: {web: {url: 'http://w', authentication: {oauth2: {tokenUrl: 'http://t', clientId: u, clientSecret: plain}}}}`, 'clientSecret is no argument that is called secret-<name>-<key>'],
    [`${condition}, provider: {web: {url: 'http://w', authentication: {basicAuth: {username: u, password: plain}}}}`, 'basicAuth is no authentication of the API'],
    [`${condition}, provider: {prometheus: {query: up, headers: [{key: b, value: c}, {key: a, value: c}]}}`, 'headers[0].key would come out differently'],
  ];
  test.each(verbatim)('stands as it is: %s', (fields, reason) => {
    expect(reasons(metric(fields))).toEqual([expect.stringContaining(reason)]);
  });
});

describe('a value that the typed API refuses', () => {
  const refused = metric('successCondition: "true", interval: 1m, count: 1, failureLimit: 1, provider: {prometheus: {query: up}}');

  test('is put back by a patch, and the reason says what is wrong with it', () => {
    const code = importText(refused);
    expect(code).toContain('// A patch says what the typed API refuses: AnalysisMetric.of: failureLimit is 1; accepted: less than count, here 1');
    expect(code).toContain("const t = new AnalysisTemplate(chart, 't', {");
    expect(code).toContain("ApiObject.of(t).addJsonPatch(JsonPatch.add('/spec/metrics/0/failureLimit', 1));");
    expect(reasons(refused)).toEqual([undefined]);
  });

  test('stays in an object that stands as it is, where nothing goes without it', () => {
    expect(reasons(refused.replace('name: m,', 'name: "",'))).toEqual([expect.stringContaining('name is ""')]);
  });
});

describe('an imported template', () => {
  test('has its arguments by kind', () => {
    const code = importText(metric('provider: {job: {spec: {template: {spec: {restartPolicy: Never}}}}}'));
    expect(code).toContain("AnalysisArgument.value('x', '5')");
    expect(code).toContain("AnalysisArgument.secret('secret-metrics-token', 'metrics', 'token')");
    expect(code).toContain("AnalysisArgument.templateFieldRef('f', 'metadata.name')");
    expect(code).toContain("AnalysisArgument.declared('d')");
  });

  test('refers to a Secret by its name and key, whatever dashes they have', () => {
    const oauth2 = (argument: string) => metric(`successCondition: "true", provider: {web: {url: 'http://w', authentication: {oauth2: {tokenUrl: 'http://t', clientId: c, clientSecret: '{{args.${argument}}}'}}}}`)
      .replace('secret-metrics-token, ', 'secret-metrics-oauth-client-secret, ').replace('key: token', 'key: client-secret').replace('name: metrics,', 'name: metrics-oauth,');
    expect(reasons(oauth2('secret-metrics-oauth-client-secret'))).toEqual([undefined]);
    expect(importText(oauth2('secret-metrics-oauth-client-secret'))).toContain("clientSecret: SecretKeyRef.of('metrics-oauth', 'client-secret')");
    expect(reasons(oauth2('x'))).toEqual([expect.stringContaining('clientSecret is no argument that is called secret-<name>-<key>')]);
  });

  test('without a name says so', () => {
    const code = importText('{apiVersion: argoproj.io/v1alpha1, kind: AnalysisRun, metadata: {generateName: a-}, spec: {metrics: [{name: m, provider: {job: {spec: {template: {spec: {restartPolicy: Never}}}}}}], ttlStrategy: {secondsAfterSuccess: 60}}}');
    expect(code).toContain("new AnalysisRun(chart, 'a', {");
    expect(code).toContain('ttlStrategy: { afterSuccess: Duration.minutes(1) }');
  });
});

describe('an imported experiment', () => {
  test('is the construct with Services and analyses', () => {
    const code = importText(`
apiVersion: argoproj.io/v1alpha1
kind: Experiment
metadata: {name: e}
spec:
  duration: 5m
  templates:
  - {name: a, service: {}, selector: {matchExpressions: [{key: app, operator: In, values: [a]}]}, template: {metadata: {labels: {app: a}}, spec: {containers: []}}}
  analyses: [{name: x, templateName: t, clusterScope: true, args: [{name: h, value: '{{templates.a.podTemplateHash}}'}]}]`);
    expect(code).toContain('createService: true');
    expect(code).toContain("selectorExpressions: [LabelExpression.in('app', ['a'])]");
    expect(code).toContain("template: ClusterAnalysisTemplate.fromClusterTemplateName('t')");
    expect(code).toContain("AnalysisArgument.value('h', '{{templates.a.podTemplateHash}}')");
  });
});
