import { Duration, Testing } from 'cdk8s';
import { canary, plain, shop } from './route-target';
import { ObjectRef } from '../../src/semantics/object-ref';
import { AlbRouter, AlbRouterProps } from '../../src/traffic/alb-router';
import { CanaryServices, RouteProtocol, RouteTarget } from '../../src/traffic/traffic-router';

const PREFIX = 'alb.ingress.kubernetes.io';
const pingPong = (changes: Partial<RouteTarget> = {}) => canary({ canaryService: undefined, pingService: 'orders-ping', pongService: 'orders-pong', ...changes });

function bind(target: RouteTarget, props: AlbRouterProps = {}) {
  const chart = shop();
  const binding = new AlbRouter(props).bind(chart, target);
  return { binding, block: binding.trafficRouting?._toJson(), objects: Testing.synth(chart) };
}

describe('a canary with ping-pong Services, the default', () => {
  test('asks for them', () => {
    expect(new AlbRouter().canaryServices).toBe(CanaryServices.PING_PONG);
    expect(new AlbRouter({ pingPong: false }).canaryServices).toBe(CanaryServices.STABLE_AND_CANARY);
  });

  test('gets an Ingress whose backend is an action', () => {
    const { objects, block } = bind(pingPong({ route: { hostnames: ['orders.example.com'], paths: ['/api'] } }));
    const backend = { service: { name: 'orders', port: { name: 'use-annotation' } } };
    expect(objects).toEqual([{
      apiVersion: 'networking.k8s.io/v1',
      kind: 'Ingress',
      metadata: { name: 'orders', namespace: 'shop', labels: { 'app.kubernetes.io/name': 'orders' }, annotations: { [`${PREFIX}/target-type`]: 'ip' } },
      spec: { ingressClassName: 'alb', rules: [{ host: 'orders.example.com', http: { paths: [{ path: '/api', pathType: 'Prefix', backend }] } }] },
    }]);
    expect(block).toEqual({ alb: { ingress: 'orders', servicePort: 80, rootService: 'orders' } });
  });

  test('leaves the action to the controller: the stable one of the two changes with each release', () => {
    expect(Object.keys(bind(pingPong()).objects[0].metadata.annotations)).toEqual([`${PREFIX}/target-type`]);
  });

  test('needs both Services, and no canary Service', () => {
    expect(() => bind(pingPong({ pongService: undefined }))).toThrow('shop: pongService is not given; accepted: the name of a Service: AWS ALB splits with canaryServices PING_PONG');
    expect(() => bind(pingPong({ pongService: 'orders-ping' }))).toThrow('pongService is "orders-ping"; accepted: another Service than pingService');
    expect(() => bind(canary())).toThrow('canaryService is "orders-canary"; accepted: nothing: AWS ALB splits with canaryServices PING_PONG. Mend: leave it out');
  });
});

describe('a canary with a stable and a canary Service', () => {
  const simple = { pingPong: false };

  test('starts with the action that the controller would write, all requests at the stable version', () => {
    const { objects, block } = bind(canary(), { ...simple, stickiness: { duration: Duration.hours(1) } });
    expect(JSON.parse(objects[0].metadata.annotations[`${PREFIX}/actions.orders`])).toEqual({
      Type: 'forward',
      ForwardConfig: {
        TargetGroups: [{ ServiceName: 'orders-canary', ServicePort: '80', Weight: 0 }, { ServiceName: 'orders', ServicePort: '80', Weight: 100 }],
        TargetGroupStickinessConfig: { Enabled: true, DurationSeconds: 3600 },
      },
    });
    expect(block).toEqual({ alb: { ingress: 'orders', servicePort: 80, stickinessConfig: { enabled: true, durationSeconds: 3600 } } });
  });

  test('leaves stickiness out of the action where it is switched off', () => {
    const { objects, block } = bind(canary(), { ...simple, stickiness: { duration: Duration.hours(1), enabled: false } });
    expect(objects[0].metadata.annotations[`${PREFIX}/actions.orders`]).not.toContain('Stickiness');
    expect(block?.alb?.stickinessConfig).toEqual({ enabled: false, durationSeconds: 3600 });
  });

  test('takes another root and another prefix', () => {
    const { objects, block } = bind(canary(), { ...simple, rootService: 'orders-root', annotationPrefix: 'alb.example.com' });
    expect(Object.keys(objects[0].metadata.annotations)).toEqual(['alb.example.com/actions.orders-root', 'alb.example.com/target-type']);
    expect(objects[0].spec.rules[0].http.paths[0].backend.service.name).toBe('orders-root');
    expect(block?.alb).toMatchObject({ rootService: 'orders-root', annotationPrefix: 'alb.example.com' });
  });
});

test('header routes are managed routes; mirror routes are refused', () => {
  expect(bind(pingPong({ headerRoutes: ['testers'] })).block?.managedRoutes).toEqual([{ name: 'testers' }]);
  expect(() => bind(pingPong({ mirrorRoutes: ['copy'] }))).toThrow(/mirrorRoutes is \["copy"\]; accepted: nothing with AWS ALB; mirror routes need Istio/);
});

test('an Ingress that exists already is only referred to', () => {
  const { binding, block, objects } = bind(pingPong({ route: { existing: ObjectRef.of('front') } }));
  expect([binding.route, objects, block?.alb?.ingress]).toEqual([undefined, [], 'front']);
});

test('a plain route leads to the Service itself', () => {
  const { objects, block } = bind(plain());
  expect(objects[0].spec.rules[0].http.paths[0].backend).toEqual({ service: { name: 'orders', port: { number: 80 } } });
  expect(block).toBeUndefined();
});

test('gRPC is said to the load balancer', () => {
  expect(bind(plain({ protocol: RouteProtocol.GRPC })).objects[0].metadata.annotations[`${PREFIX}/backend-protocol-version`]).toBe('GRPC');
  expect(() => bind(plain({ protocol: RouteProtocol.TCP }))).toThrow('protocol is "TCP"; accepted: HTTP, GRPC with AWS ALB. Mend: use a router that takes connections');
});

test('annotations of the route win over those of the router', () => {
  const { objects } = bind(plain({ route: { annotations: { [`${PREFIX}/scheme`]: 'internet-facing' } } }), {
    annotations: { [`${PREFIX}/scheme`]: 'internal', [`${PREFIX}/group.name`]: 'shop' },
  });
  expect(objects[0].metadata.annotations).toMatchObject({ [`${PREFIX}/scheme`]: 'internet-facing', [`${PREFIX}/group.name`]: 'shop' });
});

test.each([
  [`${PREFIX}/actions.orders`, 'no actions and conditions: the controller writes them'],
  [`${PREFIX}/conditions.orders`, 'no actions and conditions'],
  [`${PREFIX}/target-type`, '"ip": the Services have no node ports'],
  ['kubernetes.io/ingress.class', 'nothing beside ingressClassName'],
])('refuses the annotation %s', (key, accepted) => {
  expect(() => bind(plain({ route: { annotations: { [key]: 'instance' } } }))).toThrow(`route.annotations["${key}"] is "instance"; accepted: ${accepted}`);
});

test('TLS is refused with the place where it belongs', () => {
  expect(() => bind(plain({ route: { tls: { secretName: 'orders' } } }))).toThrow(/route\.tls is .*AWS Certificate Manager\. Mend: use the annotation .*certificate-arn/);
});

test('lags 30 s behind, sends from outside the cluster, and needs readiness gates', () => {
  const router = new AlbRouter();
  expect([router.endpointLag.toSeconds(), router.sourceNamespaces]).toEqual([30, []]);
  expect(router.requirements.join()).toContain('pod-readiness-gate-inject=enabled');
  expect(new AlbRouter({ className: 'public', sourceNamespaces: ['edge'] }).requirements.join()).toContain('--alb-ingress-classes=public');
});

test.each<[string, AlbRouterProps]>([
  ['className is "ALB"', { className: 'ALB' }],
  ['annotationPrefix is "a/b"', { annotationPrefix: 'a/b' }],
  ['rootService is "a b"', { rootService: 'a b' }],
  ['sourceNamespaces[0] is "a.b"', { sourceNamespaces: ['a.b'] }],
  ['stickiness.duration is "192h"', { stickiness: { duration: Duration.days(8) } }],
  ['stickiness.duration is "0s"', { stickiness: { duration: Duration.seconds(0) } }],
])('refuses: %s', (message, props) => {
  expect(() => new AlbRouter(props)).toThrow(`new AlbRouter: ${message}; accepted:`);
});
