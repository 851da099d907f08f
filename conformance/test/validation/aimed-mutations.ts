import { Dice } from './dice';
import { Demand, Json, service } from './valid-bundles';
import { RuleId } from '../../../src/semantics/validation/rule-table';

/** A change that breaks one rule, and the bundle it needs for that. */
export interface AimedMutation {
  readonly breaks: RuleId;
  readonly demand: Demand;
  readonly change: (parts: Parts, dice: Dice) => void;
}

/** The parts of a bundle that mutations change. */
export interface Parts {
  readonly objects: Json[];
  readonly rollout: Json;
  readonly spec: Json;
  readonly canary: Json;
  readonly blueGreen: Json;
  readonly routing: Json;
  readonly steps: Json[];
  readonly find: (kind: string) => Json;
  readonly templates: Json[];
  readonly metric: Json;
}

const canary = { strategy: 'canary' } as const;
const steps = (router: string) => ({ strategy: 'canary', router, steps: true } as const);
const routed = (router: string) => ({ strategy: 'canary', router } as const);
const blueGreen = { strategy: 'blueGreen' } as const;
const inline = { strategy: 'canary', steps: true } as const;
const background = { strategy: 'canary', background: true, steps: true } as const;
const own = { workloadRef: false } as const;

const step = (parts: Parts, action: string): Json => parts.steps.find((candidate) => candidate[action] !== undefined)[action];
const of = (breaks: RuleId, demand: Demand, change: AimedMutation['change']): AimedMutation => ({ breaks, demand, change });
const withoutEnd = (metric: Json) => { delete metric.count; metric.interval = '1m'; };
const experimentOf = (parts: Parts): Json => {
  const template = { name: 'one', selector: { matchLabels: { app: 'one' } }, template: { metadata: { labels: { app: 'one' } }, spec: { containers: [{ name: 'a', image: 'a:1' }] } } };
  const experiment: Json = { apiVersion: 'argoproj.io/v1alpha1', kind: 'Experiment', metadata: { name: 'aimed', namespace: parts.rollout.metadata.namespace }, spec: { templates: [template] } };
  parts.objects.push(experiment);
  return experiment.spec;
};
const runOf = (parts: Parts): Json => {
  const metrics = [1, 2].map((number) => ({ name: `m${number}`, successCondition: 'result[0] > 1', provider: { prometheus: { address: 'http://p', query: 'up' } } }));
  const run: Json = { apiVersion: 'argoproj.io/v1alpha1', kind: 'AnalysisRun', metadata: { name: 'aimed' }, spec: { metrics } };
  parts.objects.push(run);
  return run.spec;
};
const templateOf = (parts: Parts): Json => ({ templates: parts.templates.slice(0, 1).map(({ kind, metadata }) => ({ templateName: metadata.name, ...(kind !== 'AnalysisTemplate' && { clusterScope: true }) })), args: [{ name: 'window', value: '5m' }] });

export const AIMED: readonly AimedMutation[] = [
  of('AR101', {}, ({ spec }) => { spec.replicas = -1; }),
  of('AR102', own, ({ spec }) => { delete spec.selector; }),
  of('AR103', own, ({ spec }, dice) => { spec.selector = dice.pick<Json>([{}, { matchLabels: {} }, { matchLabels: { 'a b': 'x' } }, { matchExpressions: [{ key: 'app', operator: 'In', values: [] }] }, { matchExpressions: [{ key: 'app', operator: 'Is' }] }]); }),
  of('AR104', { workloadRef: true }, ({ spec }) => { spec.template = { metadata: { labels: { a: 'b' } } }; }),
  of('AR105', own, ({ spec }, dice) => {
    dice.pick<() => void>([() => { spec.template.metadata.labels = { other: 'x' }; }, () => { spec.template.spec.restartPolicy = 'OnFailure'; }, () => { spec.template.spec.activeDeadlineSeconds = 5; },
      () => { spec.template.spec.containers = []; }, () => { spec.template.metadata.labels.bad = 'a b'; }])();
  }),
  of('AR106', {}, ({ spec }, dice) => { spec[dice.pick(['minReadySeconds', 'revisionHistoryLimit', 'progressDeadlineSeconds'])] = -1; }),
  of('AR107', {}, ({ spec }, dice) => { spec.progressDeadlineSeconds = dice.integer(1, 10); spec.minReadySeconds = dice.integer(10, 20); }),
  of('AR108', {}, ({ spec }) => { spec.strategy = {}; }),
  of('AR109', canary, ({ spec }) => { spec.strategy.blueGreen = { activeService: 'orders' }; }),
  of('AR110', blueGreen, (parts) => { parts.blueGreen.previewService = parts.blueGreen.activeService; }),
  of('AR111', blueGreen, (parts) => { parts.spec.revisionHistoryLimit = 2; parts.blueGreen.scaleDownDelayRevisionLimit = 5; }),
  of('AR112', {}, ({ spec }, dice) => { (spec.strategy.canary ?? spec.strategy.blueGreen).antiAffinity = dice.pick<Json>([{}, { requiredDuringSchedulingIgnoredDuringExecution: {}, preferredDuringSchedulingIgnoredDuringExecution: { weight: 5 } }]); }),
  of('AR113', {}, ({ spec }, dice) => { (spec.strategy.canary ?? spec.strategy.blueGreen).antiAffinity = { preferredDuringSchedulingIgnoredDuringExecution: { weight: dice.pick([0, 101, -1]) } }; }),
  of('AR114', canary, (parts, dice) => { parts.canary.maxSurge = dice.pick<Json>([0, '0%', '0', 'x']); parts.canary.maxUnavailable = dice.pick<Json>([0, '0%', '00%']); }),
  of('AR115', routed('nginx'), (parts) => { parts.canary.canaryService = parts.canary.stableService; }),
  of('AR116', routed('nginx'), (parts) => { parts.canary.pingPong = { pingService: 'orders', pongService: 'orders-canary' }; }),
  of('AR117', routed('albPingPong'), (parts) => { parts.canary.pingPong.pingService = ''; }),
  of('AR118', routed('istioPingPong'), (parts) => { parts.canary.pingPong.pongService = ''; }),
  of('AR119', routed('pluginsPingPong'), (parts) => { parts.canary.pingPong.pongService = parts.canary.pingPong.pingService; }),
  of('AR120', routed('albPingPong'), (parts) => { delete parts.routing.alb.rootService; }),
  of('AR121', routed('traefik'), (parts, dice) => { parts.canary[dice.pick(['stableService', 'canaryService'])] = ''; }),
  of('AR122', routed('none'), (parts) => { parts.canary.scaleDownDelaySeconds = 30; }),
  of('AR123', routed('none'), (parts) => { parts.canary.dynamicStableScale = true; }),
  of('AR124', routed('smi'), (parts) => { parts.canary.dynamicStableScale = true; parts.canary.scaleDownDelaySeconds = 0; }),
  of('AR125', routed('istioHosts'), (parts) => { parts.routing.maxTrafficWeight = 100; }),
  of('AR126', canary, (parts) => { parts.canary.steps = [{ setWeight: 5, pause: {} }]; }),
  of('AR127', canary, (parts) => { parts.canary.steps = [{}]; }),
  of('AR128', canary, (parts, dice) => { parts.canary.steps = [{ setWeight: dice.pick([-1, 1001]) }]; }),
  of('AR129', canary, (parts, dice) => { parts.canary.steps = [{ pause: { duration: dice.pick<Json>([-1, '-5', '1d', '5 m', '', '-1m', '1h-3m', 's', '99999999999', '9999999h']) } }]; }),
  of('AR130', routed('none'), (parts) => { parts.canary.steps = [{ setCanaryScale: { replicas: 1 } }]; }),
  of('AR131', canary, (parts, dice) => { if (dice.chance(0.5)) { delete parts.canary.trafficRouting; } else { parts.canary.trafficRouting = { nginx: { stableIngress: 'orders' } }; } parts.canary.steps = [{ setHeaderRoute: { name: 'header' } }]; }),
  of('AR132', steps('alb'), (parts, dice) => { step(parts, 'setHeaderRoute').match = [{ headerName: 'x', headerValue: dice.pick<Json>([{ prefix: 'a' }, {}, { exact: 'a', regex: 'b' }]) }]; }),
  of('AR133', steps('apisix'), (parts, dice) => { step(parts, 'setHeaderRoute').match = [{ headerName: 'x', headerValue: dice.pick<Json>([{ prefix: 'a', exact: 'b' }, {}, { exact: '' }]) }]; }),
  of('AR134', steps('alb'), (parts) => { parts.steps.push({ setMirrorRoute: { name: 'mirror' } }); }),
  of('AR135', steps('istioHosts'), (parts, dice) => { step(parts, 'setMirrorRoute').match = [{ [dice.pick(['method', 'path'])]: dice.pick<Json>([{}, { exact: 'a', prefix: 'b' }]) }]; }),
  of('AR136', steps('istioHosts'), (parts) => { delete parts.routing.managedRoutes; }),
  of('AR137', steps('plugins'), (parts, dice) => { parts.routing.managedRoutes = dice.pick<Json>([[], [{ name: 'other' }]]); }),
  of('AR138', steps('none'), (parts) => { step(parts, 'experiment').templates[0].weight = 5; }),
  of('AR139', steps('nginx'), (parts) => { step(parts, 'experiment').templates[0].weight = 5; }),
  of('AR140', inline, (parts, dice) => { step(parts, 'analysis').args.push({ name: 'service', valueFrom: { fieldRef: { fieldPath: dice.pick(['metadata.generation', 'metadata.labels[\'a b\']', 'metadata', 'metadata.name[\'x\']']) } } }); }),
  of('AR141', { strategy: 'canary', router: 'nginx' }, (parts) => { parts.canary.canaryService = 'nobody'; }),
  of('AR142', {}, (parts) => { parts.find('Service').spec.selector = { other: 'x' }; }),
  of('AR143', {}, (parts) => { parts.find('Service').metadata.annotations = { 'argo-rollouts.argoproj.io/managed-by-rollouts': 'somebody' }; }),
  of('AR144', inline, (parts) => { step(parts, 'analysis').templates = [{ templateName: 'nobody' }]; }),
  of('AR145', inline, (parts, dice) => {
    const [template] = parts.templates;
    dice.pick<() => void>([() => { template.spec.metrics.push(template.spec.metrics[0]); }, () => { template.spec.dryRun = [{ metricName: 'rate.*' }, { metricName: 'rate.*' }]; },
      () => { template.spec.measurementRetention = [{ metricName: 'rate', limit: 1 }, { metricName: 'rate', limit: 2 }]; },
      () => { template.spec.args = [...template.spec.args, { name: 'service', value: 'another' }]; }])();
  }),
  of('AR146', inline, (parts) => { step(parts, 'analysis').args = []; }),
  of('AR147', inline, (parts, dice) => { dice.pick<() => void>([() => withoutEnd(parts.metric), () => { parts.metric.count = 0; parts.metric.interval = '1m'; }, () => { parts.metric.count = '{{args.window}}'; parts.metric.interval = '1m'; }])(); }),
  of('AR148', inline, (parts) => { parts.templates[0].spec.args = [...parts.templates[0].spec.args.slice(0, 3), { name: 'token', value: 'x', valueFrom: { secretKeyRef: { name: 's', key: 'k' } } }]; }),
  of('AR149', background, (parts, dice) => {
    const [first] = parts.templates;
    if (dice.chance(0.3)) { delete parts.canary.analysis.args; } else { parts.canary.analysis.args = [{ name: 'service', value: 'x' }]; }
    first.spec.args = [...first.spec.args, { name: 'window', value: '1m' }];
    for (const other of parts.templates.slice(1)) { other.spec.args = first.spec.args; }
    if (parts.templates.length > 1) { parts.templates[1].spec.args = first.spec.args.filter((argument: Json) => argument.value !== '1m'); }
  }),
  of('AR150', canary, (parts, dice) => { parts.canary.trafficRouting = dice.pick<Json>([{ nginx: {} }, { nginx: { stableIngress: 'orders', stableIngresses: ['orders'] } }, { alb: { servicePort: 80 } }, { alb: { servicePort: 80, ingress: 'orders', ingresses: [] } }]); }),
  of('AR151', routed('nginx'), (parts) => { parts.routing.nginx = { stableIngresses: ['orders', 'nobody'] }; }),
  of('AR152', routed('alb'), (parts) => { parts.find('Ingress').spec.rules[0].http.paths[0].backend.service.name = 'another'; }),
  of('AR153', routed('istioHosts'), (parts, dice) => {
    dice.pick<() => void>([() => { parts.routing.istio = {}; }, () => { parts.routing.istio = { virtualService: { name: 'orders' }, virtualServices: [] }; }, () => { parts.routing.istio = { virtualService: { name: 'nobody' } }; },
      () => { delete parts.find('VirtualService').spec.http; }])();
  }),
  of('AR154', routed('istioSubsets'), (parts, dice) => {
    const { spec } = parts.find('VirtualService');
    dice.pick<() => void>([() => { spec.http[0].route.pop(); }, () => { spec.http[0].name = 'renamed'; spec.http.push({ route: [] }); }, () => { parts.routing.istio.destinationRule.canarySubsetName = 'none'; }])();
  }),
  of('AR155', routed('istioTcp'), (parts, dice) => {
    const { spec } = parts.find('VirtualService');
    const routes = spec.tcp ?? spec.tls;
    dice.pick<() => void>([() => { routes[0].route.shift(); }, () => { routes[0].match[0].port = 1; routes.push(routes[0]); }, () => { routes[0].route[0].destination.host = 'elsewhere'; }])();
  }),
  of('AR156', routed('ambassador'), (parts, dice) => { dice.pick<() => void>([() => { parts.find('Mapping').spec.weight = 5; }, () => { parts.routing.ambassador.mappings = []; }, () => { parts.routing.ambassador.mappings.push('nobody'); }])(); }),
  of('AR157', canary, (parts) => {
    parts.canary.trafficRouting = { appMesh: { virtualService: { name: 'mesh' } } };
    parts.objects.push({ apiVersion: 'appmesh.k8s.aws/v1beta2', kind: 'VirtualService', metadata: { name: 'mesh', namespace: parts.rollout.metadata.namespace }, spec: {} });
  }),
  of('AR158', { workloadRef: true }, ({ spec }, dice) => { Object.assign(spec.workloadRef, dice.pick<Json>([{ kind: 'StatefulSet' }, { name: 'nobody' }, { apiVersion: 'batch/v1' }])); }),
  of('AR159', { strategy: 'canary' }, (parts, dice) => { Object.assign(parts.canary, { trafficRouting: dice.pick<Json>([{ traefik: { weightedTraefikServiceName: 'nobody' } }, { apisix: { route: { name: 'nobody' } } }, { plugins: { 'argoproj-labs/gatewayAPI': { httpRoute: 'nobody', grpcRoute: 'nobody' } } }]) }); }),
  of('AR201', inline, (parts) => { parts.templates.forEach((template) => { template.spec.metrics = []; delete template.spec.dryRun; }); }),
  of('AR202', {}, (parts) => { runOf(parts).metrics[1].name = 'm1'; }),
  of('AR203', {}, (parts) => { parts.metric.consecutiveSuccessLimit = -1; }),
  of('AR204', {}, (parts) => { parts.metric.failureLimit = -2; }),
  of('AR205', {}, (parts, dice) => { parts.metric.failureLimit = dice.pick<Json>([-1, '-1']); delete parts.metric.consecutiveSuccessLimit; }),
  of('AR206', {}, (parts) => { parts.metric.inconclusiveLimit = -1; }),
  of('AR207', {}, (parts) => { parts.metric.consecutiveErrorLimit = '-3'; }),
  of('AR208', {}, (parts, dice) => { Object.assign(parts.metric, { count: dice.pick<Json>([2, '2']), interval: '1m', failureLimit: dice.pick([-1, 3]), consecutiveSuccessLimit: 3 }); }),
  of('AR209', {}, (parts) => { Object.assign(parts.metric, { count: 3, interval: '1m', inconclusiveLimit: 4, failureLimit: 0 }); }),
  of('AR210', {}, (parts) => { parts.metric.count = 3; delete parts.metric.interval; }),
  of('AR211', {}, (parts, dice) => { parts.metric.count = 1; parts.metric.interval = dice.pick(['1d', '5', 'm', '1 m']); }),
  of('AR212', {}, (parts, dice) => { parts.metric.initialDelay = dice.pick(['1d', '5', '.s', '1min']); }),
  of('AR213', {}, (parts, dice) => { parts.metric.provider = dice.pick<Json>([{}, { plugin: {} }, { plugin: { a: {}, b: {} } }, { newRelic: { query: 'x' }, wavefront: { query: 'y' } }]); }),
  of('AR214', inline, (parts, dice) => { parts.templates[0].spec.dryRun = [{ metricName: dice.pick(['nobody', '*', 'rate(', '^late']) }]; }),
  of('AR215', inline, (parts, dice) => { parts.templates[0].spec.measurementRetention = [{ metricName: dice.pick(['nobody', '*', '(?=rate)', 'x{2']), limit: 3 }]; }),
  of('AR216', {}, (parts, dice) => { parts.metric.successCondition = dice.pick(['result[0] > {{args.nobody}}', '{{args.service', 'result[0] > {{ args.service.name }}']); }),
  of('AR217', {}, (parts, dice) => {
    parts.metric.provider = { prometheus: { address: 'http://p', query: 'up' } };
    parts.metric.successCondition = dice.pick(['result >', 'result[0] > "a"', 'result[0]', 'result[9] > 1', 'rseult[0] > 1', 'result[0] = 1', 'isNaN(result)', 'result.x > 1', 'len(result[0]) > 1', '1 + true > 2', 'nobody(result)', 'result[0] > 1 &&', 'asInt("x") > 1', 'isNaN(len(result))']);
  }),
  of('AR218', {}, (parts, dice) => { parts.metric.provider = { prometheus: { address: 'http://p', query: 'up', rangeQuery: { start: dice.pick(['now(', '"yesterday"', 'now() - 5', 'duration("1d")']), end: 'now()', step: dice.pick(['1m', '1d', '']) } } }; }),
  of('AR219', inline, (parts, dice) => { step(parts, 'analysis').args.push({ name: 'service', valueFrom: { fieldRef: { fieldPath: dice.pick(['spec.nothing', 'spec.strategy', 'spec.template.x.y', 'kind.x']) } } }); }),
  of('AR220', {}, (parts, dice) => { Object.assign(experimentOf(parts), { analyses: [{ name: 'a', ...templateOf(parts).templates[0], args: [{ name: 'window', value: dice.pick(['{{templates.nobody.podTemplateHash}}', '{{experiment.finishedAt}}', '{{open']) }] }].map(({ templateName, clusterScope, ...rest }: Json) => ({ ...rest, templateName, clusterScope })) }); }),
  of('AR301', {}, (parts, dice) => { experimentOf(parts).templates[0].selector = dice.pick<Json>([{}, null]); }),
  of('AR302', {}, (parts) => { experimentOf(parts).templates[0].minReadySeconds = 601; }),
  of('AR303', {}, (parts) => { experimentOf(parts).templates[0].name = ''; }),
  of('AR304', {}, (parts) => { const spec = experimentOf(parts); spec.templates.push(spec.templates[0]); }),
  of('AR305', {}, (parts) => { const spec = experimentOf(parts); spec.duration = '1d'; spec.analyses = [{ name: 'a', ...templateOf(parts).templates[0], args: [{ name: 'window', value: '1m' }] }]; }),
  of('AR401', canary, (parts, dice) => { parts.canary.steps = [dice.pick<Json>([{ setWeight: 5, setCanaryScale: { weight: 5 } }, { pause: {}, plugin: { name: 'a/b' } }])]; }),
  of('AR402', routed('smi'), (parts, dice) => { parts.canary.steps = [{ setCanaryScale: dice.pick<Json>([{}, { weight: 1, replicas: 1 }]) }]; }),
  of('AR403', routed('smi'), (parts, dice) => { parts.canary.steps = [{ setCanaryScale: dice.pick<Json>([{ weight: 101 }, { replicas: -1 }]) }]; }),
  of('AR404', canary, (parts, dice) => { parts.canary.replicaProgressThreshold = dice.pick<Json>([{ type: 'percent', value: 5 }, { type: 'Percent', value: 101 }, { type: 'Pods', value: 0 }]); }),
  of('AR405', { workloadRef: true }, ({ spec }) => { spec.workloadRef.scaleDown = 'onSuccess'; }),
  of('AR406', routed('alb'), (parts) => { parts.routing.alb.stickinessConfig = { enabled: true, durationSeconds: 0 }; }),
  of('AR407', canary, (parts) => { parts.canary.trafficRouting = {}; }),
  of('AR408', {}, ({ spec }, dice) => { spec.rollbackWindow = { revisions: dice.pick([0, 100]) }; }),
  of('AR409', background, (parts) => { parts.canary.analysis.startingStep = 50; }),
  of('AR410', canary, (parts) => { parts.canary.maxSurge = '1'; }),
  of('AR411', inline, (parts) => { parts.templates.forEach((template) => { template.spec.templates = templateOf(parts).templates; }); }),
  of('AR412', steps('plugins'), (parts) => { step(parts, 'setMirrorRoute').match = [{ headers: { x: {} } }]; }),
  of('AR413', steps('plugins'), (parts) => { step(parts, 'setMirrorRoute').percentage = 101; }),
  of('AR414', steps('plugins'), (parts, dice) => { step(parts, 'experiment').templates[0].weight = dice.pick([-1, 1001]); }),
  of('AR415', inline, (parts) => { step(parts, 'analysis').args.push({ name: 'service', valueFrom: { podTemplateHashValue: 'latest' } }); }),
  of('AR416', inline, (parts) => { step(parts, 'experiment').templates[0].specRef = 'current'; }),
  of('AR417', inline, (parts) => { step(parts, 'analysis').args.push({ name: 'nobody', value: 'x' }); }),
  of('AR418', inline, (parts, dice) => { step(parts, 'analysis').args.push(dice.pick<Json>([{ name: 'service' }, { name: 'service', value: 'x', valueFrom: { podTemplateHashValue: 'Latest' } }])); }),
  of('AR419', canary, (parts) => { parts.canary.scaleDownDelayRevisionLimit = 100; }),
  of('AR420', routed('none'), (parts) => { parts.canary.pingPong = { pingService: 'a', pongService: 'b' }; }),
  of('AR421', blueGreen, (parts) => { parts.objects.push({ ...parts.rollout, metadata: { ...parts.rollout.metadata, name: 'second' } }); parts.objects.push(service('extra', 'orders')); }),
  of('AR422', {}, (parts) => { parts.metric.provider = { prometheus: { address: 'http://p', query: 'up' } }; parts.metric.successCondition = 'reduce(result, #acc + #) > 0'; delete parts.metric.failureCondition; }),
];

/** Applies a mutation; false where the bundle lacks what it changes. */
export function applyAimed(mutation: AimedMutation, objects: Json[], rollout: Json, dice: Dice): boolean {
  const templates = objects.filter(({ kind, metadata }) => /AnalysisTemplate$/.test(kind) && metadata.name !== 'unused');
  const { canary: canaryStrategy, blueGreen: blueGreenStrategy } = rollout.spec.strategy;
  try {
    mutation.change({
      objects,
      rollout,
      templates,
      spec: rollout.spec,
      canary: canaryStrategy,
      blueGreen: blueGreenStrategy,
      routing: canaryStrategy?.trafficRouting,
      steps: canaryStrategy?.steps,
      find: (kind) => objects.find((object) => object.kind === kind),
      metric: dice.pick(templates).spec.metrics[0],
    }, dice);
    return true;
  } catch (error) {
    if (error instanceof TypeError) {
      return false;
    }
    throw error;
  }
}
