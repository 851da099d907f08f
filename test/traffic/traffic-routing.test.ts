import { TrafficRouting } from '../../src/traffic/traffic-routing';

describe('TrafficRouting.nginx', () => {
  test('is the nginx block', () => {
    const routing = TrafficRouting.nginx({
      stableIngress: 'orders',
      annotationPrefix: 'custom.example.com',
      additionalIngressAnnotations: { 'canary-by-header': 'X-Canary' },
      canaryIngressAnnotations: { 'example.com/team': 'shop' },
      maxTrafficWeight: 1000,
    });
    expect(routing._toJson()).toEqual({
      maxTrafficWeight: 1000,
      nginx: {
        stableIngress: 'orders',
        annotationPrefix: 'custom.example.com',
        additionalIngressAnnotations: { 'canary-by-header': 'X-Canary' },
        canaryIngressAnnotations: { 'example.com/team': 'shop' },
      },
    });
    expect(routing._routers).toEqual(['nginx']);
  });

  test('takes several Ingresses', () => {
    expect(TrafficRouting.nginx({ stableIngresses: ['public', 'internal'] })._toJson()).toEqual({ nginx: { stableIngresses: ['public', 'internal'] } });
  });

  test('needs exactly one of stableIngress and stableIngresses', () => {
    expect(() => TrafficRouting.nginx({})).toThrow(
      'TrafficRouting.nginx: stableIngress and stableIngresses is not given; accepted: exactly one of the two. Mend: name one Ingress',
    );
    expect(() => TrafficRouting.nginx({ stableIngress: 'a', stableIngresses: ['b'] })).toThrow('is ["a",["b"]]; accepted: exactly one of the two');
    expect(() => TrafficRouting.nginx({ stableIngresses: [] })).toThrow('stableIngresses is []; accepted: at least one name');
  });

  test('checks names', () => {
    expect(() => TrafficRouting.nginx({ stableIngress: 'Orders' })).toThrow('stableIngress is "Orders"');
    expect(() => TrafficRouting.nginx({ stableIngresses: ['orders', 'a b'] })).toThrow('stableIngresses[1] is "a b"');
    expect(() => TrafficRouting.nginx({ stableIngress: 'orders', annotationPrefix: 'a/b' })).toThrow('annotationPrefix is "a/b"');
  });

  test.each(['canary', 'canary-weight', 'nginx.ingress.kubernetes.io/canary-weight'])('refuses %s, which the controller writes', (key) => {
    expect(() => TrafficRouting.nginx({ stableIngress: 'orders', additionalIngressAnnotations: { [key]: '5' } })).toThrow(
      `additionalIngressAnnotations key is "${key}"; accepted: any annotation but those that the controller writes itself (canary and canary-weight)`,
    );
    expect(() => TrafficRouting.nginx({ stableIngress: 'orders', canaryIngressAnnotations: { [key]: '5' } })).toThrow('canaryIngressAnnotations key');
  });

  test.each([0, -1, 1.5])('refuses %p as largest weight', (maxTrafficWeight) => {
    expect(() => TrafficRouting.nginx({ stableIngress: 'orders', maxTrafficWeight })).toThrow(`maxTrafficWeight is ${maxTrafficWeight}; accepted: a whole number`);
  });
});

describe('TrafficRouting.gatewayApi', () => {
  test('is the plugin argoproj-labs/gatewayAPI', () => {
    const routing = TrafficRouting.gatewayApi({ httpRoute: 'orders', namespace: 'shop' });
    expect(routing._toJson()).toEqual({ plugins: { 'argoproj-labs/gatewayAPI': { httpRoute: 'orders', namespace: 'shop' } } });
    expect(routing._routers).toEqual(['plugins']);
  });

  test('takes lists of routes, with header routes for some', () => {
    const routing = TrafficRouting.gatewayApi({
      httpRoutes: [{ name: 'public', useHeaderRoutes: true }, { name: 'internal' }],
      grpcRoutes: [{ name: 'grpc', useHeaderRoutes: false }],
      managedRoutes: ['testers', 'copy'],
    });
    expect(routing._toJson()).toEqual({
      managedRoutes: [{ name: 'testers' }, { name: 'copy' }],
      plugins: {
        'argoproj-labs/gatewayAPI': {
          httpRoutes: [{ name: 'public', useHeaderRoutes: true }, { name: 'internal' }],
          grpcRoutes: [{ name: 'grpc', useHeaderRoutes: false }],
        },
      },
    });
  });

  test('takes the other settings of the plugin as they are', () => {
    const settings = { grpcRoute: 'orders', configMap: 'routes', disableInProgressLabel: true, inProgressLabelKey: 'canary', inProgressLabelValue: 'yes' };
    expect(TrafficRouting.gatewayApi(settings)._toJson().plugins).toEqual({ 'argoproj-labs/gatewayAPI': settings });
  });

  test('needs a route', () => {
    const none = 'httpRoute is not given; accepted: at least one of httpRoute, httpRoutes, grpcRoute and grpcRoutes';
    expect(() => TrafficRouting.gatewayApi({ namespace: 'shop' })).toThrow(none);
    expect(() => TrafficRouting.gatewayApi({ httpRoutes: [] })).toThrow(none);
  });

  test('takes each route once', () => {
    expect(() => TrafficRouting.gatewayApi({ httpRoute: 'orders', httpRoutes: [{ name: 'orders' }] })).toThrow(
      'httpRoutes[0].name is "orders"; accepted: each route once',
    );
    expect(() => TrafficRouting.gatewayApi({ httpRoute: 'orders', grpcRoutes: [{ name: 'orders' }] })).not.toThrow();
  });

  test('checks names', () => {
    expect(() => TrafficRouting.gatewayApi({ httpRoute: 'Orders' })).toThrow('httpRoute is "Orders"');
    expect(() => TrafficRouting.gatewayApi({ grpcRoutes: [{ name: 'a b' }] })).toThrow('grpcRoutes[0].name is "a b"');
    expect(() => TrafficRouting.gatewayApi({ httpRoute: 'orders', namespace: 'a.b' })).toThrow('namespace is "a.b"');
  });
});

describe('TrafficRouting.plugin', () => {
  test('hands the configuration over as it is', () => {
    const routing = TrafficRouting.plugin('argoproj-labs/contour', { httpProxies: ['orders'] }, { managedRoutes: ['testers'], maxTrafficWeight: 1000 });
    expect(routing._toJson()).toEqual({
      managedRoutes: [{ name: 'testers' }],
      maxTrafficWeight: 1000,
      plugins: { 'argoproj-labs/contour': { httpProxies: ['orders'] } },
    });
  });

  test('needs the organisation: the controller finds no plugin gatewayAPI', () => {
    expect(() => TrafficRouting.plugin('gatewayAPI', {})).toThrow(
      'TrafficRouting.plugin: name is "gatewayAPI"; accepted: organisation/plugin. Mend: use the name that the ConfigMap argo-rollouts-config has, '
      + 'such as "argoproj-labs/gatewayAPI".',
    );
  });

  test('names each managed route once', () => {
    expect(() => TrafficRouting.plugin('a/b', {}, { managedRoutes: ['x', 'y', 'x'] })).toThrow('managedRoutes[2] is "x"; accepted: each name once');
    expect(() => TrafficRouting.plugin('a/b', {}, { managedRoutes: ['x y'] })).toThrow('managedRoutes[0] is "x y"; accepted: a name without spaces');
  });
});
