import { blueGreen, canary, object, rollout, routed, service, specify } from './rule-specification';
import { validateBundle } from '../../../src/semantics/validation/validate-bundle';

const PATH = 'spec.strategy.canary';
const T = `${PATH}.trafficRouting`;
const ingress = (backend: string) => object('networking.k8s.io/v1', 'Ingress', 'orders', { rules: [{ http: { paths: [{ backend: { service: { name: backend } } }] } }] });
const nginx = (fields: object) => routed({}, { nginx: fields });
const alb = (fields: object) => routed({}, { alb: { servicePort: 80, ...fields } });
const single = canary({ stableService: 'stable' });
const managedBy = (name: string) => ({ ...service('stable'), metadata: { name: 'stable', annotations: { 'argo-rollouts.argoproj.io/managed-by-rollouts': name } } });

describe('Services', () => specify([
  { id: 'AR141', path: `${PATH}.stableService`, bad: [single], good: [single, service('stable')], names: '"stable"' },
  { id: 'AR141', path: 'spec.strategy.blueGreen.activeService', bad: [blueGreen({ activeService: 'active' })], good: [blueGreen({ activeService: 'active' }), service('active')] },
  { id: 'AR142', path: `${PATH}.stableService`, bad: [single, service('stable', { app: 'other' })], good: [single, service('stable', { 'app': 'orders', 'rollouts-pod-template-hash': 'x' })], names: 'app=other' },
  { id: 'AR143', path: `${PATH}.stableService`, bad: [single, managedBy('other')], good: [single, managedBy('orders')], names: '"other"' },
  {
    id: 'AR421',
    path: `${PATH}.stableService`,
    bad: [single, rollout({ strategy: { canary: { stableService: 'stable' } } }, 'second'), service('stable')],
    good: [single, rollout({ strategy: { canary: { stableService: 'other' } } }, 'second'), service('stable'), service('other')],
    names: 'Rollout "orders"',
  },
]));

describe('Ingresses', () => specify([
  { id: 'AR150', path: `${T}.nginx`, bad: [...nginx({ stableIngress: 'orders', stableIngresses: ['orders'] }), ingress('stable')], good: [...nginx({ stableIngresses: ['orders'] }), ingress('stable')] },
  { id: 'AR150', path: `${T}.alb`, bad: alb({}), good: [...alb({ ingress: 'orders' }), ingress('stable')] },
  { id: 'AR151', path: `${T}.nginx.stableIngresses[0]`, bad: nginx({ stableIngresses: ['orders'] }), good: [...nginx({ stableIngresses: ['orders'] }), ingress('stable')] },
  { id: 'AR152', path: `${T}.nginx.stableIngress`, bad: [...nginx({ stableIngress: 'orders' }), ingress('canary')], good: [...nginx({ stableIngress: 'orders' }), ingress('stable')], names: '"stable"' },
  { id: 'AR152', path: `${T}.alb.ingress`, bad: [...alb({ ingress: 'orders', rootService: 'root' }), ingress('stable')], good: [...alb({ ingress: 'orders', rootService: 'root' }), ingress('root')], names: '"root"' },
]));

const to = (...hosts: string[]) => hosts.map((host) => ({ destination: { host } }));
const subsets = (...names: string[]) => names.map((subset) => ({ destination: { host: 'orders', subset } }));
const both = to('stable', 'canary.shop.svc.cluster.local');
const virtualService = (spec: object) => object('networking.istio.io/v1', 'VirtualService', 'orders', spec);
const istio = (fields: object) => routed({}, { istio: fields });
const by = (reference: object, spec: object) => [...istio({ virtualService: { name: 'orders', ...reference } }), virtualService(spec)];
const ruled = (...names: string[]) => [
  ...istio({ virtualService: { name: 'orders' }, destinationRule: { name: 'orders', stableSubsetName: 'old', canarySubsetName: 'new' } }),
  virtualService({ http: [{ route: subsets(...names) }] }), object('networking.istio.io/v1', 'DestinationRule', 'orders', {}),
];
const good = by({}, { http: [{ route: both }] });

describe('VirtualServices', () => specify([
  { id: 'AR153', path: `${T}.istio`, bad: istio({}), good },
  { id: 'AR153', path: `${T}.istio.virtualService.name`, bad: istio({ virtualService: { name: 'nobody' } }), good, names: 'nobody' },
  { id: 'AR153', path: `${T}.istio.virtualService.name`, bad: by({}, {}), good },
  { id: 'AR154', path: `${T}.istio.virtualService`, bad: by({}, { http: [{ route: to('stable') }] }), good, names: '"canary"' },
  { id: 'AR154', path: `${T}.istio.virtualService`, bad: ruled('old'), good: ruled('old', 'new'), names: '"new"' },
  { id: 'AR154', path: `${T}.istio.virtualService.routes[0]`, bad: by({ routes: ['nobody'] }, { http: [{ route: both }] }), good: by({ routes: ['main'] }, { http: [{ name: 'main', route: both }, {}] }) },
  { id: 'AR154', path: `${T}.istio.virtualService.routes`, bad: by({}, { http: [{ route: both }, { name: 'more' }] }), good },
  { id: 'AR155', path: `${T}.istio.virtualService.tcpRoutes`, bad: by({}, { tcp: [{ route: both }, { route: both }] }), good: by({}, { tcp: [{ route: both }] }) },
  { id: 'AR155', path: `${T}.istio.virtualService.tlsRoutes[0]`, bad: by({ tlsRoutes: [{ port: 443, sniHosts: ['b'] }] }, { tls: [{ match: [{ port: 443, sniHosts: ['a'] }], route: both }] }), good: by({ tlsRoutes: [{ port: 443, sniHosts: ['a'] }] }, { tls: [{ match: [{ port: 443, sniHosts: ['a'] }], route: both }] }) },
]));

const mapping = (spec: object) => object('getambassador.io/v2', 'Mapping', 'orders', spec);
const ambassador = (...mappings: string[]) => routed({}, { ambassador: { mappings } });
const mesh = routed({}, { appMesh: { virtualService: { name: 'orders' } } });
const provided = object('appmesh.k8s.aws/v1beta2', 'VirtualService', 'orders', { provider: { virtualRouter: { virtualRouterRef: { name: 'orders' } } } });
const virtualRouter = (targets: number) => object('appmesh.k8s.aws/v1beta2', 'VirtualRouter', 'orders', { routes: [{ httpRoute: { action: { weightedTargets: Array(targets).fill({}) } } }] });
const gateway = canary({ trafficRouting: { plugins: { 'argoproj-labs/gatewayAPI': { httpRoute: 'orders' } } } });

describe('objects of other routers', () => specify([
  { id: 'AR156', path: `${T}.ambassador.mappings`, bad: ambassador(), good: [...ambassador('orders'), mapping({})] },
  { id: 'AR156', path: `${T}.ambassador.mappings[0]`, bad: ambassador('nobody'), good: [...ambassador('orders'), mapping({ weight: 0 })] },
  { id: 'AR156', path: `${T}.ambassador.mappings[0]`, bad: [...ambassador('orders'), mapping({ weight: 5 })], good: [...ambassador('orders'), mapping({})] },
  { id: 'AR157', path: `${T}.appMesh.virtualService.name`, bad: [...mesh, provided, virtualRouter(1)], good: [...mesh, provided, virtualRouter(2)] },
  { id: 'AR157', path: `${T}.appMesh.virtualService.name`, bad: [...mesh, object('appmesh.k8s.aws/v1beta2', 'VirtualService', 'orders', {})], good: mesh },
  { id: 'AR159', path: `${T}.traefik.weightedTraefikServiceName`, bad: routed({}, { traefik: { weightedTraefikServiceName: 'orders' } }), good: [...routed({}, { traefik: { weightedTraefikServiceName: 'orders' } }), object('traefik.io/v1alpha1', 'TraefikService', 'orders', {})] },
  { id: 'AR159', path: `${T}.plugins["argoproj-labs/gatewayAPI"]`, bad: [gateway], good: [gateway, object('gateway.networking.k8s.io/v1', 'HTTPRoute', 'orders', {})] },
]));

describe('what is not in the bundle', () => {
  test('is no problem unless the bundle is complete', () => {
    expect(validateBundle([single])).toEqual([]);
    expect(validateBundle([single], { complete: true }).map(({ id }) => id)).toEqual(['AR141']);
  });

  test('is no problem where it is known to exist', () => {
    expect(validateBundle([single], { complete: true, external: [{ kind: 'Service', name: 'stable' }] })).toEqual([]);
    expect(validateBundle([single], { complete: true, external: [{ kind: 'Service', name: 'stable', namespace: 'elsewhere' }] })).toHaveLength(1);
  });

  test('is found in a List and in the namespace default', () => {
    const inDefault = { ...service('stable'), metadata: { name: 'stable', namespace: 'default' } };
    expect(validateBundle([{ apiVersion: 'v1', kind: 'List', items: [single, inDefault] }], { complete: true })).toEqual([]);
  });
});

test('all problems of a bundle are reported, each about its object', () => {
  const problems = validateBundle([canary({ steps: [{}, { setWeight: 200 }] }, { replicas: -1 }), rollout({ strategy: {} }, 'second')]);
  expect(problems.map(({ id, object: { name } }) => `${name} ${id}`)).toEqual(['orders AR101', 'orders AR127', 'orders AR128', 'second AR108']);
});
