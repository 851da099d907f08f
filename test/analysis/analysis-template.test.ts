import { App, Chart, ChartProps, Testing } from 'cdk8s';
import { AnalysisArgument } from '../../src/analysis/analysis-argument';
import { AnalysisMetric } from '../../src/analysis/analysis-metric';
import { AnalysisTemplate } from '../../src/analysis/analysis-template';
import { ClusterAnalysisTemplate } from '../../src/analysis/cluster-analysis-template';
import { PrometheusProvider } from '../../src/analysis/providers/prometheus';
import { WebProvider } from '../../src/analysis/providers/web';
import { SecretKeyRef } from '../../src/analysis/secret-key-ref';
import { AnalysisTemplateProps } from '../../src/analysis/template-props';

const prometheus = { address: 'http://prometheus.monitoring:9090' };
const shop = (props: ChartProps = { namespace: 'shop' }) => new Chart(new App(), 'shop', props);
const up = (name: string, query = 'up') => AnalysisMetric.of({ name, provider: new PrometheusProvider({ query }), successCondition: 'result[0] == 1' });

function template(props: AnalysisTemplateProps = {}, chart = shop()) {
  const construct = new AnalysisTemplate(chart, 'gate', { metrics: [up('up')], ...props });
  return { construct, object: Testing.synth(chart).at(-1), chart };
}

describe('a template', () => {
  test('is an object of the chart\'s namespace, under the id Resource', () => {
    const { construct, object } = template({ metadata: { name: 'orders-gate', labels: { team: 'shop' } } });
    expect(object).toMatchObject({
      apiVersion: 'argoproj.io/v1alpha1', kind: 'AnalysisTemplate', metadata: { name: 'orders-gate', namespace: 'shop', labels: { team: 'shop' } },
    });
    expect(construct.node.tryFindChild('Resource')).toBeDefined();
    expect(construct.templateName).toBe('orders-gate');
    expect(construct.clusterScope).toBe(false);
  });

  test('has every field of the API', () => {
    const other = AnalysisTemplate.fromTemplateName('house-rules');
    const cluster = ClusterAnalysisTemplate.fromClusterTemplateName('company-rules');
    expect(template({
      args: [AnalysisArgument.value('host', 'orders')],
      dryRun: ['up'],
      measurementRetention: [{ metricName: '.*', limit: 20 }],
      templates: [other, cluster],
    }).object.spec).toEqual({
      args: [{ name: 'host', value: 'orders' }],
      metrics: [{ name: 'up', successCondition: 'result[0] == 1', provider: { prometheus: { query: 'up' } } }],
      dryRun: [{ metricName: 'up' }],
      measurementRetention: [{ metricName: '.*', limit: 20 }],
      templates: [{ templateName: 'house-rules' }, { templateName: 'company-rules', clusterScope: true }],
    });
  });

  test('binds recipes to the Rollout and the namespace', () => {
    const { object, construct } = template({ metrics: [AnalysisMetric.restarts()], workload: 'orders', prometheus });
    expect(object.spec.metrics[0].provider.prometheus.query).toContain('{namespace="shop",pod=~"orders-{{args.canary-hash}}-.*"}');
    expect(object.spec.args).toEqual([{ name: 'canary-hash' }]);
    expect(construct.requiredArgs.map((argument) => argument.name)).toEqual(['canary-hash']);
  });

  test('binds recipes to the namespace of its metadata before that of the chart', () => {
    const { object } = template({ metadata: { namespace: 'market' }, metrics: [AnalysisMetric.restarts()], workload: 'orders', prometheus });
    expect(object.spec.metrics[0].provider.prometheus.query).toContain('namespace="market"');
  });

  test('without workload and namespace watches whichever Rollout uses it', () => {
    const { construct } = template({ metrics: [AnalysisMetric.restarts()], prometheus }, shop({}));
    expect(construct.requiredArgs.map((argument) => argument._toRolloutJson('here'))).toEqual([
      { name: 'canary-hash', valueFrom: { podTemplateHashValue: 'Latest' } },
      { name: 'namespace', valueFrom: { fieldRef: { fieldPath: 'metadata.namespace' } } },
      { name: 'rollout', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } },
    ]);
  });

  test('declares the secrets of its providers, which no Rollout has to pass', () => {
    const provider = new WebProvider({ url: 'http://judge', secretHeaders: { 'X-Token': SecretKeyRef.of('judge', 'token') } });
    const { object, construct } = template({ metrics: [AnalysisMetric.of({ name: 'judge', provider, successCondition: 'result.ok' })] });
    expect(object.spec.args).toEqual([{ name: 'secret-judge-token', valueFrom: { secretKeyRef: { name: 'judge', key: 'token' } } }]);
    expect(construct.requiredArgs).toEqual([]);
  });

  test('what it says of an argument goes before what a metric would say', () => {
    const { object } = template({ metrics: [up('up', 'up{namespace="{{args.namespace}}"}')], args: [AnalysisArgument.value('namespace', 'market')] });
    expect(object.spec.args).toEqual([{ name: 'namespace', value: 'market' }]);
  });

  test('may consist of other templates only', () => {
    expect(template({ metrics: [], templates: [AnalysisTemplate.fromTemplateName('house-rules')] }).object.spec)
      .toEqual({ templates: [{ templateName: 'house-rules' }] });
  });

  test('asks for what the templates in it ask for', () => {
    const chart = shop();
    const inner = new AnalysisTemplate(chart, 'inner', { metrics: [up('inner', 'up{host="{{args.host}}"}')], args: [AnalysisArgument.declared('host')] });
    const { construct } = template({ templates: [inner], dryRun: ['inner'] }, chart);
    expect(construct.requiredArgs.map((argument) => argument.name)).toEqual(['host']);
  });
});

describe('a template that cannot work is refused', () => {
  const host = [AnalysisArgument.declared('host')];

  test.each<[string, AnalysisTemplateProps, string]>([
    ['without metrics', { metrics: [] }, 'metrics is []; accepted: at least one metric or template. Mend: pass metrics: ['],
    ['with one metric name twice', { metrics: [up('up'), up('up')] }, 'metrics is "up"; accepted: each metric name once'],
    ['with one argument twice', { args: [...host, ...host] }, 'args is "host"; accepted: each argument once'],
    ['with an argument that nobody declares', { metrics: [up('up', 'up{host="{{args.host}}"}')] },
      'args is []; accepted: a list that declares "host", which a metric uses. Mend: add AnalysisArgument.declared("host")'],
    ['with a dry run of no metric', { dryRun: ['down'] }, 'dryRun is "down"; accepted: a regular expression that matches a metric: up. Mend: name one'],
    ['with a lone star', { dryRun: ['*'] }, 'dryRun is "*"; accepted: a regular expression that RE2 reads. Mend: write ".*" for all metrics'],
    ['with a dry run that looks ahead, which the controller cannot read', { dryRun: ['(?!down)'] }, 'dryRun is "(?!down)"; accepted: a regular expression that RE2 reads'],
    ['with one pattern twice', { dryRun: ['up', 'up'] }, 'dryRun is "up"; accepted: each pattern once'],
    ['that keeps no samples', { measurementRetention: [{ metricName: 'up', limit: 0 }] }, 'measurementRetention[0].limit is 0; accepted: a whole number from 1'],
    ['that keeps samples of no metric', { measurementRetention: [{ metricName: 'down', limit: 5 }] }, 'measurementRetention is "down"'],
    ['with a Rollout\'s name that leaves no room for its pods', { workload: 'o'.repeat(47) }, `workload is "${'o'.repeat(47)}"; accepted: lower-case letters, digits and '-', at most 46`],
    ['with a placeholder for a Service', { canaryService: '{{args.service}}' }, 'canaryService is "{{args.service}}"; accepted: a name without "{{"'],
    ['with a port that is none', { servicePort: 0 }, 'servicePort is 0; accepted: a whole number from 1 to 65535'],
  ])('%s', (_, props, message) => {
    expect(() => template(props)).toThrow(`shop/gate: ${message}`);
  });

  test('with a metric name that a template in it has', () => {
    const chart = shop();
    const inner = new AnalysisTemplate(chart, 'inner', { metrics: [up('up')] });
    expect(() => template({ templates: [inner] }, chart)).toThrow('shop/gate: metrics is "up"; accepted: each metric name once, nested templates included');
  });

  test('with a pattern that a template in it has: the controller puts them together', () => {
    const around = (props: AnalysisTemplateProps) => {
      const chart = shop();
      return template({ ...props, templates: [new AnalysisTemplate(chart, 'inner', { metrics: [up('inner')], dryRun: ['.*'] })] }, chart);
    };
    expect(() => around({ dryRun: ['.*'] })).toThrow('shop/gate: dryRun is ".*"; accepted: each pattern once, those of templates included');
    expect(() => around({ measurementRetention: [{ metricName: '.*', limit: 5 }] })).not.toThrow();
  });

  test('with another value of an argument than a template in it', () => {
    const chart = shop();
    const inner = new AnalysisTemplate(chart, 'inner', { metrics: [up('inner')], args: [AnalysisArgument.value('host', 'orders')] });
    expect(() => template({ templates: [inner], args: [AnalysisArgument.value('host', 'users')] }, chart))
      .toThrow('shop/gate: templates is "host"; accepted: one value for each argument name. Mend: rename the argument in one template.');
  });

  test('with one argument name for two things of two metrics', () => {
    const metric = (name: string, host2: string) => AnalysisMetric.of({
      name, provider: new PrometheusProvider({ query: 'up{host="{{args.host}}"}' }), successCondition: 'true', args: [AnalysisArgument.value('host', host2)],
    });
    expect(() => template({ metrics: [metric('one', 'orders'), metric('other', 'users')] })).toThrow('shop/gate: args is "host"; accepted: one meaning for each argument name');
  });

  test('with a name that is none', () => {
    expect(() => AnalysisTemplate.fromTemplateName('House Rules')).toThrow('AnalysisTemplate.fromTemplateName: templateName is "House Rules"');
    expect(() => ClusterAnalysisTemplate.fromClusterTemplateName('')).toThrow('ClusterAnalysisTemplate.fromClusterTemplateName: templateName is ""');
  });

  test('but patterns over templates that are known by name only are taken as they are', () => {
    expect(() => template({ dryRun: ['down'], templates: [AnalysisTemplate.fromTemplateName('house-rules')] })).not.toThrow();
  });
});

describe('a cluster template', () => {
  function cluster(props: AnalysisTemplateProps, chart = shop()) {
    const construct = new ClusterAnalysisTemplate(chart, 'gate', props);
    return { construct, object: Testing.synth(chart)[0] };
  }

  test('has no namespace, and watches the Rollout that uses it', () => {
    const { construct, object } = cluster({ metrics: [AnalysisMetric.restarts()], prometheus });
    expect(object.kind).toBe('ClusterAnalysisTemplate');
    expect(object.metadata).not.toHaveProperty('namespace');
    expect(object.spec.metrics[0].provider.prometheus.query).toContain('{namespace="{{args.namespace}}",pod=~"{{args.rollout}}-{{args.canary-hash}}-.*"}');
    expect(construct.clusterScope).toBe(true);
    expect(construct.requiredArgs.map((argument) => argument.name)).toEqual(['canary-hash', 'namespace', 'rollout']);
  });

  test('is the same in a chart without a namespace', () => {
    const metadata = { name: 'company-rules' };
    expect(cluster({ metrics: [up('up')], metadata }, shop({})).object).toEqual(cluster({ metrics: [up('up')], metadata }).object);
  });

  test('holds cluster templates only', () => {
    const templates = [AnalysisTemplate.fromTemplateName('house-rules')];
    expect(() => cluster({ templates })).toThrow(
      'shop/gate: templates is "house-rules"; accepted: cluster templates only. Mend: make it a ClusterAnalysisTemplate.');
    expect(() => cluster({ templates: [ClusterAnalysisTemplate.fromClusterTemplateName('company-rules')] })).not.toThrow();
  });

  test('refuses a namespace', () => {
    expect(() => cluster({ metrics: [up('up')], metadata: { namespace: 'shop' } })).toThrow(
      'shop/gate: metadata.namespace is "shop"; accepted: no namespace: the kind is cluster-wide. Mend: leave it out, or use AnalysisTemplate.');
  });
});
