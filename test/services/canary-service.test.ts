import { Duration, Size } from 'cdk8s';
import { Cpu, PercentOrAbsolute } from 'cdk8s-plus-28';
import {
  AnalysisMetric, AnalysisPlacement, AutoscalingMetric, CanaryServiceProps, CanaryStep,
  CanarySteps, NginxRouter, ObjectRef, ReplicaProgressThreshold, ReplicaShareRouter,
  ServiceProtocol, StringMatch, VersionAntiAffinity,
} from 'cdk8s-rollouts';
import { canaryIn, find, objectsIn, routed, server, shop, steps, strategyIn, worker } from './release-of';

const unrouted = { ...server, trafficRouting: undefined, route: undefined, replicas: 10 };
const canaryOf = (props: Partial<CanaryServiceProps> = {}) => {
  const chart = shop();
  canaryIn(chart, props);
  return strategyIn(chart).canary;
};
const analysis = [AnalysisMetric.successRate({ atLeast: 0.99 })];

describe('a canary behind a router', () => {
  test('has a stable and a canary Service and a route over both', () => {
    const chart = shop();
    canaryIn(chart);
    expect(objectsIn(chart)).toEqual([
      'ServiceAccount orders', 'Service orders', 'Service orders-canary', 'HTTPRoute orders', 'PodDisruptionBudget orders', 'Rollout orders',
    ]);
    expect(strategyIn(chart).canary).toMatchObject({ stableService: 'orders', canaryService: 'orders-canary', trafficRouting: { plugins: { 'argoproj-labs/gatewayAPI': { httpRoute: 'orders' } } } });
  });

  test('reaches the full weight and bakes two minutes before the old pods go', () => {
    expect(canaryOf().steps.slice(-2)).toEqual([{ setWeight: 100 }, { pause: { duration: '2m' } }]);
    expect(canaryOf({ bake: Duration.minutes(10) }).steps.slice(-1)).toEqual([{ pause: { duration: '10m' } }]);
    expect(canaryOf({ bake: Duration.seconds(0) }).steps).toHaveLength(4);
    expect(canaryOf({ steps: [CanaryStep.weight(100), CanaryStep.pause()] }).steps).toHaveLength(2);
  });

  test('may pause for a bare number of seconds', () => {
    expect(canaryOf({ steps: [CanaryStep.weight(10), CanaryStep.pauseSeconds(15)] }).steps[1]).toEqual({ pause: { duration: 15 } });
  });

  test('keeps two pods of each version, loses none, and gives the router time', () => {
    expect(canaryOf()).toMatchObject({ minPodsPerReplicaSet: 2, maxUnavailable: 0, scaleDownDelaySeconds: 30, abortScaleDownDelaySeconds: 30 });
    const slow = new NginxRouter({ endpointLag: Duration.seconds(60) });
    expect(canaryOf({ trafficRouting: slow })).toMatchObject({ scaleDownDelaySeconds: 61, abortScaleDownDelaySeconds: 61 });
  });

  test('takes what the caller says instead', () => {
    expect(canaryOf({
      minPodsPerReplicaSet: 3,
      maxUnavailable: PercentOrAbsolute.percent(10),
      scaleDownDelay: Duration.minutes(2),
      abortScaleDownDelay: Duration.minutes(3),
      antiAffinity: VersionAntiAffinity.required(),
      stableMetadata: { labels: { role: 'stable' } },
      canaryMetadata: { labels: { role: 'canary' } },
      replicaProgressThreshold: ReplicaProgressThreshold.percent(80),
    })).toMatchObject({
      minPodsPerReplicaSet: 3,
      maxUnavailable: '10%',
      scaleDownDelaySeconds: 120,
      abortScaleDownDelaySeconds: 180,
      antiAffinity: {},
      stableMetadata: { labels: { role: 'stable' } },
      canaryMetadata: { labels: { role: 'canary' } },
      replicaProgressThreshold: { value: 80 },
    });
  });

  test('keeps the pods of an aborted canary, if asked', () => {
    expect(canaryOf({ abortScaleDownDelay: Duration.seconds(0) }).abortScaleDownDelaySeconds).toBe(0);
  });

  test('can take stable pods away as it goes', () => {
    const canary = canaryOf({ dynamicStableScale: true });
    expect(canary.dynamicStableScale).toBe(true);
    expect(canary).not.toHaveProperty('scaleDownDelaySeconds');
    expect(canary).not.toHaveProperty('minPodsPerReplicaSet');
    expect(canary.steps.map(({ setWeight }: { setWeight?: number }) => setWeight)).not.toContain(100);
  });

  test.each<[Partial<CanaryServiceProps>, RegExp]>([
    [{ bake: Duration.minutes(1) }, /bake is "1m"; accepted: nothing together with dynamicStableScale\. Mend: leave it out/],
    [{ steps: [CanaryStep.weight(100), CanaryStep.pause()] }, /steps is "weight 100"; accepted: weights below 100 together with dynamicStableScale/],
    [{ minPodsPerReplicaSet: 2 }, /minPodsPerReplicaSet is 2; accepted: nothing, or 1, together with dynamicStableScale\. Mend: .* an abort/],
    [{ abortScaleDownDelay: Duration.minutes(1) }, /abortScaleDownDelay is "1 minute"; accepted: nothing together with dynamicStableScale\. Mend: /],
  ])('but not what leaves an abort nothing to return to: %j', (props, message) => {
    expect(() => canaryOf({ ...props, dynamicStableScale: true })).toThrow(message);
    expect(() => canaryOf(props)).not.toThrow();
  });

  test('manages the header routes that its steps set', () => {
    const header = CanaryStep.headerRoute({ name: 'testers', match: [{ headerName: 'x', headerValue: StringMatch.exact('1') }] });
    expect(canaryOf({ steps: [CanaryStep.canaryScale({ replicas: 1 }), header, ...steps] }).trafficRouting.managedRoutes).toEqual([{ name: 'testers' }]);
    expect(() => canaryOf({ trafficRouting: new NginxRouter(), steps: [header, ...steps] })).toThrow(/accepted: .*; header routes need .*Mend: /);
  });

  test('uses Services and a route that exist', () => {
    const chart = shop();
    const service = canaryIn(chart, { existingService: ObjectRef.of('live'), existingCanaryService: ObjectRef.of('next', 'shop'), route: { existing: ObjectRef.of('public') } });
    expect(objectsIn(chart)).toEqual(['ServiceAccount orders', 'PodDisruptionBudget orders', 'Rollout orders']);
    expect(strategyIn(chart).canary).toMatchObject({ stableService: 'live', canaryService: 'next' });
    expect([service.service, service.canaryService, service.route]).toEqual([undefined, undefined, undefined]);
  });

  test('speaks gRPC on a GRPCRoute', () => {
    const chart = shop();
    canaryIn(chart, { protocol: ServiceProtocol.GRPC });
    expect(objectsIn(chart)).toContain('GRPCRoute orders');
    expect(find(chart, 'Service').spec.ports[0]).toMatchObject({ name: 'grpc', port: 8080, appProtocol: 'kubernetes.io/h2c' });
  });
});

describe('the analysis of a canary', () => {
  test('runs beside the steps from the first weight on', () => {
    const chart = shop();
    canaryIn(chart, { analysis });
    expect(strategyIn(chart).canary.analysis).toMatchObject({ startingStep: 1, templates: [{ templateName: 'orders-success-rate' }] });
    expect(objectsIn(chart)).toContain('AnalysisTemplate orders-success-rate');
  });

  test('or as a step behind each pause', () => {
    const { steps: inline, analysis: background } = canaryOf({ analysis, analysisPlacement: AnalysisPlacement.INLINE });
    expect(background).toBeUndefined();
    expect(inline.map((step: object) => Object.keys(step)[0]))
      .toEqual(['setWeight', 'pause', 'analysis', 'setWeight', 'pause', 'analysis', 'setWeight', 'pause', 'analysis']);
  });

  test('needs a canary that is held with traffic', () => {
    expect(() => canaryOf({ analysis, steps: [CanaryStep.weight(100)] })).toThrow('shop/orders: analysis is "steps without a pause behind a weight (setWeight)"; accepted: an analysis of');
  });
});

describe('a canary without a router', () => {
  test('has one Service over all pods, and says which shares it reaches', () => {
    const chart = shop();
    canaryIn(chart, unrouted);
    expect(objectsIn(chart)).toEqual(['ServiceAccount orders', 'Service orders', 'PodDisruptionBudget orders', 'Rollout orders']);
    expect(strategyIn(chart).canary).toEqual({ maxSurge: '25%', maxUnavailable: 0, steps: steps.map((step) => step._toJson()) });
    expect(find(chart, 'Rollout').metadata.annotations).toEqual({ 'cdk8s-rollouts.dev/replica-share': '20 -> 20 %, 50 -> 50 %' });
  });

  test('whose shares are far off is refused until that is accepted', () => {
    const far = { ...unrouted, replicas: 4, steps: CanarySteps.weights([10], { manual: true }) };
    expect(() => canaryOf(far)).toThrow('shop/orders: steps is "weight 10 reaches 20 %"; accepted: weights that 4 replicas reach within 5 points without a router. Mend: use a router, more');
    const chart = shop();
    canaryIn(chart, { ...far, acceptReplicaShare: true });
    expect(find(chart, 'Rollout').metadata.annotations).toEqual({ 'cdk8s-rollouts.dev/replica-share': '10 -> 20 %' });
  });

  test('may say how many pods come and go', () => {
    expect(canaryOf({ ...unrouted, maxSurge: PercentOrAbsolute.absolute(1), maxUnavailable: PercentOrAbsolute.absolute(2) }))
      .toMatchObject({ maxSurge: 1, maxUnavailable: 2 });
  });
});

describe('a canary that cannot work is refused', () => {
  const memory = { memory: { request: Size.mebibytes(64) }, cpu: { request: Cpu.millis(50) } };
  test.each<[Partial<CanaryServiceProps>, string]>([
    [{ ...worker, port: undefined, readiness: undefined, route: undefined }, 'port is not given; accepted: the port that requests come in on. Mend: add port; for a worker use BlueGreenService'],
    [{ route: undefined }, 'route is not given; accepted: a route for Gateway API, {} for every host name. Mend: say how requests come in, or split by pods'],
    [{ steps: [] }, 'steps is []; accepted: at least one step. Mend: use CanarySteps.weights'],
    [{ steps: [CanaryStep.weight(50), CanaryStep.weight(20)] }, 'steps[1].weight is 20; accepted: at least 50, the weight before it. Mend: let the weights rise'],
    [{ steps: [CanaryStep.weight(100)], bake: Duration.minutes(1) }, 'bake is "1m"; accepted: nothing where the steps reach 100. Mend: put a pause behind'],
    [{ ...unrouted, bake: Duration.minutes(1) }, 'bake is "1m"; accepted: nothing without a router. Mend: leave it out'],
    [{ maxSurge: PercentOrAbsolute.absolute(1) }, 'maxSurge is 1; accepted: nothing behind a router. Mend: leave it out'],
    ...(['minPodsPerReplicaSet', 'dynamicStableScale', 'scaleDownDelay', 'abortScaleDownDelay', 'existingCanaryService'] as const).map((prop): [object, string] => [
      { ...unrouted, [prop]: { minPodsPerReplicaSet: 2, dynamicStableScale: true, existingCanaryService: ObjectRef.of('a') }[prop as 'dynamicStableScale'] ?? Duration.minutes(1) },
      `${prop} is "`,
    ]),
    [{ scaleDownDelay: Duration.seconds(2) }, 'scaleDownDelay is "2 seconds"; accepted: at least 6 s: what Gateway API takes to act, and one second that the controller cuts off. Mend: raise it'],
    [{ abortScaleDownDelay: Duration.seconds(2) }, 'abortScaleDownDelay is "2 seconds"; accepted: at least 6 s'],
    [{ existingService: ObjectRef.of('live', 'other') }, 'existingService is {"name":"live","namespace":"other"}; accepted: a Service in the namespace of the service. Mend: name one there'],
    [{ protocol: ServiceProtocol.TCP }, 'protocol is "TCP"; accepted: HTTP, GRPC with Gateway API. Mend: use a router that takes connections'],
    [{ replicas: 3, autoscaling: { minReplicas: 2, maxReplicas: 4, cpuUtilization: 70 } }, 'replicas is 3; accepted: nothing together with autoscaling. Mend: leave it out'],
    [{ resources: memory, autoscaling: { minReplicas: 2, maxReplicas: 4, metrics: [AutoscalingMetric.memoryUtilization(80)] } }, 'memory'],
    [{ trafficRouting: new ReplicaShareRouter(), replicas: 10 }, 'route is {"hostnames":["orders.example.com"]}; accepted: nothing without a router that could serve it. Mend: name one'],
    [{ rollbackWindowRevisions: 0 }, 'rollbackWindowRevisions is 0; accepted: a whole number from 1 to 5'],
  ])('%#', (props, message) => {
    expect(() => canaryOf(props)).toThrow(message);
    expect(() => canaryOf(props)).toThrow(/^shop\/orders.*; accepted: .*Mend: /);
  });

  test('a header route that is set on a router which weighs pods', () => {
    const header = CanaryStep.headerRoute({ name: 'testers', match: [{ headerName: 'x', headerValue: StringMatch.exact('1') }] });
    expect(() => canaryOf({ ...unrouted, steps: [header, ...steps] })).toThrow(/setHeaderRoute is .*accepted: nothing without a router; header routes need/);
  });
});

test('the controller\'s own objects are named, and never emitted', () => {
  const chart = shop();
  const service = canaryIn(chart, { ...routed, trafficRouting: new NginxRouter() });
  expect(service.controllerOwned).toEqual(['Ingress orders-orders-canary']);
  expect(objectsIn(chart).filter((object) => object.startsWith('Ingress'))).toEqual(['Ingress orders']);
});
