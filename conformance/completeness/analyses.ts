import { Duration } from 'cdk8s';
import { AnalysisArgument, AnalysisMetric, AnalysisRun, AnalysisTemplate, ClusterAnalysisTemplate, MetricProvider, MetricProps, JobProvider } from 'cdk8s-rollouts';
import { Fixture, fixture } from './fixture';
import { every } from './providers';

const jobPod = { template: { spec: { restartPolicy: 'Never', containers: [{ name: 'check', image: 'ghcr.io/acme/check:1' }] } } };
const job = JobProvider.fromSpec(jobPod, { labels: { team: 'shop' } });

function metrics(): AnalysisMetric[] {
  const sampled = (name: string, provider: MetricProvider, more: Partial<MetricProps> = {}) => AnalysisMetric.of({
    name, provider, interval: Duration.minutes(1), count: 5, ...more,
  });
  return [
    ...every.judged.map((provider, index) => sampled(`judged-${index}`, provider, {
      initialDelay: Duration.seconds(30),
      failureLimit: 1,
      inconclusiveLimit: 1,
      consecutiveErrorLimit: 2,
      consecutiveSuccessLimit: 3,
      successCondition: 'true',
      failureCondition: 'false',
    })),
    ...every.judging.map((provider, index) => sampled(`judging-${index}`, provider)),
    AnalysisMetric.of({ name: 'check', provider: job }),
  ];
}

const args = [
  AnalysisArgument.value('host', 'orders'),
  AnalysisArgument.secret('token', 'metrics', 'token'),
  // A field alone is resolved for a Rollout only; with a value it can stand everywhere.
  AnalysisArgument.templateFieldRef('namespace', 'metadata.namespace', 'shop'),
];
const patterns = { dryRun: ['^check$'], measurementRetention: [{ metricName: '.*', limit: 3 }] };

/** Every field of every kind of analysis. */
export const analyses: Fixture[] = [
  fixture('AnalysisTemplate', (chart) => {
    new AnalysisTemplate(chart, 'all', { metadata: { name: 'all' }, args, metrics: metrics(), ...patterns });
    const part = new AnalysisTemplate(chart, 'part', { metadata: { name: 'part' }, args, metrics: metrics() });
    const shared = new ClusterAnalysisTemplate(chart, 'shared', { metadata: { name: 'shared' }, metrics: [AnalysisMetric.of({ name: 'shared', provider: job })] });
    new AnalysisTemplate(chart, 'whole', { metadata: { name: 'whole' }, templates: [part, shared] });
  }),
  fixture('ClusterAnalysisTemplate', (chart) => {
    const part = new ClusterAnalysisTemplate(chart, 'part', { metadata: { name: 'part' }, args, metrics: metrics(), ...patterns });
    new ClusterAnalysisTemplate(chart, 'whole', { metadata: { name: 'whole' }, templates: [part] });
  }),
  fixture('AnalysisRun', (chart) => {
    new AnalysisRun(chart, 'run', {
      metadata: { generateName: 'run-' },
      args,
      metrics: metrics(),
      ...patterns,
      terminate: false,
      ttlStrategy: { afterCompletion: Duration.hours(1), afterSuccess: Duration.minutes(1), afterFailure: Duration.days(1) },
    });
  }),
];
