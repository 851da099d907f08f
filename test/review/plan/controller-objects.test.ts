import { deployment, found, object, pod, ROUTED, rollout, service } from './shop';
import { controllerObjects, experimentObjects } from '../../../src/review/plan/controller-objects';
import { canaryIngressName, canaryMappingName } from '../../../src/review/plan/routed-objects';

const of = (...objects: object[]) => controllerObjects(...found(...objects));
const OWN = 'makes ReplicaSet orders-<hash> for each version; label rollouts-pod-template-hash tells its pods apart';
const SERVICES = 'adds rollouts-pod-template-hash to the selector of Services orders and orders-canary, and annotation argo-rollouts.argoproj.io/managed-by-rollouts';
const routedBy = (trafficRouting: object, more: object = {}, ...objects: object[]) =>
  of(rollout({ canary: { ...ROUTED, trafficRouting, ...more } }), ...objects).filter((said) => said !== OWN && said !== SERVICES);
const TEMPLATES = { templates: [{ templateName: 'success' }] };

test('every Rollout has its ReplicaSets, and its own hash in the selectors of its Services', () => {
  expect(of(rollout({ canary: {} }))).toEqual([OWN]);
  expect(of(rollout({ canary: ROUTED }), service(), service('orders-canary'))).toEqual(expect.arrayContaining([OWN, SERVICES]));
  expect(of(rollout({ blueGreen: { activeService: 'orders' } }))).toEqual([OWN, expect.stringContaining('selector of Service orders, ')]);
});

test('a Deployment has its ReplicaSets only', () => {
  expect(of(deployment())).toEqual(['makes ReplicaSet orders-<hash> for each version; label pod-template-hash tells its pods apart']);
});

describe('by router', () => {
  test.each([
    ['nginx', { nginx: { stableIngresses: ['web', 'api'], annotationPrefix: 'example.com' } }, [
      'makes Ingress orders-web-canary, a copy of web that leads to the canary Service, with example.com/canary-weight: it stays between releases',
      expect.stringContaining('makes Ingress orders-api-canary, a copy of api'),
    ]],
    ['alb', { alb: { ingress: 'web', rootService: 'root', servicePort: 80 } }, [
      'writes annotation alb.ingress.kubernetes.io/actions.root of Ingress web, which holds the weights, and rollouts.argoproj.io/managed-alb-annotations',
    ]],
    ['alb without a root Service', { alb: { ingress: 'web' } }, [expect.stringContaining('alb.ingress.kubernetes.io/actions.orders of Ingress web')]],
    ['istio', { istio: { virtualService: { name: 'web' }, destinationRule: { name: 'rule', canarySubsetName: 'new', stableSubsetName: 'old' } } }, [
      'writes the weights in VirtualService web', 'adds label rollouts-pod-template-hash to the subsets old and new of DestinationRule rule',
    ]],
    ['smi', { smi: {} }, ['makes TrafficSplit orders, which divides the requests to Service orders']],
    ['smi with names', { smi: { trafficSplitName: 'split', rootService: 'root' } }, ['makes TrafficSplit split, which divides the requests to Service root']],
    ['traefik', { traefik: { weightedTraefikServiceName: 'web' } }, ['writes the weights of orders and orders-canary in TraefikService web']],
    ['ambassador', { ambassador: { mappings: ['web'] } }, [expect.stringMatching(/^makes Mapping web-canary .* and deletes it then$/)]],
    ['apisix', { apisix: { route: { name: 'web' } } }, ['writes the weights of orders and orders-canary in ApisixRoute web']],
    ['appMesh', { appMesh: { virtualService: { name: 'web' } } }, [expect.stringMatching(/behind VirtualService web, and label rollouts-pod-template-hash/)]],
    ['a plugin', { plugins: { 'example.com/router': {} } }, ['lets plugin example.com/router write the weights, in objects that are not among the manifests']],
  ])('%s', (_, trafficRouting, said) => {
    expect(routedBy(trafficRouting)).toEqual(said);
  });

  test('Gateway API names the routes that are among the manifests', () => {
    expect(routedBy({ plugins: { 'argoproj-labs/gatewayAPI': { httpRoute: 'web' } } }, {}, object('gateway.networking.k8s.io/v1', 'HTTPRoute', 'web')))
      .toEqual(['writes the weights of orders and orders-canary in HTTPRoute web']);
  });

  test('ping-pong has other Services', () => {
    const pingPong = { stableService: undefined, canaryService: undefined, pingPong: { pingService: 'ping', pongService: 'pong' } };
    expect(routedBy({ plugins: { 'argoproj-labs/gatewayAPI': { httpRoute: 'web' } } }, pingPong, object('gateway.networking.k8s.io/v1', 'HTTPRoute', 'web')))
      .toEqual([expect.stringContaining('Services ping and pong'), 'writes the weights of ping and pong in HTTPRoute web']);
  });

  test('names that are too long are cut as the controller cuts them', () => {
    const long = 'a'.repeat(250);
    expect(canaryIngressName('orders', long)).toBe(`orders-${'a'.repeat(239)}-canary`);
    expect(canaryMappingName(long)).toBe(`${'a'.repeat(246)}-canary`);
    expect(canaryIngressName('orders', 'a'.repeat(239))).toHaveLength(253);
  });
});

describe('routes of steps', () => {
  const match = [{ headerName: 'x-canary', headerValue: { exact: 'yes' } }];
  const steps = [{ setHeaderRoute: { name: 'testers', match } }, { setHeaderRoute: { name: 'testers' } }, { setMirrorRoute: { name: 'copy', percentage: 5, match: [{}] } }];

  test.each([
    ['istio', { istio: { virtualService: { name: 'web' } } }, 'makes route testers in VirtualService web for requests with certain headers, gone at the end of the release and after an abort'],
    ['alb', { alb: { ingress: 'web' } }, 'makes path testers in Ingress web, with annotations actions.testers and conditions.testers, for requests with certain headers, gone at the end of the release and after an abort'],
    ['apisix', { apisix: { route: { name: 'web' } } }, 'makes ApisixRoute testers for requests with certain headers, gone at the end of the release and after an abort'],
    ['a plugin', { plugins: { 'argoproj-labs/gatewayAPI': {} } }, 'makes route testers by its plugin for requests with certain headers, gone at the end of the release and after an abort'],
  ])('%s makes a header route once', (_, trafficRouting, said) => {
    expect(routedBy(trafficRouting, { steps: steps.slice(0, 2) }).slice(1)).toEqual([said]);
  });

  test('routers without them make none, and a step that removes one makes none', () => {
    expect(routedBy({ nginx: { stableIngress: 'web' } }, { steps: steps.slice(0, 2) })).toHaveLength(1);
    expect(routedBy({ istio: { virtualService: { name: 'web' } } }, { steps: steps.slice(1, 2) })).toHaveLength(1);
  });

  test('a mirror is made as well', () => {
    expect(routedBy({ istio: { virtualService: { name: 'web' } } }, { steps }).pop()).toMatch(/^makes route copy, which sends copies of requests/);
  });
});

describe('runs', () => {
  test('of analyses have the names that the controller gives them', () => {
    expect(of(rollout({ canary: { analysis: TEMPLATES, steps: [{ setWeight: 5 }, { analysis: TEMPLATES }] } }))).toEqual([
      OWN, 'makes AnalysisRuns orders-<hash>-<revision> and orders-<hash>-<revision>-1; one more for each that is repeated after it was inconclusive',
    ]);
    expect(of(rollout({ blueGreen: { activeService: 'orders', prePromotionAnalysis: TEMPLATES, postPromotionAnalysis: TEMPLATES } })).pop())
      .toMatch(/^makes AnalysisRuns orders-<hash>-<revision>-pre and orders-<hash>-<revision>-post;/);
  });

  test('of experiments bring ReplicaSets, Services where requests go to them, and analyses', () => {
    const experiment = {
      templates: [{ name: 'old', specRef: 'stable' }, { name: 'new', specRef: 'canary', weight: 5 }, { name: 'extra', specRef: 'canary', service: { name: 'extra' } }],
      analyses: [{ name: 'compare', templateName: 'success' }],
    };
    const name = 'orders-<hash>-<revision>-0';
    expect(of(rollout({ canary: { steps: [{ experiment }] } }))).toEqual([
      OWN,
      `makes Experiment ${name} at step 0`,
      `makes ReplicaSets ${name}-old, ${name}-new and ${name}-extra for the time of the experiment`,
      `makes Services ${name}-new and extra for the time of the experiment`,
      `makes AnalysisRun ${name}-compare`,
    ]);
    expect(experimentObjects('load', { templates: [{ name: 'one' }] })).toEqual(['makes ReplicaSet load-one for the time of the experiment']);
    expect(experimentObjects('load', {})).toEqual([]);
  });
});

test('labels and annotations of a role are written on pods', () => {
  const canary = { canaryMetadata: { labels: { role: 'canary' }, annotations: { note: 'x' } }, stableMetadata: { labels: { role: 'stable' } } };
  expect(of(rollout({ canary }))).toEqual([
    OWN, 'writes role and note on the pods of the new version, while they are that', 'writes role on the pods of the stable version, while they are that',
  ]);
});

test.each([
  ['progressively', 'sets spec.replicas of Deployment shop to 0 as pods of the Rollout get ready, whatever the manifest says: a tool that applies it again brings the pods back'],
  ['onsuccess', 'sets spec.replicas of Deployment shop to 0 when the first version of the Rollout is healthy, whatever the manifest says: a tool that applies it again brings the pods back'],
])('a Deployment that is taken over %s is scaled down', (scaleDown, said) => {
  const taken = rollout({ canary: {} }, pod(), { template: undefined, workloadRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'shop', scaleDown } });
  expect(of(taken, deployment(pod(), {}, 'shop')).pop()).toBe(said);
  expect(of(taken).pop()).toBe(said.replace(/,.*/, ''));
});

test('a Deployment that is taken over without being scaled down is left alone', () => {
  expect(of(rollout({ canary: {} }, pod(), { template: undefined, workloadRef: { kind: 'Deployment', name: 'shop' } }))).toEqual([OWN]);
});
