import { App, Chart, Duration, Testing } from 'cdk8s';
import {
  AlbRouter, CanaryService, CanaryStep, CanarySteps, HealthProbe, IstioRouter, ITrafficRouter, NginxRouter, ObjectRef, RolloutStrategy,
  ServiceProtocol, StringMatch, TrafficRouting,
} from '../../src';

const steps = CanarySteps.weights([10], { pause: Duration.minutes(5) });

function canaryBehind(trafficRouting: ITrafficRouter, props: object = {}) {
  const chart = new Chart(new App(), 'shop', { namespace: 'shop' });
  const service = new CanaryService(chart, 'orders', { image: 'ghcr.io/acme/orders:1.4.2', port: 8080, readiness: '/ready', replicas: 10, trafficRouting, route: {}, steps, ...props });
  const objects: any[] = Testing.synth(chart);
  return {
    service,
    services: objects.filter(({ kind }) => kind === 'Service').map(({ metadata }) => metadata.name),
    canary: objects.find(({ kind }) => kind === 'Rollout').spec.strategy.canary,
  };
}

test('ping-pong: two Services take turns, and the stable one is there for callers inside the cluster', () => {
  const { service, services, canary } = canaryBehind(new AlbRouter());
  expect(services).toEqual(['orders', 'orders-ping', 'orders-pong']);
  expect([service.canaryService, service.pingService?.name, service.pongService?.name]).toEqual([undefined, 'orders-ping', 'orders-pong']);
  expect(canary).toMatchObject({ stableService: 'orders', pingPong: { pingService: 'orders-ping', pongService: 'orders-pong' } });
  expect(canary.canaryService).toBeUndefined();
});

test('subsets: one Service, which the controller leaves alone', () => {
  const { services, canary } = canaryBehind(new IstioRouter({ subsets: true }));
  expect(services).toEqual(['orders']);
  expect([canary.stableService, canary.canaryService, canary.pingPong]).toEqual([undefined, undefined, undefined]);
  expect(canary.trafficRouting.istio.destinationRule).toEqual({ name: 'orders', canarySubsetName: 'canary', stableSubsetName: 'stable' });
});

test('every other router: a stable and a canary Service', () => {
  const { services, canary } = canaryBehind(new NginxRouter());
  expect(services).toEqual(['orders', 'orders-canary']);
  expect(canary).toMatchObject({ stableService: 'orders', canaryService: 'orders-canary' });
});

test('a canary Service that exists already is refused where none is used', () => {
  const existingCanaryService = ObjectRef.of('orders-canary');
  expect(() => canaryBehind(new NginxRouter(), { existingCanaryService })).not.toThrow();
  expect(() => canaryBehind(new AlbRouter(), { existingCanaryService })).toThrow(/existingCanaryService is .*; accepted: nothing: AWS ALB has no canary Service here .*PING_PONG/);
});

test('TCP goes to routers that take connections', () => {
  const tcp = { readiness: undefined, readinessProbe: HealthProbe.tcp(), protocol: ServiceProtocol.TCP };
  expect(canaryBehind(new IstioRouter(), tcp).canary.trafficRouting).toEqual({ istio: { virtualService: { name: 'orders' } } });
  expect(() => canaryBehind(new NginxRouter(), tcp)).toThrow('protocol is "TCP"; accepted: HTTP, GRPC with NGINX. Mend: use a router that takes connections');
});

describe('a strategy with ping-pong Services', () => {
  const pingPong = { pingService: 'ping', pongService: 'pong' };
  const strategy = (trafficRouting?: TrafficRouting) => () => RolloutStrategy.canary({ pingPong, trafficRouting });

  test('needs a router that can, and a root Service for ALB', () => {
    expect(strategy(TrafficRouting.alb({ ingress: 'a', servicePort: 80, rootService: 'root' }))).not.toThrow();
    expect(strategy(TrafficRouting.alb({ ingress: 'a', servicePort: 80 }))).toThrow('trafficRouting.alb.rootService is not given; accepted: the backend of the Ingress');
    expect(strategy(TrafficRouting.istio({ virtualService: { name: 'a' } }))).not.toThrow();
    expect(strategy(TrafficRouting.smi())).toThrow(/pingPong is .*; accepted: nothing with SMI; ping-pong Services need AWS ALB, Istio, plugins/);
    expect(strategy()).toThrow('nothing without a router');
  });
});

test('a header route that is not exact is refused as soon as one of the routers is ALB', () => {
  const alb = TrafficRouting.alb({ ingress: 'a', servicePort: 80, managedRoutes: ['testers'] });
  const istio = TrafficRouting.istio({ virtualService: { name: 'a' } });
  const strategy = (headerValue: StringMatch) => () => RolloutStrategy.canary({
    stableService: 'a',
    canaryService: 'b',
    trafficRouting: TrafficRouting.combined([alb, istio]),
    steps: [CanaryStep.headerRoute({ name: 'testers', match: [{ headerName: 'X-Canary', headerValue }] })],
  });
  expect(strategy(StringMatch.exact('yes'))).not.toThrow();
  expect(strategy(StringMatch.prefix('y'))).toThrow(/accepted: exact values only.*StringMatch\.exact/);
});
