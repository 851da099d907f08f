import { ApiObject, Chart, Duration, Testing } from 'cdk8s';
import { LabelExpression } from 'cdk8s-plus-28';
import { AnalysisArgument, PodTemplateHash } from '../../src/analysis/analysis-argument';
import { AnalysisMetric } from '../../src/analysis/analysis-metric';
import { AnalysisTemplate } from '../../src/analysis/analysis-template';
import { WebProvider } from '../../src/analysis/providers/web';
import { Experiment } from '../../src/experiment/experiment';
import { ExperimentProps } from '../../src/experiment/experiment-props';
import { ExperimentTemplate } from '../../src/experiment/experiment-template';

const container = { image: 'ghcr.io/acme/orders:1.4.2', portNumber: 8080 };
const podTemplate = { metadata: { labels: { app: 'orders', lane: 'a' } }, spec: { containers: [{ name: 'orders', image: 'ghcr.io/acme/orders:1' }] } };
const verbatim: ExperimentTemplate = { name: 'a', selectorLabels: { app: 'orders' }, podTemplate };

function experiment(props: Partial<ExperimentProps> = {}) {
  const chart = new Chart(Testing.app(), 'shop', { namespace: 'shop' });
  const construct = new Experiment(chart, 'compare', { metadata: { name: 'compare' }, templates: [verbatim], ...props });
  return { construct, render: () => ApiObject.of(construct).toJson() };
}

const specOf = (props: Partial<ExperimentProps>) => experiment(props).render().spec;

describe('an experiment', () => {
  test('is its pod templates as they are said', () => {
    expect(experiment().render()).toEqual({
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Experiment',
      metadata: { name: 'compare', namespace: 'shop' },
      spec: { templates: [{ name: 'a', selector: { matchLabels: { app: 'orders' } }, template: podTemplate }] },
    });
  });

  test('describes pods as cdk8s-plus does and selects them by readable labels', () => {
    const [template] = specOf({ templates: [{ name: 'baseline', pods: { containers: [container] } }] }).templates;
    const labels = { 'app.kubernetes.io/name': 'compare', 'app.kubernetes.io/component': 'baseline' };
    expect(template.selector).toEqual({ matchLabels: labels });
    expect(template.template.metadata.labels).toEqual(labels);
    expect(template.template.spec.containers).toEqual([expect.objectContaining({ image: container.image })]);
  });

  test('renders the same twice', () => {
    const { render } = experiment({ templates: [{ name: 'baseline', pods: { containers: [container] } }] });
    expect(render()).toEqual(render());
  });

  test('wires Services and analyses', () => {
    const chart = new Chart(Testing.app(), 'shop');
    const answers = new AnalysisTemplate(chart, 'answers', {
      metadata: { name: 'answers' },
      args: [AnalysisArgument.declared('host')],
      metrics: [AnalysisMetric.of({ name: 'answers', provider: new WebProvider({ url: 'http://{{args.host}}/' }), successCondition: 'result == "ok"' })],
    });
    const { templates, analyses } = specOf({
      templates: [{ ...verbatim, createService: true }, { ...verbatim, name: 'b', serviceName: 'orders-b', replicas: 2, minReady: Duration.seconds(5) }],
      analyses: [{ name: 'answers', template: answers, requiredForCompletion: true, args: [AnalysisArgument.value('host', 'orders-b')] }],
    });
    expect(templates).toEqual([
      expect.objectContaining({ service: {} }), expect.objectContaining({ service: { name: 'orders-b' }, replicas: 2, minReadySeconds: 5 }),
    ]);
    expect(analyses).toEqual([{ name: 'answers', templateName: 'answers', requiredForCompletion: true, args: [{ name: 'host', value: 'orders-b' }] }]);
  });

  test('has every other field of the API', () => {
    const analyses = [{ name: 'x', template: AnalysisTemplate.fromTemplateName('x'), args: [AnalysisArgument.secret('token', 'orders', 'token')] }];
    expect(specOf({
      analyses,
      duration: Duration.minutes(10),
      progressDeadline: Duration.seconds(60),
      scaleDownDelay: Duration.seconds(5),
      terminate: true,
      dryRun: ['.*'],
      measurementRetention: [{ metricName: '.*', limit: 5 }],
      runLabels: { a: 'b' },
      runAnnotations: { c: 'd' },
    })).toMatchObject({
      analyses: [{ name: 'x', templateName: 'x', args: [{ name: 'token', valueFrom: { secretKeyRef: { name: 'orders', key: 'token' } } }] }],
      duration: '10m',
      progressDeadlineSeconds: 60,
      scaleDownDelaySeconds: 5,
      terminate: true,
      dryRun: [{ metricName: '.*' }],
      measurementRetention: [{ metricName: '.*', limit: 5 }],
      analysisRunMetadata: { labels: { a: 'b' }, annotations: { c: 'd' } },
    });
  });

  test('leaves its name to the API server where generateName says so', () => {
    const { construct, render } = experiment({ metadata: { generateName: 'compare-' } });
    expect(render().metadata).toEqual({ generateName: 'compare-', namespace: 'shop' });
    expect(construct.experimentName).toBe('');
  });

  test('selects by conditions on labels', () => {
    const [template] = specOf({ templates: [{ name: 'a', podTemplate, selectorExpressions: [LabelExpression.in('lane', ['a', 'b'])] }] }).templates;
    expect(template.selector).toEqual({ matchExpressions: [{ key: 'lane', operator: 'In', values: ['a', 'b'] }] });
  });
});

describe('an experiment refuses', () => {
  const refused: [string, Partial<ExperimentProps>, string][] = [
    ['no template', { templates: [] }, 'templates is []; accepted: at least one'],
    ['two templates of one name', { templates: [verbatim, verbatim] }, 'templates.name is "a"; accepted: each name once. Mend: rename one of the two'],
    ['a name that is none', { templates: [{ ...verbatim, name: 'A b' }] }, 'templates[0].name is "A b"'],
    ['pods that are described twice', { templates: [{ ...verbatim, pods: { containers: [container] } }] }, 'templates[0].pods and templates[0].podTemplate'],
    ['pods that are not described', { templates: [{ name: 'a', selectorLabels: { app: 'a' } }] }, 'accepted: exactly one of the two'],
    ['a verbatim template without selector', { templates: [{ name: 'a', podTemplate }] }, 'templates[0].selectorLabels is not given; accepted: at least one label'],
    ['a selector that misses the pods', { templates: [{ ...verbatim, selectorLabels: { app: 'x' } }] }, 'templates[0].selectorLabels is {"matchLabels":{"app":"x"}}; accepted: a selector of the pods'],
    ['a condition that the pods do not meet', { templates: [{ ...verbatim, selectorExpressions: [LabelExpression.doesNotExist('lane')] }] }, 'Mend: make the two agree'],
    ['a condition without values', { templates: [{ ...verbatim, selectorExpressions: [LabelExpression.in('lane', [])] }] }, 'selectorExpressions[0]'],
    ['a Service with a name that is not created', { templates: [{ ...verbatim, serviceName: 'b', createService: false }] }, 'templates[0].createService is false'],
    ['pods that are ready after the deadline', { templates: [{ ...verbatim, minReady: Duration.minutes(11) }] }, 'accepted: at most progressDeadline (600 s)'],
    ['an argument that only a Rollout resolves', {
      analyses: [{ name: 'x', template: AnalysisTemplate.fromTemplateName('x'), args: [AnalysisArgument.podTemplateHash('hash', PodTemplateHash.LATEST)] }],
    }, 'analyses.args is "hash"; accepted: a value or a Secret'],
  ];

  test.each(refused)('%s', (_, props, message) => {
    expect(() => experiment(props)).toThrow(message);
  });
});
