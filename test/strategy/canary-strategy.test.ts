import { Duration } from 'cdk8s';
import { PercentOrAbsolute } from 'cdk8s-plus-28';
import {
  AnalysisTemplate, CanaryStep, CanaryStrategyOptions, ExperimentSpecRef,
  ReplicaProgressThreshold, RolloutStrategy, StringMatch, TrafficRouting, VersionAntiAffinity,
} from 'cdk8s-rollouts';

const services = { stableService: 'orders', canaryService: 'orders-canary' };
const nginx = TrafficRouting.nginx({ stableIngress: 'orders' });
const gateway = TrafficRouting.gatewayApi({ httpRoute: 'orders' });
const canary = (options: CanaryStrategyOptions) => RolloutStrategy.canary(options)._toJson().canary!;
const header = CanaryStep.headerRoute({ name: 'testers', match: [{ headerName: 'x', headerValue: StringMatch.exact('1') }] });
const mirror = CanaryStep.mirrorRoute({ name: 'reads', match: [{ method: StringMatch.exact('GET') }] });

describe('a canary strategy', () => {
  test('adds nothing to what is said', () => {
    expect(JSON.parse(JSON.stringify(canary({})))).toEqual({});
  });

  test('takes every field', () => {
    expect(canary({
      ...services,
      trafficRouting: nginx,
      steps: [CanaryStep.weight(5), CanaryStep.pause()],
      analysis: { templates: [AnalysisTemplate.fromTemplateName('smoke')], startingStep: 1 },
      maxSurge: PercentOrAbsolute.percent(20),
      maxUnavailable: PercentOrAbsolute.absolute(1),
      scaleDownDelay: Duration.minutes(1),
      scaleDownDelayRevisionLimit: 2,
      abortScaleDownDelay: Duration.seconds(0),
      minPodsPerReplicaSet: 2,
      replicaProgressThreshold: ReplicaProgressThreshold.pods(3),
      canaryMetadata: { labels: { role: 'canary' }, annotations: { a: 'b' } },
      stableMetadata: { labels: { role: 'stable' } },
      antiAffinity: VersionAntiAffinity.required(),
    })).toMatchObject({
      ...services,
      trafficRouting: { nginx: { stableIngress: 'orders' } },
      steps: [{ setWeight: 5 }, { pause: {} }],
      analysis: { templates: [{ templateName: 'smoke' }], startingStep: 1 },
      maxSurge: '20%',
      maxUnavailable: 1,
      scaleDownDelaySeconds: 60,
      scaleDownDelayRevisionLimit: 2,
      abortScaleDownDelaySeconds: 0,
      minPodsPerReplicaSet: 2,
      replicaProgressThreshold: { type: 'Pods', value: 3 },
      canaryMetadata: { labels: { role: 'canary' }, annotations: { a: 'b' } },
      stableMetadata: { labels: { role: 'stable' } },
      antiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: {} },
    });
  });

  test('lets two Services take turns', () => {
    const routing = TrafficRouting.plugin('acme/router', {});
    expect(canary({ pingPong: { pingService: 'a', pongService: 'b' }, trafficRouting: routing }).pingPong).toEqual({ pingService: 'a', pongService: 'b' });
  });

  test('lets no Services take turns where the router cannot', () => {
    const pingPong = { pingService: 'a', pongService: 'b' };
    expect(() => canary({ ...services, pingPong, trafficRouting: nginx })).toThrow(/pingPong is .*accepted: nothing with NGINX; ping-pong Services need AWS ALB, Istio, .*Mend: use one of these routers/);
    expect(() => canary({ pingPong })).toThrow('accepted: nothing without a router');
  });

  test('takes stable pods away as it goes, if asked', () => {
    expect(canary({ ...services, trafficRouting: nginx, dynamicStableScale: true }).dynamicStableScale).toBe(true);
    expect(canary({ dynamicStableScale: false }).dynamicStableScale).toBe(false);
  });

  test('counts to the largest weight of the router', () => {
    const thousand = TrafficRouting.nginx({ stableIngress: 'orders', maxTrafficWeight: 1000 });
    expect(canary({ ...services, trafficRouting: thousand, steps: [CanaryStep.weight(1000)] }).steps).toEqual([{ setWeight: 1000 }]);
    expect(() => canary({ ...services, trafficRouting: thousand, steps: [CanaryStep.weight(1001)] })).toThrow('accepted: 0 to 1000, the maxTrafficWeight');
  });
});

describe('what the controller rejects or ignores is refused', () => {
  test.each<[CanaryStrategyOptions, string]>([
    [{ stableService: 'a', canaryService: 'a' }, 'canaryService is "a"; accepted: another Service than stableService. Mend: use two Services'],
    [{ pingPong: { pingService: 'a', pongService: 'a' } }, 'pingPong is {"pingService":"a","pongService":"a"}; accepted: two different Services'],
    [{ trafficRouting: nginx }, 'stableService is not given; accepted: the name of a Service, as this router needs both'],
    [{ trafficRouting: nginx, stableService: 'a' }, 'canaryService is not given; accepted: the name of a Service'],
    [{ minPodsPerReplicaSet: 0 }, 'minPodsPerReplicaSet is 0; accepted: a whole number from 1'],
    [{ scaleDownDelayRevisionLimit: -1 }, 'scaleDownDelayRevisionLimit is -1'],
    [{ minPodsPerReplicaSet: 2 }, 'minPodsPerReplicaSet is "2"; accepted: nothing without trafficRouting. Mend: add trafficRouting, or leave the prop out'],
    [{ dynamicStableScale: true }, 'dynamicStableScale is "true"; accepted: nothing without trafficRouting'],
    [{ scaleDownDelay: Duration.seconds(1) }, 'scaleDownDelay is'],
    [{ ...services, trafficRouting: nginx, scaleDownDelay: Duration.seconds(0) }, 'scaleDownDelay is "0s"; accepted: whole seconds, at least 1'],
    [{ ...services, trafficRouting: nginx, dynamicStableScale: true, scaleDownDelay: Duration.seconds(60) },
      'scaleDownDelay is "1 minute"; accepted: nothing together with dynamicStableScale. Mend: leave one of the two out'],
    [{ maxSurge: PercentOrAbsolute.absolute(0), maxUnavailable: PercentOrAbsolute.percent(0) }, 'maxSurge is 0; accepted: more than 0 where maxUnavailable is 0'],
    [{ maxSurge: PercentOrAbsolute.percent(101) }, 'maxSurge is "101%"; accepted: a whole number from 0 to 1000000, or 0 to 100 percent. Mend: pass PercentOrAbsolute'],
    [{ maxUnavailable: PercentOrAbsolute.absolute(0.5) }, 'maxUnavailable is 0.5'],
    [{ canaryMetadata: { labels: { 'rollouts-pod-template-hash': 'x' } } }, 'canaryMetadata.labels is {"rollouts-pod-template-hash":"x"}; accepted: labels other than'],
    [{ stableMetadata: { labels: { 'a b': 'x' } } }, 'stableMetadata.labels key is "a b"'],
    [{ stableMetadata: { annotations: { 'a b': 'x' } } }, 'stableMetadata.annotations key is "a b"'],
    [{ steps: [CanaryStep.weight(101)] }, 'steps[0].setWeight is 101; accepted: 0 to 100. Mend: pass a weight within these bounds'],
    [{ steps: [CanaryStep.canaryScale({ replicas: 1 })] }, 'steps[0].setCanaryScale is {"replicas":1}; accepted: nothing without trafficRouting. Mend: add trafficRouting'],
    [{ steps: [header] }, 'steps[0].setHeaderRoute is {"name":"testers"'],
    [{ ...services, trafficRouting: nginx, steps: [header] }, 'accepted: nothing with NGINX; header routes need AWS ALB, Istio'],
    [{ ...services, trafficRouting: nginx, steps: [mirror] }, 'accepted: nothing with NGINX; mirror routes need Istio'],
    [{ ...services, trafficRouting: gateway, steps: [header] },
      'steps[0].setHeaderRoute.name is "testers"; accepted: a name in managedRoutes (none). Mend: add the name to managedRoutes of the trafficRouting'],
    [{ ...services, trafficRouting: TrafficRouting.gatewayApi({ httpRoute: 'o', managedRoutes: ['a', 'b'] }), steps: [mirror] },
      'steps[0].setMirrorRoute.name is "reads"; accepted: a name in managedRoutes (a, b)'],
    [{ steps: [CanaryStep.experiment({ templates: [{ name: 'a', specRef: ExperimentSpecRef.CANARY, weight: 5 }], duration: Duration.hours(1) })] },
      'steps[0].experiment.templates.weight is [{"name":"a","specRef":"canary","weight":5}]; accepted: nothing without a router'],
    [{ steps: [CanaryStep.weight(5)], analysis: { templates: [AnalysisTemplate.fromTemplateName('a')], startingStep: 1 } },
      'analysis.startingStep is 1; accepted: an index of the 1 steps, from 0. Mend: choose a step that exists'],
  ])('%#', (options, message) => {
    expect(() => canary(options)).toThrow(message);
    expect(() => canary(options)).toThrow(/^RolloutStrategy\.canary/);
  });
});

describe('parts of a strategy', () => {
  test('a threshold is a percentage or a number of pods', () => {
    expect(ReplicaProgressThreshold.percent(90)._toJson()).toEqual({ type: 'Percent', value: 90 });
    expect(() => ReplicaProgressThreshold.percent(0)).toThrow('ReplicaProgressThreshold.percent: percent is 0; accepted: a whole number from 1 to 100. Mend: pass a percentage.');
    expect(() => ReplicaProgressThreshold.pods(0)).toThrow('ReplicaProgressThreshold.pods: pods is 0');
  });

  test('versions avoid each other, more or less', () => {
    expect(VersionAntiAffinity.preferred()._toJson()).toEqual({ preferredDuringSchedulingIgnoredDuringExecution: { weight: 1 } });
    expect(() => VersionAntiAffinity.preferred(101)).toThrow('VersionAntiAffinity.preferred: weight is 101; accepted: a whole number from 1 to 100');
  });
});
