import { Duration } from 'cdk8s';
import { LabelExpression } from 'cdk8s-plus-28';
import { AnalysisArgument, ClusterAnalysisTemplate, AnalysisTemplate, Experiment } from 'cdk8s-rollouts';
import { Fixture, fixture, podTemplate } from './fixture';

/** Every field of an Experiment. */
export const experiments: Fixture[] = [
  fixture('Experiment', (chart) => {
    new Experiment(chart, 'compare', {
      metadata: { name: 'compare' },
      templates: [
        {
          name: 'baseline',
          selectorLabels: { app: 'orders' },
          selectorExpressions: [LabelExpression.in('app', ['orders'])],
          podTemplate: podTemplate('orders'),
          replicas: 2,
          minReady: Duration.seconds(5),
          serviceName: 'orders-baseline',
        },
        { name: 'candidate', pods: { containers: [{ image: 'ghcr.io/acme/orders:1.4.3' }] }, createService: true },
      ],
      analyses: [
        {
          name: 'answers',
          template: AnalysisTemplate.fromTemplateName('answers'),
          requiredForCompletion: true,
          args: [
            AnalysisArgument.value('hash', '{{templates.candidate.podTemplateHash}}'),
            AnalysisArgument.secret('token', 'metrics', 'token'),
            AnalysisArgument.templateFieldRef('namespace', 'metadata.namespace', 'shop'),
          ],
        },
        { name: 'shared', template: ClusterAnalysisTemplate.fromClusterTemplateName('shared') },
      ],
      duration: Duration.minutes(30),
      progressDeadline: Duration.minutes(5),
      scaleDownDelay: Duration.seconds(30),
      terminate: false,
      dryRun: ['^check$'],
      measurementRetention: [{ metricName: '.*', limit: 3 }],
      runLabels: { team: 'shop' },
      runAnnotations: { note: 'compared' },
    });
  }, [{ kind: 'AnalysisTemplate', name: 'answers' }, { kind: 'ClusterAnalysisTemplate', namespace: '', name: 'shared' }]),
];
