import { canary, object, routed, service, specify } from './rule-specification';
import { MinorVersion } from '../../../src/semantics/versions';

const PATH = 'spec.strategy.canary';
const withoutServices = (router: object, strategy: object = {}) => canary({ trafficRouting: router, ...strategy });
const ingress = (backend: string) => object('networking.k8s.io/v1', 'Ingress', 'orders', { rules: [{ http: { paths: [{ backend: { service: { name: backend } } }] } }] });
const alb = (fields: object = {}) => ({ alb: { ingress: 'orders', servicePort: 80, ...fields } });
const nginx = { nginx: { stableIngress: 'orders' } };
const plugin = { plugins: { 'example/router': {} } };
const taking = (pingPong: object, router: object) => [withoutServices(router, { pingPong: { pingService: 'ping', pongService: 'pong', ...pingPong } }), service('ping'), service('pong'), ingress('root')];
const turns = taking({}, alb({ rootService: 'root' }));
const background = (startingStep: number) => canary({ steps: [{ pause: {} }], analysis: { startingStep, templates: [{ templateName: 'checks' }] } });
const checks = object('argoproj.io/v1alpha1', 'AnalysisTemplate', 'checks', { metrics: [{ name: 'rate', provider: { job: {} } }] });

describe('a canary', () => specify([
  { id: 'AR114', path: `${PATH}.maxSurge`, bad: [canary({ maxSurge: '0%', maxUnavailable: 0 })], good: [canary({ maxSurge: 0, maxUnavailable: '1%' })] },
  { id: 'AR115', path: `${PATH}.stableService`, bad: [canary({ stableService: 'stable', canaryService: 'stable' }), service('stable')], good: [canary({ stableService: 'stable' }), service('stable')] },
  { id: 'AR116', path: `${PATH}.pingPong`, bad: taking({}, nginx), good: turns, names: 'AWS ALB' },
  { id: 'AR117', path: `${PATH}.pingPong.pingService`, bad: taking({ pingService: '' }, plugin), good: turns },
  { id: 'AR118', path: `${PATH}.pingPong.pongService`, bad: taking({ pongService: '' }, plugin), good: turns },
  { id: 'AR119', path: `${PATH}.pingPong.pingService`, bad: taking({ pongService: 'ping' }, plugin), good: taking({}, plugin) },
  { id: 'AR120', path: `${PATH}.trafficRouting.alb.rootService`, bad: taking({}, alb()), good: turns },
  { id: 'AR121', path: `${PATH}.canaryService`, bad: routed({ canaryService: undefined }), good: routed({}), names: 'SMI' },
  { id: 'AR121', path: `${PATH}.stableService`, bad: [withoutServices({ smi: {} })], good: [withoutServices(plugin)] },
  { id: 'AR122', path: `${PATH}.scaleDownDelaySeconds`, bad: [canary({ scaleDownDelaySeconds: 0 })], good: routed({ scaleDownDelaySeconds: 0 }) },
  { id: 'AR123', path: `${PATH}.dynamicStableScale`, bad: [canary({ dynamicStableScale: true })], good: routed({ dynamicStableScale: true }) },
  { id: 'AR124', path: `${PATH}.dynamicStableScale`, bad: routed({ dynamicStableScale: true, scaleDownDelaySeconds: 30 }), good: routed({ scaleDownDelaySeconds: 30 }) },
  { id: 'AR125', path: `${PATH}.trafficRouting.maxTrafficWeight`, bad: routed({}, { smi: {}, maxTrafficWeight: 100 }), good: [withoutServices({ ...plugin, maxTrafficWeight: 1000 })], names: 'NGINX' },
  { id: 'AR404', path: `${PATH}.replicaProgressThreshold.type`, bad: [canary({ replicaProgressThreshold: { type: 'percent', value: 5 } })], good: [canary({ replicaProgressThreshold: { type: 'Percent', value: 100 } })] },
  { id: 'AR404', path: `${PATH}.replicaProgressThreshold.value`, bad: [canary({ replicaProgressThreshold: { type: 'Pods', value: 6 } }, { replicas: 5 })], good: [canary({ replicaProgressThreshold: { type: 'Pods', value: 5 } }, { replicas: 5 })] },
  { id: 'AR406', path: `${PATH}.trafficRouting.alb.stickinessConfig.durationSeconds`, bad: [...routed({}, alb({ stickinessConfig: { enabled: true, durationSeconds: 604801 } })), ingress('stable')], good: [...routed({}, alb({ stickinessConfig: { enabled: true, durationSeconds: 604800 } })), ingress('stable')] },
  { id: 'AR407', path: `${PATH}.trafficRouting`, bad: [withoutServices({})], good: [withoutServices(plugin)] },
  { id: 'AR409', path: `${PATH}.analysis.startingStep`, bad: [background(1), checks], good: [background(0), checks] },
  { id: 'AR410', path: `${PATH}.maxSurge`, bad: [canary({ maxSurge: '1' })], good: [canary({ maxSurge: 1 })], names: 'percent sign' },
  { id: 'AR419', path: `${PATH}.scaleDownDelayRevisionLimit`, bad: routed({ scaleDownDelayRevisionLimit: 11 }), good: routed({ scaleDownDelayRevisionLimit: 10 }) },
  { id: 'AR420', path: `${PATH}.pingPong`, bad: [canary({ pingPong: { pingService: 'ping', pongService: 'pong' } }), service('ping'), service('pong')], good: turns },
]));

const step = (fields: object) => canary({ steps: [fields] });
const S = `${PATH}.steps[0]`;
const experiment = (fields: object, router?: object) => {
  const steps = [{ experiment: { templates: [{ name: 'one', specRef: 'canary', ...fields }] } }];
  return router ? routed({ steps }, router) : [canary({ steps })];
};

describe('steps', () => specify([
  { id: 'AR126', path: S, bad: [step({ setWeight: 5, pause: {} })], good: [step({ setWeight: 5 })] },
  { id: 'AR127', path: S, bad: [step({ pause: null })], good: [step({ pause: {} })] },
  { id: 'AR128', path: `${S}.setWeight`, bad: [step({ setWeight: 101 })], good: [step({ setWeight: 100 })] },
  { id: 'AR128', path: `${S}.setWeight`, bad: [step({ setWeight: -1 })], good: [withoutServices({ ...plugin, maxTrafficWeight: 1000 }, { steps: [{ setWeight: 1000 }] })] },
  { id: 'AR129', path: `${S}.pause.duration`, bad: [step({ pause: { duration: '1d' } })], good: [step({ pause: { duration: '24h' } })] },
  { id: 'AR129', path: `${S}.pause.duration`, bad: [step({ pause: { duration: -1 } })], good: [step({ pause: { duration: 0 } })] },
  { id: 'AR130', path: `${S}.setCanaryScale`, bad: [step({ setCanaryScale: { replicas: 1 } })], good: routed({ steps: [{ setCanaryScale: { replicas: 1 } }] }) },
  { id: 'AR138', path: `${S}.experiment.templates[0].weight`, bad: experiment({ weight: 5 }), good: experiment({}) },
  { id: 'AR139', path: `${S}.experiment.templates[0].weight`, bad: experiment({ weight: 5 }, { traefik: {} }), good: experiment({ weight: 5 }, { smi: {} }), names: 'SMI' },
  { id: 'AR401', path: S, bad: routed({ steps: [{ setWeight: 5, setCanaryScale: { weight: 5 } }] }), good: routed({ steps: [{ setWeight: 5 }, { setCanaryScale: { weight: 5 } }] }) },
  { id: 'AR402', path: `${S}.setCanaryScale`, bad: routed({ steps: [{ setCanaryScale: { weight: 5, replicas: 5 } }] }), good: routed({ steps: [{ setCanaryScale: { matchTrafficWeight: true } }] }) },
  { id: 'AR403', path: `${S}.setCanaryScale.weight`, bad: routed({ steps: [{ setCanaryScale: { weight: 101 } }] }), good: routed({ steps: [{ setCanaryScale: { weight: 100 } }] }) },
  { id: 'AR403', path: `${S}.setCanaryScale.replicas`, bad: routed({ steps: [{ setCanaryScale: { replicas: -1 } }] }), good: routed({ steps: [{ setCanaryScale: { replicas: 0 } }] }) },
  { id: 'AR414', path: `${S}.experiment.templates[0].weight`, bad: experiment({ weight: 101 }, { smi: {} }), good: experiment({ weight: 100 }, { smi: {} }) },
  { id: 'AR416', path: `${S}.experiment.templates[0].specRef`, bad: experiment({ specRef: 'latest' }), good: experiment({ specRef: 'stable' }) },
]));

const managed = { managedRoutes: [{ name: 'beta' }] };
const header = (headerValue: object, router: object) => withoutServices({ ...managed, ...router }, { steps: [{ setHeaderRoute: { name: 'beta', match: [{ headerName: 'x', headerValue }] } }] });
const mirror = (fields: object, router: object = plugin) => withoutServices({ ...managed, ...router }, { steps: [{ setMirrorRoute: { name: 'beta', ...fields } }] });
const albHeader = (headerValue?: object) => [...routed({ steps: [{ setHeaderRoute: { name: 'beta', match: [{ headerName: 'x', headerValue }] } }] }, { ...managed, ...alb() }), ingress('stable')];

describe('routes of steps', () => specify([
  { id: 'AR131', path: `${S}.setHeaderRoute`, bad: [header({ exact: 'a' }, nginx)], good: [header({ exact: 'a' }, plugin)], names: 'Istio' },
  { id: 'AR132', path: `${S}.setHeaderRoute.match[0].headerValue`, bad: albHeader({ prefix: 'a' }), good: albHeader({ exact: 'a' }) },
  { id: 'AR133', path: `${S}.setHeaderRoute.match[0].headerValue`, bad: albHeader(), good: albHeader({ exact: 'a' }) },
  { id: 'AR133', path: `${S}.setHeaderRoute.match[0].headerValue`, bad: [header({ exact: 'a', regex: 'b' }, plugin)], good: [header({ regex: 'b' }, plugin)] },
  { id: 'AR134', path: `${S}.setMirrorRoute`, bad: [mirror({}, { alb: {} })], good: [mirror({})], names: 'Istio' },
  { id: 'AR135', path: `${S}.setMirrorRoute.match[0].path`, bad: [mirror({ match: [{ path: {} }] })], good: [mirror({ match: [{ path: { prefix: '/' } }] })] },
  { id: 'AR136', path: `${PATH}.trafficRouting.managedRoutes`, bad: [mirror({}, { ...plugin, managedRoutes: undefined })], good: [mirror({})], names: 'beta' },
  { id: 'AR137', path: `${S}.setMirrorRoute.name`, bad: [mirror({ name: 'other' })], good: [mirror({})], names: 'managedRoutes' },
  { id: 'AR412', path: `${S}.setMirrorRoute.match[0].headers["x"]`, bad: [mirror({ match: [{ headers: { x: {} } }] })], good: [mirror({ match: [{ headers: { x: { exact: 'a' } } }] })] },
  { id: 'AR413', path: `${S}.setMirrorRoute.percentage`, bad: [mirror({ percentage: 101 })], good: [mirror({ percentage: 100 })] },
]));

describe('before Argo Rollouts 1.10', () => specify([
  { id: 'AR134', path: `${S}.setMirrorRoute`, bad: [mirror({})], good: [header({ exact: 'a' }, plugin)] },
  { id: 'AR116', path: `${PATH}.pingPong`, bad: taking({}, plugin), good: turns },
], { complete: true, argoRollouts: MinorVersion.parse('test', 'version', '1.9') }));
