import { Chart, Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import {
  AnalysisArgument, AnalysisTemplate, CanaryStep, ClusterAnalysisTemplate, ExperimentSpecRef, PodTemplateHash, ReplicaProgressThreshold,
  Rollout, RolloutAnalysis, RolloutProps, RolloutStrategy, StringMatch, TrafficRouting, VersionAntiAffinity, WorkloadRef, WorkloadScaleDown,
} from 'cdk8s-rollouts';
import { Fixture, fixture, podTemplate, services } from './fixture';

const bothTemplates = [
  { kind: 'AnalysisTemplate', name: 'answers' }, { kind: 'ClusterAnalysisTemplate', namespace: '', name: 'shared' },
];
const bothServices = services('orders', 'orders-canary');

const analysis: RolloutAnalysis = {
  templates: [AnalysisTemplate.fromTemplateName('answers'), ClusterAnalysisTemplate.fromClusterTemplateName('shared')],
  args: [
    AnalysisArgument.value('host', 'orders'),
    AnalysisArgument.podTemplateHash('hash', PodTemplateHash.LATEST),
    AnalysisArgument.fieldRef('namespace', 'metadata.namespace'),
  ],
  dryRun: ['^check$'],
  measurementRetention: [{ metricName: '.*', limit: 3 }],
  runLabels: { team: 'shop' },
  runAnnotations: { note: 'release' },
};
const ephemeral = { labels: { role: 'x' }, annotations: { note: 'x' } };

function rollout(chart: Chart, props: Partial<RolloutProps> & Pick<RolloutProps, 'strategy'>): void {
  new Rollout(chart, 'orders', { metadata: { name: 'orders' }, selectorLabels: { app: 'orders' }, podTemplate: podTemplate('orders'), ...props });
}

/** Every field of a Rollout but those of its routers, in several pieces where they exclude each other. */
export const rollouts: Fixture[] = [
  fixture('Rollout', (chart) => rollout(chart, {
    replicas: 3,
    selectorExpressions: [kplus.LabelExpression.in('app', ['orders'])],
    minReady: Duration.seconds(10),
    progressDeadline: Duration.minutes(10),
    progressDeadlineAbort: true,
    revisionHistoryLimit: 5,
    rollbackWindowRevisions: 3,
    paused: false,
    restartAt: '2026-01-31T12:00:00Z',
    successfulRunHistoryLimit: 3,
    unsuccessfulRunHistoryLimit: 4,
    strategy: RolloutStrategy.canary({
      maxSurge: kplus.PercentOrAbsolute.percent(20),
      maxUnavailable: kplus.PercentOrAbsolute.absolute(0),
      antiAffinity: VersionAntiAffinity.preferred(50),
    }),
  })),
  fixture('Rollout that takes over a Deployment', (chart) => {
    new kplus.k8s.KubeDeployment(chart, 'live', {
      metadata: { name: 'live' },
      spec: { selector: { matchLabels: { app: 'orders' } }, template: podTemplate('orders') },
    });
    rollout(chart, {
      podTemplate: undefined,
      workloadRef: WorkloadRef.deployment('live', { scaleDown: WorkloadScaleDown.ON_SUCCESS }),
      strategy: RolloutStrategy.canary({ antiAffinity: VersionAntiAffinity.required() }),
    });
  }),
  fixture('canary', (chart) => rollout(chart, {
    strategy: RolloutStrategy.canary({
      stableService: 'orders',
      canaryService: 'orders-canary',
      trafficRouting: TrafficRouting.istio({ virtualService: { name: 'orders' }, managedRoutes: ['testers', 'reads'] }),
      scaleDownDelay: Duration.seconds(30),
      scaleDownDelayRevisionLimit: 2,
      abortScaleDownDelay: Duration.seconds(30),
      dynamicStableScale: false,
      minPodsPerReplicaSet: 2,
      replicaProgressThreshold: ReplicaProgressThreshold.percent(90),
      canaryMetadata: ephemeral,
      stableMetadata: ephemeral,
      analysis: { ...analysis, startingStep: 1 },
      steps: [
        CanaryStep.canaryScale({ replicas: 1 }),
        CanaryStep.canaryScale({ weight: 20 }),
        CanaryStep.canaryScale({ matchTrafficWeight: true }),
        ...[StringMatch.exact('a'), StringMatch.prefix('a'), StringMatch.regex('a.*')].flatMap((match) => [
          CanaryStep.headerRoute({ name: 'testers', match: [{ headerName: 'x-canary', headerValue: match }] }),
          CanaryStep.mirrorRoute({ name: 'reads', percentage: 20, match: [{ method: match, path: match, headers: { 'x-canary': match } }] }),
        ]),
        CanaryStep.plugin('argoproj-labs/step-exec', { command: 'true' }),
        CanaryStep.weight(20),
        CanaryStep.pause(Duration.minutes(1)),
        CanaryStep.analysis(analysis),
        CanaryStep.experiment({
          templates: [{
            name: 'baseline',
            specRef: ExperimentSpecRef.STABLE,
            replicas: 1,
            weight: 5,
            serviceName: 'orders-baseline',
            podLabels: { lane: 'baseline' },
            podAnnotations: { note: 'baseline' },
            selectorLabels: { app: 'orders' },
            selectorExpressions: [kplus.LabelExpression.in('lane', ['baseline'])],
          }],
          analyses: analysis.templates.map((template, index) => ({ name: `run-${index}`, template, requiredForCompletion: true, args: analysis.args })),
          duration: Duration.minutes(5),
          scaleDownDelay: Duration.seconds(30),
          dryRun: ['^check$'],
          analysisRunLabels: { team: 'shop' },
          analysisRunAnnotations: { note: 'release' },
        }),
      ],
    }),
  }), [...bothServices, ...bothTemplates, { kind: 'VirtualService', name: 'orders' }]),
  fixture('blue-green', (chart) => rollout(chart, {
    strategy: RolloutStrategy.blueGreen({
      activeService: 'orders',
      previewService: 'orders-canary',
      previewReplicaCount: 1,
      autoPromotionEnabled: true,
      autoPromotionAfter: Duration.minutes(5),
      maxUnavailable: kplus.PercentOrAbsolute.percent(20),
      scaleDownDelay: Duration.seconds(30),
      scaleDownDelayRevisionLimit: 2,
      abortScaleDownDelay: Duration.seconds(30),
      prePromotionAnalysis: analysis,
      postPromotionAnalysis: analysis,
      activeMetadata: ephemeral,
      previewMetadata: ephemeral,
      antiAffinity: VersionAntiAffinity.preferred(),
    }),
  }), [...bothServices, ...bothTemplates]),
  fixture('blue-green on other nodes', (chart) => rollout(chart, {
    strategy: RolloutStrategy.blueGreen({ activeService: 'orders', antiAffinity: VersionAntiAffinity.required() }),
  }), bothServices),
];
