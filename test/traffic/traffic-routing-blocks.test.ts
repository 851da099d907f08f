import { Duration } from 'cdk8s';
import { LabelOperator } from '../../src/traffic/gateway-api-traffic-routing';
import { TrafficRouting } from '../../src/traffic/traffic-routing';

describe('TrafficRouting.alb', () => {
  test('is the alb block', () => {
    const routing = TrafficRouting.alb({
      ingress: 'orders', servicePort: 80, rootService: 'root', annotationPrefix: 'alb.example.com', stickiness: { duration: Duration.hours(1) }, managedRoutes: ['testers'],
    });
    expect(routing._toJson()).toEqual({
      managedRoutes: [{ name: 'testers' }],
      alb: { ingress: 'orders', servicePort: 80, rootService: 'root', annotationPrefix: 'alb.example.com', stickinessConfig: { enabled: true, durationSeconds: 3600 } },
    });
    expect(TrafficRouting.alb({ ingresses: ['a', 'b'], servicePort: 80 })._toJson()).toEqual({ alb: { ingresses: ['a', 'b'], servicePort: 80 } });
  });

  test('needs exactly one of ingress and ingresses, a port, and a stickiness of at most 7 days', () => {
    expect(() => TrafficRouting.alb({ servicePort: 80 })).toThrow('TrafficRouting.alb: ingress and ingresses is not given; accepted: exactly one of the two. Mend: name one Ingress');
    expect(() => TrafficRouting.alb({ ingress: 'a', ingresses: ['b'], servicePort: 80 })).toThrow('is ["a",["b"]]');
    expect(() => TrafficRouting.alb({ ingresses: [], servicePort: 80 })).toThrow('ingresses is []; accepted: at least one name');
    expect(() => TrafficRouting.alb({ ingresses: ['a', 'a'], servicePort: 80 })).toThrow('ingresses[1] is "a"; accepted: each name once');
    expect(() => TrafficRouting.alb({ ingress: 'a', servicePort: 0 })).toThrow('servicePort is 0');
    expect(() => TrafficRouting.alb({ ingress: 'a', servicePort: 80, rootService: 'A' })).toThrow('rootService is "A"');
    expect(() => TrafficRouting.alb({ ingress: 'a', servicePort: 80, stickiness: { duration: Duration.days(7) } })).not.toThrow();
    expect(() => TrafficRouting.alb({ ingress: 'a', servicePort: 80, stickiness: { duration: Duration.days(8) } })).toThrow('accepted: at most 7 days');
  });
});

describe('TrafficRouting.istio', () => {
  test('is the istio block', () => {
    const routing = TrafficRouting.istio({
      virtualService: { name: 'orders.edge', routes: ['primary'], tlsRoutes: [{ port: 443, sniHosts: ['a.example.com'] }, { port: 8443 }], tcpRoutes: [{ port: 3306 }] },
      destinationRule: { name: 'orders', canarySubsetName: 'canary', stableSubsetName: 'stable', additionalSubsetNames: ['shadow'] },
    });
    expect(routing._toJson()).toEqual({
      istio: {
        virtualService: { name: 'orders.edge', routes: ['primary'], tlsRoutes: [{ port: 443, sniHosts: ['a.example.com'] }, { port: 8443 }], tcpRoutes: [{ port: 3306 }] },
        destinationRule: { name: 'orders', canarySubsetName: 'canary', stableSubsetName: 'stable', additionalSubsetNames: ['shadow'] },
      },
    });
    expect(TrafficRouting.istio({ virtualServices: [{ name: 'a' }, { name: 'b' }] })._toJson()).toEqual({ istio: { virtualServices: [{ name: 'a' }, { name: 'b' }] } });
  });

  test('needs exactly one of virtualService and virtualServices', () => {
    expect(() => TrafficRouting.istio({})).toThrow('TrafficRouting.istio: virtualService and virtualServices is not given; accepted: exactly one of the two');
    expect(() => TrafficRouting.istio({ virtualService: { name: 'a' }, virtualServices: [{ name: 'b' }] })).toThrow('accepted: exactly one of the two');
    expect(() => TrafficRouting.istio({ virtualServices: [{ name: 'a' }, { name: 'a' }] })).toThrow('virtualServices[1] is "a"; accepted: each name once');
  });

  test.each<[string, object]>([
    ['virtualService.routes is []', { routes: [] }],
    ['virtualService.routes[0] is "a b"', { routes: ['a b'] }],
    ['virtualService.tlsRoutes[0] is {}', { tlsRoutes: [{}] }],
    ['virtualService.tlsRoutes[0].sniHosts[0] is "A"', { tlsRoutes: [{ sniHosts: ['A'] }] }],
    ['virtualService.tcpRoutes[0].port is 0', { tcpRoutes: [{ port: 0 }] }],
  ])('refuses: %s', (message, routes) => {
    expect(() => TrafficRouting.istio({ virtualService: { name: 'orders', ...routes } })).toThrow(`TrafficRouting.istio: ${message}; accepted:`);
  });

  test('tells its subsets apart', () => {
    const subsets = (changes: object) => () => TrafficRouting.istio({
      virtualService: { name: 'orders' }, destinationRule: { name: 'orders', canarySubsetName: 'canary', stableSubsetName: 'stable', ...changes },
    });
    expect(subsets({})).not.toThrow();
    expect(subsets({ canarySubsetName: 'stable' })).toThrow('destinationRule.canarySubsetName is "stable"; accepted: another subset than stableSubsetName');
    expect(subsets({ canarySubsetName: '' })).toThrow('destinationRule.canarySubsetName is ""; accepted: a name without spaces');
    expect(subsets({ additionalSubsetNames: ['stable'] })).toThrow('destinationRule.additionalSubsetNames[0] is "stable"');
    expect(subsets({ additionalSubsetNames: ['a', 'a'] })).toThrow('destinationRule.additionalSubsetNames[1] is "a"; accepted: each subset once');
  });
});

describe('the routers that name one thing', () => {
  test('are what they name', () => {
    expect(TrafficRouting.smi()._toJson()).toEqual({ smi: {} });
    expect(TrafficRouting.smi({ rootService: 'orders', trafficSplitName: 'split' })._toJson()).toEqual({ smi: { rootService: 'orders', trafficSplitName: 'split' } });
    expect(TrafficRouting.traefik({ weightedTraefikServiceName: 'orders' })._toJson()).toEqual({ traefik: { weightedTraefikServiceName: 'orders' } });
    expect(TrafficRouting.ambassador({ mappings: ['a', 'b'] })._toJson()).toEqual({ ambassador: { mappings: ['a', 'b'] } });
    expect(TrafficRouting.apisix({ route: 'orders', rules: ['r'], managedRoutes: ['t'] })._toJson()).toEqual({
      managedRoutes: [{ name: 't' }], apisix: { route: { name: 'orders', rules: ['r'] } },
    });
    expect(TrafficRouting.apisix({ route: 'orders' })._toJson()).toEqual({ apisix: { route: { name: 'orders' } } });
    expect(TrafficRouting.appMesh({ virtualService: 'vs', routes: ['r'], canaryVirtualNode: 'c', stableVirtualNode: 's' })._toJson()).toEqual({
      appMesh: { virtualService: { name: 'vs', routes: ['r'] }, virtualNodeGroup: { canaryVirtualNodeRef: { name: 'c' }, stableVirtualNodeRef: { name: 's' } } },
    });
  });

  test.each<[string, () => unknown]>([
    ['TrafficRouting.smi: rootService is "1a"', () => TrafficRouting.smi({ rootService: '1a' })],
    ['TrafficRouting.smi: trafficSplitName is "A"', () => TrafficRouting.smi({ trafficSplitName: 'A' })],
    ['TrafficRouting.traefik: weightedTraefikServiceName is "A"', () => TrafficRouting.traefik({ weightedTraefikServiceName: 'A' })],
    ['TrafficRouting.ambassador: mappings is []', () => TrafficRouting.ambassador({ mappings: [] })],
    ['TrafficRouting.ambassador: mappings[0] is "aaa', () => TrafficRouting.ambassador({ mappings: ['a'.repeat(247)] })],
    ['TrafficRouting.apisix: route is "A"', () => TrafficRouting.apisix({ route: 'A' })],
    ['TrafficRouting.apisix: rules is []', () => TrafficRouting.apisix({ route: 'a', rules: [] })],
    ['TrafficRouting.apisix: rules[1] is "r"', () => TrafficRouting.apisix({ route: 'a', rules: ['r', 'r'] })],
    ['TrafficRouting.appMesh: virtualService is "A"', () => TrafficRouting.appMesh({ virtualService: 'A', canaryVirtualNode: 'c', stableVirtualNode: 's' })],
    ['TrafficRouting.appMesh: canaryVirtualNode is "s"', () => TrafficRouting.appMesh({ virtualService: 'a', canaryVirtualNode: 's', stableVirtualNode: 's' })],
  ])('refuse: %s', (message, make) => {
    expect(make).toThrow(message);
    expect(make).toThrow('; accepted: ');
  });
});

describe('TrafficRouting.gatewayApi', () => {
  test('takes TCP and TLS routes, and selectors in place of names', () => {
    const config = {
      tcpRoute: 'a',
      tcpRoutes: [{ name: 'b' }],
      tlsRoute: 'c',
      tlsRoutes: [{ name: 'd', useHeaderRoutes: false }],
      httpRouteSelector: { matchLabels: { app: 'orders' } },
      grpcRouteSelector: { matchExpressions: [{ key: 'app', operator: LabelOperator.IN, values: ['orders'] }] },
      tcpRouteSelector: { matchExpressions: [{ key: 'canary', operator: LabelOperator.EXISTS }] },
      tlsRouteSelector: { matchLabels: { app: 'orders' }, matchExpressions: [{ key: 'old', operator: LabelOperator.DOES_NOT_EXIST }] },
    };
    expect(TrafficRouting.gatewayApi(config)._toJson().plugins).toEqual({ 'argoproj-labs/gatewayAPI': config });
  });

  test.each<[string, object]>([
    ['httpRouteSelector is {}', { httpRouteSelector: {} }],
    ['httpRouteSelector.matchExpressions[0].values is []', { httpRouteSelector: { matchExpressions: [{ key: 'a', operator: LabelOperator.IN }] } }],
    ['httpRouteSelector.matchExpressions[0].values is ["b"]', { httpRouteSelector: { matchExpressions: [{ key: 'a', operator: LabelOperator.EXISTS, values: ['b'] }] } }],
    ['httpRouteSelector.matchLabels["a"] is "b c"', { httpRouteSelector: { matchLabels: { a: 'b c' } } }],
    ['tcpRoute is "A"', { tcpRoute: 'A' }],
  ])('refuses: %s', (message, options) => {
    expect(() => TrafficRouting.gatewayApi(options)).toThrow(`TrafficRouting.gatewayApi: ${message}; accepted:`);
  });
});

describe('TrafficRouting.combined', () => {
  const nginx = (maxTrafficWeight?: number) => TrafficRouting.nginx({ stableIngress: 'orders', maxTrafficWeight });
  const plugin = (name: string, options = {}) => TrafficRouting.plugin(name, { a: 1 }, options);

  test('is one block with all of them', () => {
    const routing = TrafficRouting.combined([nginx(), TrafficRouting.smi(), plugin('a/b', { managedRoutes: ['x', 'y'] }), plugin('a/c', { managedRoutes: ['y', 'z'] })]);
    expect(routing._toJson()).toEqual({
      managedRoutes: [{ name: 'x' }, { name: 'y' }, { name: 'z' }],
      nginx: { stableIngress: 'orders' },
      smi: {},
      plugins: { 'a/b': { a: 1 }, 'a/c': { a: 1 } },
    });
    expect(routing._routers).toEqual(['nginx', 'smi', 'plugins']);
  });

  test('has each router once', () => {
    expect(() => TrafficRouting.combined([nginx(), nginx()])).toThrow('TrafficRouting.combined: parts[1] is {"nginx":{"stableIngress":"orders"}}; accepted: each router once; nginx is in a part before it');
    expect(() => TrafficRouting.combined([plugin('a/b'), plugin('a/b')])).toThrow('each router once; a/b is in a part before it');
    expect(() => TrafficRouting.combined([nginx()])).toThrow('accepted: at least two');
  });

  test('counts to one weight', () => {
    expect(TrafficRouting.combined([nginx(1000), plugin('a/b', { maxTrafficWeight: 1000 })])._toJson().maxTrafficWeight).toBe(1000);
    expect(TrafficRouting.combined([nginx(100), TrafficRouting.smi()])._toJson().maxTrafficWeight).toBe(100);
    expect(() => TrafficRouting.combined([nginx(1000), plugin('a/b')])).toThrow('parts[1].maxTrafficWeight is 100; accepted: 1000, as in the first part');
    const thousand = { maxTrafficWeight: 1000 };
    const istio = TrafficRouting.combined([TrafficRouting.istio({ virtualService: { name: 'a' } }), TrafficRouting.smi()]);
    expect(() => TrafficRouting.combined([istio, plugin('a/b', thousand)])).toThrow('parts[1].maxTrafficWeight is 1000');
  });
});

describe('which strategies must name a stable and a canary Service', () => {
  const istio = TrafficRouting.istio({ virtualService: { name: 'a' } });
  const alb = TrafficRouting.alb({ ingress: 'a', servicePort: 80 });
  test.each<[string, TrafficRouting, boolean, boolean]>([
    ['Istio: not with ping-pong', istio, true, false],
    ['ALB: not with ping-pong', alb, true, false],
    ['SMI: with ping-pong too', TrafficRouting.combined([alb, TrafficRouting.smi()]), true, true],
    ['plugins: never', TrafficRouting.plugin('a/b', {}), false, false],
  ])('%s', (_, routing, without, withPingPong) => {
    expect([routing._needsServices(false), routing._needsServices(true)]).toEqual([without, withPingPong]);
  });
});
