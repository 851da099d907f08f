import { Chart, Duration, Testing } from 'cdk8s';
import { canary, plain, shop } from './route-target';
import { ObjectRef } from '../../src/semantics/object-ref';
import { NginxRouter, NginxRouterProps } from '../../src/traffic/nginx-router';
import { RouteProtocol, RouteTarget } from '../../src/traffic/traffic-router';

function bind(target: RouteTarget, props: NginxRouterProps = {}) {
  const chart = shop();
  const binding = new NginxRouter(props).bind(chart, target);
  return { binding, objects: Testing.synth(chart), chart };
}

const backend = { service: { name: 'orders', port: { number: 80 } } };

describe('a canary', () => {
  test('gets the stable Ingress and no other', () => {
    const { objects } = bind(canary({ route: { hostnames: ['orders.example.com', '*.orders.example.com'], paths: ['/', '/api'] } }));
    const paths = [{ path: '/', pathType: 'Prefix', backend }, { path: '/api', pathType: 'Prefix', backend }];
    expect(objects).toEqual([{
      apiVersion: 'networking.k8s.io/v1',
      kind: 'Ingress',
      metadata: { name: 'orders', namespace: 'shop', labels: { 'app.kubernetes.io/name': 'orders' } },
      spec: {
        ingressClassName: 'nginx',
        rules: [{ host: 'orders.example.com', http: { paths } }, { host: '*.orders.example.com', http: { paths } }],
      },
    }]);
  });

  test('tells the controller which Ingress, and us which one it will create', () => {
    const { binding } = bind(canary());
    expect(binding.trafficRouting?._toJson()).toEqual({ nginx: { stableIngress: 'orders' } });
    expect(binding.stableIngress).toBe('orders');
    expect(binding.controllerOwned).toEqual(['Ingress orders-orders-canary']);
  });

  test('hands prefix, annotations and largest weight on', () => {
    const { binding } = bind(canary(), {
      annotationPrefix: 'custom.example.com',
      canaryIngressAnnotations: { 'custom.example.com/canary-by-header': 'X-Canary' },
      maxTrafficWeight: 1000,
    });
    expect(binding.trafficRouting?._toJson()).toEqual({
      maxTrafficWeight: 1000,
      nginx: { stableIngress: 'orders', annotationPrefix: 'custom.example.com', canaryIngressAnnotations: { 'custom.example.com/canary-by-header': 'X-Canary' } },
    });
  });

  test('on an Ingress that exists already emits nothing and refers to it', () => {
    const { binding, objects } = bind(canary({ route: { existing: ObjectRef.of('front') } }));
    expect(objects).toEqual([]);
    expect(binding.route).toBeUndefined();
    expect(binding.trafficRouting?._toJson()).toEqual({ nginx: { stableIngress: 'front' } });
    expect(binding.controllerOwned).toEqual(['Ingress orders-front-canary']);
  });

  test('refers to an Ingress of its own namespace only', () => {
    expect(() => bind(canary({ route: { existing: ObjectRef.of('front', 'shop') } }))).not.toThrow();
    expect(() => bind(canary({ route: { existing: ObjectRef.of('front', 'edge') } }))).toThrow(
      'shop: route.existing.namespace is "edge"; accepted: the namespace of the service (shop)',
    );
  });

  test('in a chart without namespace refers to an Ingress without namespace', () => {
    const bindIn = (existing: ObjectRef) => () => new NginxRouter().bind(new Chart(Testing.app(), 'anywhere'), canary({ namespace: undefined, route: { existing } }));
    expect(bindIn(ObjectRef.of('front'))).not.toThrow();
    expect(bindIn(ObjectRef.of('front', 'edge'))).toThrow('route.existing.namespace is "edge"; accepted: the namespace of the service (none is set)');
  });

  test('leaves the namespace of the Ingress to the chart where the target has none', () => {
    expect(bind(canary({ namespace: undefined })).objects[0].metadata.namespace).toBe('shop');
  });

  test.each(['headerRoutes', 'mirrorRoutes'] as const)('refuses %s and names the routers that can', (prop) => {
    expect(() => bind(canary({ [prop]: ['testers'] }))).toThrow(new RegExp(`shop: ${prop} is \\["testers"\\]; accepted: nothing with NGINX;.*Istio`));
  });

  test.each(['canary', 'canary-weight', 'canary-by-header'])('refuses the annotation %s on the stable Ingress', (name) => {
    const annotations = { [`nginx.ingress.kubernetes.io/${name}`]: 'true' };
    expect(() => bind(canary({ route: { annotations } }))).toThrow(
      `shop: route.annotations["nginx.ingress.kubernetes.io/${name}"] is "true"; accepted: no annotations about canaries: `
      + 'this is the stable Ingress, the controller makes the canary Ingress. Mend: leave it out',
    );
  });

  test('refuses names whose canary Ingress would be cut off', () => {
    const workload = 'a'.repeat(122);
    expect(() => bind(canary({ name: `${workload}b`, workload }))).not.toThrow();
    expect(() => bind(canary({ name: `${workload}bc`, workload }))).toThrow(/shop: name is "a+.*at most 253 characters. Mend: choose a shorter name/);
  });
});

describe('a plain route', () => {
  test('is the same Ingress without trafficRouting', () => {
    const { binding, objects } = bind(plain({ route: { hostnames: ['orders.example.com'] } }));
    expect(objects[0].spec.rules).toEqual([{ host: 'orders.example.com', http: { paths: [{ path: '/', pathType: 'Prefix', backend }] } }]);
    expect(binding.trafficRouting).toBeUndefined();
    expect(binding.controllerOwned).toBeUndefined();
    expect(binding.stableIngress).toBe('orders');
  });

  test('without host names is one rule for every host', () => {
    expect(bind(plain()).objects[0].spec.rules).toEqual([{ http: { paths: [{ path: '/', pathType: 'Prefix', backend }] } }]);
  });

  test('is the child Ingress', () => {
    const { chart, binding } = bind(plain());
    expect(chart.node.tryFindChild('Ingress')).toBe(binding.route);
  });

  test('terminates TLS for its host names, or for some of them', () => {
    const hostnames = ['orders.example.com', 'old.example.com'];
    expect(bind(plain({ route: { hostnames, tls: { secretName: 'orders-tls' } } })).objects[0].spec.tls).toEqual([{ hosts: hostnames, secretName: 'orders-tls' }]);
    expect(bind(plain({ route: { hostnames, tls: { secretName: 'orders-tls', hostnames: ['old.example.com'] } } })).objects[0].spec.tls).toEqual([
      { hosts: ['old.example.com'], secretName: 'orders-tls' },
    ]);
    expect(bind(plain({ route: { tls: { secretName: 'orders-tls' } } })).objects[0].spec.tls).toEqual([{ secretName: 'orders-tls' }]);
  });

  test('speaks gRPC to the pods, unless an annotation says otherwise', () => {
    const key = 'nginx.ingress.kubernetes.io/backend-protocol';
    expect(bind(plain({ protocol: RouteProtocol.GRPC })).objects[0].metadata.annotations).toEqual({ [key]: 'GRPC' });
    expect(bind(plain({ protocol: RouteProtocol.GRPC, route: { annotations: { [key]: 'GRPCS' } } })).objects[0].metadata.annotations).toEqual({ [key]: 'GRPCS' });
  });

  test('takes other annotations', () => {
    const annotations = { 'nginx.ingress.kubernetes.io/proxy-body-size': '8m', 'nginx.ingress.kubernetes.io/canaryish': 'x' };
    expect(bind(plain({ route: { annotations } })).objects[0].metadata.annotations).toEqual(annotations);
  });

  test('refuses the old annotation for the class', () => {
    expect(() => bind(plain({ route: { annotations: { 'kubernetes.io/ingress.class': 'nginx' } } }))).toThrow(
      'shop: route.annotations["kubernetes.io/ingress.class"] is "nginx"; accepted: not beside ingressClassName (nginx)',
    );
  });
});

describe('what the cluster must have, and what others derive from the router', () => {
  test('an ingress controller, and the news of its retirement', () => {
    expect(new NginxRouter().requirements).toEqual([expect.stringMatching(/IngressClass nginx.*ended in March 2026/)]);
  });

  test('a flag of Argo Rollouts for another class', () => {
    expect(new NginxRouter({ className: 'public' }).requirements[1]).toContain('--nginx-ingress-classes=public');
    expect(bind(plain(), { className: 'public' }).objects[0].spec.ingressClassName).toBe('public');
  });

  test('requests come from ingress-nginx, unless said otherwise', () => {
    expect(new NginxRouter().sourceNamespaces).toEqual(['ingress-nginx']);
    expect(new NginxRouter({ sourceNamespace: 'edge' }).sourceNamespaces).toEqual(['edge']);
  });

  test('splits traffic and lags 5 s behind, unless said otherwise', () => {
    const router = new NginxRouter();
    expect([router.routerName, router.splitsTraffic, router.endpointLag.toSeconds()]).toEqual(['NGINX', true, 5]);
    expect(new NginxRouter({ endpointLag: Duration.seconds(20) }).endpointLag.toSeconds()).toBe(20);
  });

  test.each<[string, NginxRouterProps]>([
    ['className is "NGINX"', { className: 'NGINX' }],
    ['annotationPrefix is "a/b"', { annotationPrefix: 'a/b' }],
    ['sourceNamespace is "a.b"', { sourceNamespace: 'a.b' }],
    ['maxTrafficWeight is 0', { maxTrafficWeight: 0 }],
    ['canaryIngressAnnotations key is "nginx.ingress.kubernetes.io/canary"', { canaryIngressAnnotations: { 'nginx.ingress.kubernetes.io/canary': 'true' } }],
    ['endpointLag is "0 seconds"', { endpointLag: Duration.seconds(0) }],
  ])('refuses: %s', (message, props) => {
    expect(() => new NginxRouter(props)).toThrow(`new NginxRouter: ${message}; accepted:`);
  });
});
