import { ApiObject, App, Chart, Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import {
  BlueGreenStrategyOptions, CanaryStrategyOptions, IAnalysisTemplate, ReplicaProgressThreshold, Rollout, RolloutProps, RolloutStrategy,
  VersionAntiAffinity, WorkloadRef, WorkloadScaleDown,
} from 'cdk8s-rollouts';
import * as fc from 'fast-check';
import { buildTemplate, endingTemplateDrafts, TemplateDraft } from './analysis-template-arbitraries';
import { partial, wholeSeconds } from './analysis-value-arbitraries';
import { buildStep, passed, StepDraft, stepDrafts } from './canary-step-arbitraries';
import { hostileText } from './hostile-text';
import { abilities, emitRoutes, RouterDraft, ROUTERS, trafficRouting } from './rollout-routes';

type CanaryDraft = Omit<CanaryStrategyOptions, 'steps' | 'analysis' | 'trafficRouting'>;
type BlueGreenDraft = Omit<BlueGreenStrategyOptions, 'activeService' | 'prePromotionAnalysis' | 'postPromotionAnalysis'>;

/** A Rollout with everything that it refers to, as data, so that a failure shows what was passed. */
export interface RolloutDraft {
  readonly props: Omit<RolloutProps, 'strategy' | 'workloadRef' | 'podTemplate' | 'containers'>;
  readonly pods: 'containers' | 'podTemplate' | 'workloadRef';
  readonly strategy:
    | { readonly canary: CanaryDraft; readonly router: RouterDraft; readonly steps: StepDraft[]; readonly background: boolean }
    | { readonly blueGreen: BlueGreenDraft; readonly analysed: 'not' | 'before' | 'after' | 'both' };
  readonly template: TemplateDraft;
}

const bound = fc.oneof(
  fc.integer({ min: 1, max: 20 }).map((pods) => kplus.PercentOrAbsolute.absolute(pods)),
  fc.integer({ min: 1, max: 100 }).map((share) => kplus.PercentOrAbsolute.percent(share)),
);
const roleLabels = fc.constantFrom<Record<string, string>>({}, { role: 'a' }, { 'role': 'a', 'example.com/lane': '1' });
const ephemeral = partial({ labels: roleLabels, annotations: fc.dictionary(fc.constantFrom('note', 'example.com/b'), hostileText, { maxKeys: 2 }) });
const antiAffinity = fc.oneof(
  fc.constant(VersionAntiAffinity.required()),
  fc.integer({ min: 1, max: 100 }).map((weight) => VersionAntiAffinity.preferred(weight)),
);

const props = fc.tuple(
  partial<Omit<RolloutProps, 'strategy'>>({
    minReady: wholeSeconds(0, 500),
    progressDeadline: wholeSeconds(501, 5000),
    progressDeadlineAbort: fc.boolean(),
    paused: fc.boolean(),
    restartAt: fc.constantFrom('2026-01-31T12:00:00Z', '2026-01-31T12:00:00+02:00'),
    successfulRunHistoryLimit: fc.nat(20),
    unsuccessfulRunHistoryLimit: fc.nat(20),
    podMetadata: partial({ annotations: fc.dictionary(fc.constantFrom('note', 'example.com/b'), hostileText, { maxKeys: 2 }), labels: fc.constantFrom<Record<string, string>>({}, { team: 'a' }) }),
    spread: fc.boolean(),
    terminationGracePeriod: wholeSeconds(0, 600),
  }),
  fc.record({
    replicas: fc.nat(30),
    revisionHistoryLimit: fc.integer({ min: 5, max: 20 }),
    rollbackWindowRevisions: fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined }),
  }),
).map(([some, all]) => ({ ...some, ...all }));

const router = fc.constantFrom<RouterDraft>(...ROUTERS);

const canPingPong = (chosen: RouterDraft) => chosen !== 'istioSubsets' && (abilities(chosen).pingPong ?? false) !== false;

const canary = router.chain((chosen) => fc.record({
  router: fc.constant(chosen),
  steps: fc.array(stepDrafts(chosen), { maxLength: 8 }),
  background: fc.boolean(),
  common: partial<CanaryDraft>({
    maxSurge: bound,
    maxUnavailable: bound,
    canaryMetadata: ephemeral,
    stableMetadata: ephemeral,
    antiAffinity,
    replicaProgressThreshold: fc.oneof(
      fc.integer({ min: 1, max: 100 }).map((percent) => ReplicaProgressThreshold.percent(percent)),
      fc.integer({ min: 1, max: 100 }).map((pods) => ReplicaProgressThreshold.pods(pods)),
    ),
    scaleDownDelayRevisionLimit: fc.nat(5),
  }),
  routed: partial<CanaryDraft>({
    scaleDownDelay: wholeSeconds(1, 1000),
    abortScaleDownDelay: wholeSeconds(0, 1000),
    dynamicStableScale: fc.boolean(),
    minPodsPerReplicaSet: fc.integer({ min: 1, max: 5 }),
  }),
  pingPong: fc.boolean(),
})).map(({ common, routed, router: chosen, steps, background, pingPong }) => {
  const { scaleDownDelay, ...dynamic } = routed;
  const services = canPingPong(chosen) && pingPong
    ? { pingPong: { pingService: 'orders-ping', pongService: 'orders-pong' } }
    : chosen === 'istioSubsets' ? {} : { stableService: 'orders', canaryService: 'orders-canary' };
  return {
    router: chosen,
    steps,
    background,
    canary: { ...common, ...(chosen !== 'none' && { ...(routed.dynamicStableScale ? dynamic : routed), ...services }) },
  };
});

const blueGreen = fc.record({
  blueGreen: partial<BlueGreenDraft>({
    previewService: fc.constant('orders-preview'),
    previewReplicaCount: fc.integer({ min: 1, max: 20 }),
    maxUnavailable: bound,
    scaleDownDelay: wholeSeconds(1, 1000),
    scaleDownDelayRevisionLimit: fc.nat(5),
    abortScaleDownDelay: wholeSeconds(0, 1000),
    activeMetadata: ephemeral,
    previewMetadata: ephemeral,
    antiAffinity,
  }),
  promotion: fc.constantFrom({}, { autoPromotionEnabled: true }, { autoPromotionEnabled: false }, { autoPromotionAfter: Duration.seconds(30) }),
  analysed: fc.constantFrom<'not' | 'before' | 'after' | 'both'>('not', 'before', 'after', 'both'),
}).map(({ blueGreen: options, promotion, analysed }) => ({ blueGreen: { ...options, ...promotion }, analysed }));

/** Rollouts with every strategy, router and kind of step. */
export const rolloutDrafts: fc.Arbitrary<RolloutDraft> = fc.record({
  props,
  pods: fc.constantFrom<RolloutDraft['pods']>('containers', 'podTemplate', 'workloadRef'),
  strategy: fc.oneof({ weight: 3, arbitrary: canary }, { weight: 1, arbitrary: blueGreen }),
  template: endingTemplateDrafts,
}).map(({ props: all, pods, ...rest }) => {
  const { podMetadata: _metadata, spread: _spread, terminationGracePeriod: _period, ...around } = all;
  return { ...rest, pods, props: pods === 'containers' ? all : around };
});

const labels = { app: 'orders' };
const verbatim = { metadata: { labels }, spec: { containers: [{ name: 'main', image: 'ghcr.io/acme/orders:1.4.2', ports: [{ containerPort: 8080 }] }] } };

/** The Rollout in an app of its own, with its Services, routes and analysis. */
export function buildRollout(draft: RolloutDraft): Chart {
  const chart = new Chart(new App(), 'shop', { namespace: 'shop' });
  const template = buildTemplate(chart, 'checks', draft.template);
  const pods = {
    containers: { containers: [{ image: 'ghcr.io/acme/orders:1.4.2', portNumber: 8080 }] },
    podTemplate: { podTemplate: verbatim, selectorLabels: labels },
    workloadRef: { workloadRef: WorkloadRef.deployment('live', { scaleDown: WorkloadScaleDown.PROGRESSIVELY }), selectorLabels: labels },
  }[draft.pods];
  const rollout = new Rollout(chart, 'orders', {
    metadata: { name: 'orders' }, selectorLabels: labels, ...draft.props, ...pods, strategy: strategy(draft, template),
  });
  if (draft.pods === 'workloadRef') {
    const spec = { replicas: 1, selector: { matchLabels: labels }, template: verbatim };
    new ApiObject(chart, 'live', { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'live' }, spec });
  }
  for (const name of ['orders', 'orders-canary', 'orders-preview', 'orders-ping', 'orders-pong']) {
    new kplus.Service(chart, `${name}-service`, { metadata: { name }, selector: rollout, ports: [{ port: 80, targetPort: 8080 }] });
  }
  emitRoutes(chart);
  return chart;
}

function strategy({ strategy: chosen, template: draft }: RolloutDraft, template: IAnalysisTemplate): RolloutStrategy {
  const analysis = { templates: [template], args: passed(draft) };
  if ('blueGreen' in chosen) {
    const { blueGreen: options, analysed } = chosen;
    return RolloutStrategy.blueGreen({
      activeService: 'orders',
      ...options,
      ...((analysed === 'before' || analysed === 'both') && { prePromotionAnalysis: analysis }),
      ...((analysed === 'after' || analysed === 'both') && { postPromotionAnalysis: analysis }),
    });
  }
  const { canary: options, router: through, steps, background } = chosen;
  return RolloutStrategy.canary({
    ...options,
    trafficRouting: trafficRouting(through, options.pingPong !== undefined),
    steps: steps.map((step) => buildStep(step, template, draft)),
    ...(background && { analysis: { ...analysis, ...(steps.length > 0 && { startingStep: steps.length - 1 }) } }),
  });
}
