import { App, Chart, Duration } from 'cdk8s';
import { PercentOrAbsolute } from 'cdk8s-plus-28';
import {
  AnalysisMetric, AnalysisPlacement, BlueGreenService, BlueGreenServiceProps,
  CanaryService, CanaryServiceProps, CanaryStep, CanarySteps, DisruptionBudget,
  GatewayApiRouter, HealthProbe, ITrafficRouter, NginxRouter, OptionalKind,
  Platform, PlatformProps, Promotion, ReleaseServiceProps, ReplicaShareRouter,
  RollingService, RollingServiceProps, ServiceProtocol,
} from 'cdk8s-rollouts';
import * as fc from 'fast-check';
import { anyText, hostileText } from './hostile-text';
import { isWritable } from '../../src/semantics/writable-text';

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

/** A record in which each field may be missing. */
function partial<T extends object>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<Partial<T>> {
  return fc.record(model, { requiredKeys: [] }) as unknown as fc.Arbitrary<Partial<T>>;
}

const seconds = (min: number, max: number) => fc.integer({ min, max }).map((amount) => Duration.seconds(amount));
const dnsLabel = fc.stringMatching(/^[a-z]([a-z0-9-]{0,10}[a-z0-9])?$/);
const portName = fc.stringMatching(/^[a-z]([a-z0-9]{0,10}[a-z])?$/).filter((name) => name !== 'management');
const labelKey = fc.oneof(fc.constantFrom('team', 'example.com/tier', 'toString', 'y', 'null'), fc.stringMatching(/^[A-Za-z]([-A-Za-z0-9_.]{0,20}[A-Za-z0-9])?$/));
const labelValue = fc.oneof(fc.constantFrom('', 'true', '1e3', '0x1F', 'null', '1.10', 'no', '1_000'), fc.stringMatching(/^[A-Za-z0-9]([-A-Za-z0-9_.]{0,20}[A-Za-z0-9])?$/).filter(isWritable));
const labels = fc.dictionary(labelKey, labelValue, { maxKeys: 4 });
const annotations = fc.dictionary(labelKey, hostileText, { maxKeys: 4 });
const variables = fc.dictionary(fc.oneof(fc.constantFrom('constructor', 'no', 'PATH'), fc.stringMatching(/^[A-Z_][A-Z0-9_]{0,12}$/)), hostileText, { maxKeys: 5 });
const configuration = fc.dictionary(fc.stringMatching(/^[a-z][a-z0-9_.-]{0,9}$/), hostileText, { maxKeys: 4 });
const path = fc.stringMatching(/^\/[a-z][a-z0-9/_-]{0,12}$/);
const image = fc.tuple(fc.stringMatching(/^[a-z]{1,8}(\/[a-z]{1,8})?$/), fc.stringMatching(/^[0-9]\.[0-9]{1,2}(-[a-z]{1,6})?$/)).map(([repository, tag]) => `${repository}:${tag}`);
const hostname = fc.stringMatching(/^(\*\.)?[a-z]{1,8}(-[a-z0-9]{1,4})?\.(example|example\.com)$/);
const bound = fc.oneof(
  fc.integer({ min: 1, max: 5 }).map((pods) => PercentOrAbsolute.absolute(pods)),
  fc.integer({ min: 1, max: 100 }).map((share) => PercentOrAbsolute.percent(share)),
);

/** What every kind of pod may say. */
const podProps: fc.Arbitrary<Partial<ReleaseServiceProps>> = partial<ReleaseServiceProps>({
  env: variables,
  config: configuration,
  args: fc.array(hostileText, { maxLength: 3 }),
  podLabels: labels.map(({ 'app.kubernetes.io/name': _name, 'app.kubernetes.io/instance': _instance, ...own }) => own),
  podAnnotations: annotations,
  labels,
  nodeSelector: labels,
  startupTime: seconds(1, 3600),
  drainTime: seconds(1, 3600),
  minReady: seconds(0, 120),
  revisionHistoryLimit: fc.integer({ min: 0, max: 20 }),
  spread: fc.boolean(),
  writablePaths: fc.uniqueArray(fc.constantFrom('/tmp', '/var/run', '/var/cache', '/data'), { maxLength: 3 }),
  disruptionBudget: fc.constantFrom(DisruptionBudget.none(), DisruptionBudget.of({ maxUnavailable: '1' }), DisruptionBudget.of({ maxUnavailable: '25%' })),
  name: dnsLabel,
});

/** A pod that takes requests. */
const servingProps = fc.record({
  pod: podProps,
  image,
  port: fc.integer({ min: 1, max: 65535 }),
  extra: fc.option(fc.tuple(portName, fc.integer({ min: 1, max: 65535 })), { nil: undefined }),
  management: fc.option(fc.integer({ min: 1, max: 65535 }), { nil: undefined }),
  grpc: fc.boolean(),
  readiness: path,
  liveness: fc.boolean(),
  preStop: fc.option(seconds(0, 120), { nil: undefined }),
  serviceAnnotations: annotations,
}).map(({ pod, port, extra, management, grpc, readiness, liveness, ...rest }): ReleaseServiceProps => {
  const protocol = grpc ? ServiceProtocol.GRPC : ServiceProtocol.HTTP;
  const probe = grpc ? HealthProbe.grpc() : HealthProbe.http(readiness);
  const secondPort = extra && extra[0] !== protocol && extra[1] !== port && extra[1] !== 80 ? extra : undefined;
  const managementPort = management === port || management === secondPort?.[1] ? undefined : management;
  return {
    ...pod,
    ...rest,
    ...(secondPort
      ? { ports: [{ name: secondPort[0], containerPort: secondPort[1] }, { name: protocol, containerPort: port }], trafficPort: protocol }
      : { port }),
    managementPort,
    protocol,
    readinessProbe: probe,
    ...(liveness && { livenessProbe: probe }),
  };
});

const workerProps = fc.tuple(podProps, image).map(([pod, reference]): ReleaseServiceProps => ({ ...pod, image: reference }));
const replicas = fc.integer({ min: 0, max: 50 });
const routers = fc.constantFrom<ITrafficRouter | undefined>(
  undefined, new GatewayApiRouter({ gateway: 'public' }), new NginxRouter(), new NginxRouter({ endpointLag: Duration.seconds(40) }), new ReplicaShareRouter());
const route = fc.record({ hostnames: fc.uniqueArray(hostname, { maxLength: 3 }) });

const platform: fc.Arbitrary<PlatformProps> = fc.record({
  crds: fc.constantFrom<OptionalKind[]>([], [OptionalKind.PROMETHEUS_RULE], [OptionalKind.PROMETHEUS_RULE, OptionalKind.POD_MONITOR]),
  kubernetesVersion: fc.constantFrom('1.26', '1.28', '1.30', '1.34'),
  argoRolloutsVersion: fc.constantFrom('1.8', '1.9', '1.10'),
  labels: labels.map(({ 'app.kubernetes.io/name': _name, 'app.kubernetes.io/instance': _instance, ...own }) => own),
  imageRegistry: fc.constantFrom('ghcr.io/acme', 'registry.example:5000'),
}).map((props) => ({ ...props, prometheus: { address: 'http://prometheus.monitoring:9090' } }));

const weights = fc.uniqueArray(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 5 })
  .map((list) => list.sort((left, right) => left - right));
const heldSteps = fc.oneof(
  fc.tuple(weights, seconds(1, 7200)).map(([list, pause]) => CanarySteps.weights(list, { pause })),
  weights.map((list) => CanarySteps.weights(list, { manual: true })),
);
const hastySteps = weights.map((list) => list.map((weight) => CanaryStep.weight(weight)));
const metrics = fc.uniqueArray(fc.constantFrom(
  AnalysisMetric.successRate({ atLeast: 0.99 }), AnalysisMetric.errorRate({ atMost: 0.01 }), AnalysisMetric.restarts(), AnalysisMetric.unreadyPods(),
  AnalysisMetric.latency({ percentile: 0.95, atMost: Duration.millis(300) }),
), { minLength: 1, maxLength: 3, selector: (metric) => metric.name });
const ending: fc.Arbitrary<AnalysisMetric[]> = fc.constant([AnalysisMetric.successRate({ atLeast: 0.99, count: 5 })]);

/** An analysis needs steps that hold the canary. */
const plan = fc.oneof(
  fc.record({ steps: heldSteps, analysis: fc.option(metrics, { nil: undefined }) }),
  fc.record({ steps: hastySteps }),
);

/** Whether the router can serve the route of these props at all; a plain route needs one that serves host names. */
function routable(router: ITrafficRouter | undefined): boolean {
  return router !== undefined && router.routerName !== 'replica share';
}

const canary: fc.Arbitrary<Release> = fc.record({
  platform,
  router: routers,
  serving: servingProps,
  replicas,
  plan,
  route,
  analysisPlacement: fc.constantFrom(AnalysisPlacement.BACKGROUND, AnalysisPlacement.INLINE),
  maxSurge: bound,
}).map(({ router, serving, route: wanted, maxSurge, platform: facts, plan: planned, ...rest }): Release => ({
  kind: 'canary',
  platform: facts,
  props: {
    ...serving,
    ...rest,
    ...planned,
    trafficRouting: router,
    ...(routable(router) ? { route: wanted } : { maxSurge, acceptReplicaShare: true }),
  },
}));

const blueGreen: fc.Arbitrary<Release> = fc.record({
  platform,
  router: routers,
  pod: fc.oneof(servingProps, workerProps),
  replicas,
  route,
  promotion: fc.oneof(fc.constantFrom(Promotion.manual(), Promotion.automatic()), seconds(1, 3600).map((duration) => Promotion.after(duration))),
  postPromotionAnalysis: fc.option(ending, { nil: undefined }),
}).map(({ router, pod, route: wanted, platform: facts, ...rest }): Release => ({
  kind: 'blueGreen',
  platform: facts,
  props: { ...pod, ...rest, trafficRouting: router, ...(routable(router) && pod.readinessProbe && { route: wanted }) },
}));

const rolling: fc.Arbitrary<Release> = fc.record({
  platform, router: routers, pod: fc.oneof(servingProps, workerProps), replicas, route, maxSurge: bound,
}).map(({ router, pod, route: wanted, platform: facts, ...rest }): Release => ({
  kind: 'rolling',
  platform: facts,
  props: { ...pod, ...rest, trafficRouting: router, ...(routable(router) && pod.readinessProbe && { route: wanted }) },
}));

/** Releases that must be accepted. */
export const acceptedReleases: fc.Arbitrary<Release> = fc.oneof(canary, blueGreen, rolling);

const anyNumber = fc.oneof(fc.integer(), fc.double(), fc.constantFrom(0, -1, NaN, Infinity, 65536));
const anyDuration = fc.oneof(fc.integer({ min: 0, max: 100_000 }).map((amount) => Duration.millis(amount)), seconds(0, 10_000));
const anyDictionary = fc.dictionary(anyText, anyText, { maxKeys: 3 });
const anyBound = anyNumber.map((amount) => PercentOrAbsolute.absolute(amount));

/** One prop of the right type with any content at all. */
const anyProp: fc.Arbitrary<object> = fc.oneof(
  ...['name', 'image', 'readiness', 'liveness', 'trafficPort', 'configMountPath', 'priorityClassName'].map((prop) => anyText.map((text) => ({ [prop]: text }))),
  ...['port', 'managementPort', 'replicas', 'revisionHistoryLimit', 'rollbackWindowRevisions', 'user', 'group', 'fsGroup', 'minPodsPerReplicaSet', 'previewReplicas']
    .map((prop) => anyNumber.map((amount) => ({ [prop]: amount }))),
  ...['minReady', 'progressDeadline', 'preStop', 'drainTime', 'startupTime', 'bake', 'scaleDownDelay', 'abortScaleDownDelay']
    .map((prop) => anyDuration.map((duration) => ({ [prop]: duration }))),
  ...['env', 'config', 'podLabels', 'podAnnotations', 'labels', 'selectorLabels', 'serviceAnnotations', 'nodeSelector']
    .map((prop) => anyDictionary.map((dictionary) => ({ [prop]: dictionary }))),
  ...['maxSurge', 'maxUnavailable'].map((prop) => anyBound.map((amount) => ({ [prop]: amount }))),
  fc.array(anyText, { maxLength: 3 }).map((writablePaths) => ({ writablePaths })),
  fc.array(anyText, { maxLength: 3 }).map((hostnames) => ({ route: { hostnames } })),
  fc.array(anyText, { maxLength: 3 }).map((paths) => ({ route: { paths } })),
  anyDictionary.map((routeAnnotations) => ({ route: { annotations: routeAnnotations } })),
  fc.array(fc.record({ name: anyText, containerPort: anyNumber }), { maxLength: 3 }).map((ports) => ({ ports, port: undefined })),
  fc.record({ minReplicas: anyNumber, maxReplicas: anyNumber, cpuUtilization: anyNumber })
    .map((autoscaling) => ({ autoscaling, replicas: undefined })),
  fc.array(fc.record({ key: anyText, value: anyText }), { maxLength: 2 }).map((tolerations) => ({ tolerations })),
);

/** Releases of which some props may be anything of their type: most of them must be rejected. */
export const anyReleases: fc.Arbitrary<Release> = fc.tuple(acceptedReleases, fc.array(anyProp, { minLength: 1, maxLength: 2 }))
  .map(([release, spoilt]) => ({ ...release, props: Object.assign({}, release.props, ...spoilt) }) as Release);
