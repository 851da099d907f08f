import { App, Chart, Duration } from 'cdk8s';
import { PercentOrAbsolute } from 'cdk8s-plus-28';
import {
  AnalysisMetric, AnalysisPlacement, BlueGreenService, BlueGreenServiceProps, CanaryService, CanaryServiceProps, CanaryStep, CanarySteps,
  DeploymentHandover, OptionalKind, Platform, PlatformProps, Promotion, ReleaseServiceProps, RollingService,
  RollingServiceProps, VersionAntiAffinity,
} from 'cdk8s-rollouts';
import * as fc from 'fast-check';
import { isEndless, metric as buildMetric, metricDrafts, nameOf } from './analysis-metric-arbitraries';
import { optional, partial, wholeSeconds } from './analysis-value-arbitraries';
import { capacity, longDelay, servingPolicy, workerPolicy } from './capacity-arbitraries';
import { ownLabels, servingPods, workerPods } from './pod-arbitraries';
import { managedSteps, RouterDraft, routerDrafts } from './service-router-arbitraries';
import { podTelemetry, TelemetryDraft } from './telemetry-arbitraries';

/** One release, as data: what a program would pass to one of the three constructs. */
export type Release =
  | { readonly kind: 'canary'; readonly platform: PlatformProps; readonly props: CanaryServiceProps }
  | { readonly kind: 'blueGreen'; readonly platform: PlatformProps; readonly props: BlueGreenServiceProps }
  | { readonly kind: 'rolling'; readonly platform: PlatformProps; readonly props: RollingServiceProps };

/** Builds the release in an app of its own. */
export function build(release: Release): Chart {
  const app = new App();
  Platform.define(app, release.platform);
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  switch (release.kind) {
    case 'canary': new CanaryService(chart, 'orders', release.props); break;
    case 'blueGreen': new BlueGreenService(chart, 'orders', release.props); break;
    case 'rolling': new RollingService(chart, 'orders', release.props); break;
  }
  return chart;
}

const routed = ({ route }: RouterDraft) => route !== undefined;

/** A cluster, and what the release in it stands behind. */
interface Setting {
  readonly platform: PlatformProps;
  readonly behind: RouterDraft;
}

const setting: fc.Arbitrary<Setting> = fc.record({
  platform: fc.record({
    crds: fc.constantFrom<OptionalKind[]>([], [OptionalKind.PROMETHEUS_RULE], [OptionalKind.PROMETHEUS_RULE, OptionalKind.POD_MONITOR]),
    kubernetesVersion: fc.constantFrom('1.26', '1.28', '1.30', '1.34'),
    argoRolloutsVersion: fc.constantFrom('1.8', '1.9', '1.10'),
    labels: ownLabels,
    imageRegistry: fc.constantFrom('ghcr.io/acme', 'registry.example:5000'),
  }).map((props) => ({ ...props, prometheus: { address: 'http://prometheus.monitoring:9090' } })),
  behind: routerDrafts,
});

const takesSidecars = ({ kubernetesVersion }: PlatformProps) => kubernetesVersion === '1.30' || kubernetesVersion === '1.34';
const bound = fc.oneof(
  fc.integer({ min: 1, max: 5 }).map((pods) => PercentOrAbsolute.absolute(pods)),
  fc.integer({ min: 1, max: 100 }).map((share) => PercentOrAbsolute.percent(share)),
);

/** Pods that take requests, with who may connect to them. */
function serving({ platform, behind }: Setting): fc.Arbitrary<ReleaseServiceProps> {
  return fc.record({ pods: servingPods(behind.protocol, takesSidecars(platform)), networkPolicy: optional(servingPolicy), monitored: fc.boolean() })
    .map(({ pods, networkPolicy, monitored }) => ({
      ...pods,
      networkPolicy,
      ...(monitored && platform.crds?.includes(OptionalKind.POD_MONITOR) && { podMonitor: {} }),
      trafficRouting: behind.router,
      ...(routed(behind) && { route: behind.route }),
    }));
}

/** A worker, or pods that take requests and may have a route. */
function anyPods(around: Setting): fc.Arbitrary<ReleaseServiceProps> {
  const worker = fc.record({ pods: workerPods(takesSidecars(around.platform)), networkPolicy: optional(workerPolicy) })
    .map(({ pods, networkPolicy }) => ({ ...pods, networkPolicy, trafficRouting: around.behind.router }));
  return fc.oneof({ weight: 2, arbitrary: serving(around) }, { weight: 1, arbitrary: worker });
}

/** A live Deployment is handed over by its number of pods. */
function handedOver<T extends ReleaseServiceProps>(props: T, handover: DeploymentHandover | undefined): T & Pick<CanaryServiceProps, 'deploymentHandover'> {
  return props.autoscaling === undefined ? { ...props, deploymentHandover: handover } : props;
}

const handovers = fc.constantFrom(undefined, undefined, DeploymentHandover.START, DeploymentHandover.DONE);
const rolloutProps = partial<Pick<CanaryServiceProps, 'progressDeadlineAbort' | 'antiAffinity' | 'stableMetadata' | 'canaryMetadata'>>({
  progressDeadlineAbort: fc.boolean(),
  antiAffinity: fc.constantFrom(VersionAntiAffinity.required(), VersionAntiAffinity.preferred(50)),
  stableMetadata: fc.constant({ labels: { lane: 'stable' } }),
  canaryMetadata: fc.constant({ labels: { lane: 'canary' } }),
});

const weights = fc.uniqueArray(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 5 })
  .map((list) => list.sort((left, right) => left - right));
const held = fc.oneof(
  fc.tuple(weights, wholeSeconds(1, 7200)).map(([list, pause]) => ({ top: list[list.length - 1], steps: CanarySteps.weights(list, { pause }) })),
  weights.map((list) => ({ top: list[list.length - 1], steps: CanarySteps.weights(list, { manual: true }) })),
  fc.tuple(weights, fc.integer({ min: 1, max: 7200 })).map(([list, pause]) => (
    { top: list[list.length - 1], steps: list.flatMap((weight) => [CanaryStep.weight(weight), CanaryStep.pauseSeconds(pause)]) })),
);
const hasty = weights.map((list) => ({ top: list[list.length - 1], steps: list.map((weight) => CanaryStep.weight(weight)) }));
const usual = fc.uniqueArray(fc.constantFrom(
  AnalysisMetric.successRate({ atLeast: 0.99 }), AnalysisMetric.errorRate({ atMost: 0.01 }), AnalysisMetric.restarts(), AnalysisMetric.unreadyPods(),
  AnalysisMetric.latency({ percentile: 0.95, atMost: Duration.millis(300) }),
), { minLength: 1, maxLength: 3, selector: (metric) => metric.name });

/** Metrics of a gate; those that have to end say when. */
function metrics(telemetry: fc.Arbitrary<TelemetryDraft>, ending: boolean): fc.Arbitrary<AnalysisMetric[]> {
  const drafts = metricDrafts({ telemetry, dnsNames: true });
  const some = fc.uniqueArray(ending ? drafts.filter((draft) => !isEndless(draft)) : drafts, { minLength: 1, maxLength: 3, selector: nameOf });
  return fc.oneof(usual, some.map((list) => list.map(buildMetric)));
}

/** An analysis needs steps that hold the canary. */
function plan(telemetry: fc.Arbitrary<TelemetryDraft>) {
  const gate = fc.oneof(
    fc.record({ analysis: metrics(telemetry, false), analysisPlacement: fc.constant(AnalysisPlacement.BACKGROUND) }),
    fc.record({ analysis: metrics(telemetry, true), analysisPlacement: fc.constant(AnalysisPlacement.INLINE) }),
    fc.constant({}),
  );
  return fc.oneof(
    { weight: 2, arbitrary: fc.record({ ramp: held, gate }) },
    { weight: 1, arbitrary: fc.record({ ramp: hasty, gate: fc.constant({}) }) },
  );
}

/** What a canary may say where its pods do not decide its share. */
const routedProps = fc.oneof(
  partial<Pick<CanaryServiceProps, 'minPodsPerReplicaSet' | 'scaleDownDelay' | 'abortScaleDownDelay' | 'maxUnavailable'>>({
    minPodsPerReplicaSet: fc.integer({ min: 1, max: 5 }), scaleDownDelay: longDelay, abortScaleDownDelay: longDelay, maxUnavailable: bound,
  }),
  // Both leave some traffic to the stable version until the end.
  fc.constant({ dynamicStableScale: true }),
  wholeSeconds(0, 600).map((bake) => ({ bake })),
);

const canary: fc.Arbitrary<Release> = setting.chain((around) => fc.record({
  pods: serving(around),
  capacity: capacity(!routed(around.behind)),
  managed: managedSteps(around.behind, around.platform.argoRolloutsVersion!),
  planned: plan(around.behind.telemetry),
  rollout: rolloutProps,
  handover: handovers,
  routedProps,
  maxSurge: bound,
}).map(({ pods, capacity: pending, managed, planned: { ramp, gate }, rollout, handover, routedProps: wanted, maxSurge }): Release => {
  const partOfTraffic = 'dynamicStableScale' in wanted || 'bake' in wanted;
  const own = !routed(around.behind) ? { maxSurge, acceptReplicaShare: true } : partOfTraffic && ramp.top === around.behind.fullWeight ? {} : wanted;
  const steps = [...managed, ...ramp.steps];
  return { kind: 'canary', platform: around.platform, props: handedOver({ ...pods, ...pending, ...gate, ...rollout, ...own, steps }, handover) };
}));

const blueGreen: fc.Arbitrary<Release> = setting.chain((around) => fc.record({
  pods: anyPods(around),
  capacity: capacity(true),
  promotion: fc.oneof(fc.constantFrom(Promotion.manual(), Promotion.automatic()), wholeSeconds(1, 3600).map((duration) => Promotion.after(duration))),
  gates: partial<BlueGreenServiceProps>({ prePromotionAnalysis: metrics(podTelemetry, true), postPromotionAnalysis: metrics(podTelemetry, true) }),
  rollout: rolloutProps,
  handover: handovers,
}).map(({ pods, capacity: pending, promotion, gates, rollout, handover }): Release => ({
  kind: 'blueGreen', platform: around.platform, props: handedOver({ ...pods, ...pending, promotion, ...gates, ...rollout }, handover),
})));

const rolling: fc.Arbitrary<Release> = setting.chain((around) => fc.record({ pods: anyPods(around), capacity: capacity(true), maxSurge: bound })
  .map(({ pods, capacity: pending, maxSurge }): Release => ({ kind: 'rolling', platform: around.platform, props: { ...pods, ...pending, maxSurge } })));

/** Releases that must be accepted. */
export const acceptedReleases: fc.Arbitrary<Release> = fc.oneof(canary, blueGreen, rolling);
