import { deployment, object, ROUTED, rollout, service } from './shop';
import { Inventory } from '../../../src/review/inventory/inventory';
import { planReleases } from '../../../src/review/plan/plan-releases';

const QUERY = 'sum(rate(http_requests_total{code!~"5.."}[1m])) / sum(rate(http_requests_total[1m]))';
const SUCCESS = metric('success-rate', QUERY, 'len(result) > 0 && result[0] >= 0.99');
const ERRORS = metric('error-rate', QUERY, 'len(result) > 0 && result[0] < 0.01');
const LATENCY = metric('latency', 'histogram_quantile(0.95, sum by (le) (rate(seconds_bucket[1m])))', 'len(result) > 0 && result[0] < 0.5');
const MEMORY = metric('memory', 'max(container_memory_working_set_bytes)', 'len(result) > 0 && result[0] < 5e8');
const STEPS = [{ setWeight: 10 }, { pause: { duration: '5m' } }, { setWeight: 100 }, { pause: { duration: '5m' } }];
const ANALYSIS = { templates: [{ templateName: 'judge' }], startingStep: 1 };

function metric(name: string, query: string, successCondition: string, more: object = {}) {
  return { name, interval: '1m', successCondition, provider: { prometheus: { query } }, ...more };
}

const judge = (metrics: readonly object[], more: object = {}) => object('argoproj.io/v1alpha1', 'AnalysisTemplate', 'judge', { metrics, ...more });
const unwatchedIn = (...objects: object[]) => planReleases(new Inventory(objects.map((one) => ({ object: one }))))[0].unwatched;
const canary = (more: object = {}) => rollout({ canary: { steps: STEPS, analysis: ANALYSIS, ...more } });
/** What is said of a canary without a router that these metrics judge. */
const judgedBy = (metrics: readonly object[], more: object = {}, template: object = {}) =>
  unwatchedIn(canary(more), judge(metrics, template), service());

test('a canary that is judged by errors, latency and memory at every weight has nothing to be said of', () => {
  expect(judgedBy([SUCCESS, LATENCY, MEMORY])).toEqual([]);
});

describe('without an analysis', () => {
  test.each([
    ['a Deployment', deployment(), /gets to everybody$/],
    ['a canary that pauses by time', canary({ analysis: undefined }), /a version whose pods are ready and that fails its requests gets to everybody$/],
    ['a canary that waits for a person', canary({ analysis: undefined, steps: [{ setWeight: 10 }, { pause: {} }] }), /what the person who promotes does not look at/],
    ['a blue-green release', rollout({ blueGreen: { activeService: 'orders' } }), /gets to everybody$/],
    ['a canary with a step plugin', canary({ analysis: undefined, steps: [{ setWeight: 10 }, { plugin: { name: 'acme/check' } }] }), /what the step plugin acme\/check looks at is not known$/],
  ])('%s is measured by nothing', (_, workload, saying) => {
    expect(unwatchedIn(workload, service())).toEqual([expect.stringMatching(/^No analysis measures anything/)]);
    expect(unwatchedIn(workload, service())[0]).toMatch(saying);
  });

  test('dry runs alone stop nothing', () => {
    expect(judgedBy([SUCCESS, LATENCY], {}, { dryRun: [{ metricName: '.*' }] }))
      .toEqual(['Every metric is a dry run (success-rate and latency): whatever they measure, nothing stops the release']);
  });
});

describe('of the metrics', () => {
  test('those in a dry run are named', () => {
    expect(judgedBy([SUCCESS, LATENCY, MEMORY], {}, { dryRun: [{ metricName: 'latency' }] })).toContain('latency is a dry run: measured, and without effect');
  });

  test.each([
    ['latency', [SUCCESS, MEMORY], 'No metric measures latency: a version that answers well and too slowly passes'],
    ['latency', [ERRORS, MEMORY], 'No metric measures latency: a version that answers well and too slowly passes'],
    ['failures', [LATENCY, MEMORY], 'No metric measures failed requests: a version that fails quickly passes'],
  ])('one that measures %s is missed', (_, metrics, said) => {
    expect(judgedBy(metrics.slice(0, 1))[0]).toBe(said);
  });

  test('one that nobody can read may measure anything', () => {
    expect(judgedBy([SUCCESS, { name: 'web', interval: '1m', successCondition: 'result == 1', provider: { web: { url: 'http://judge' } } }])).toEqual([]);
    expect(judgedBy([SUCCESS], { analysis: { templates: [{ templateName: 'judge' }, { templateName: 'absent' }], startingStep: 1 } }))
      .toEqual(['What the background analysis would notice is not known: templates are not among the manifests']);
  });

  test('conditions are read with their arguments', () => {
    const withArgument = metric('success-rate', QUERY, 'len(result) > 0 && result[0] >= {{args.least}}');
    expect(judgedBy([withArgument], {}, { args: [{ name: 'least', value: '0.99' }] })[0]).toMatch(/^No metric measures latency/);
  });

  test('those that pass without requests are named, by their condition or by their query', () => {
    const said = 'success-rate passes when there are no requests: with little traffic the new version goes on unseen';
    expect(judgedBy([metric('success-rate', QUERY, 'len(result) == 0 || result[0] >= 0.99'), LATENCY])).toContain(said);
    expect(judgedBy([metric('success-rate', `${QUERY} or vector(1)`, 'result[0] >= 0.99'), LATENCY])).toContain(said);
    expect(judgedBy([metric('success-rate', `${QUERY} or vector(0)`, 'result[0] >= 0.99'), LATENCY])).not.toContain(said);
  });

  test('CPU, memory and queues are missed last, with the length of the release', () => {
    expect(judgedBy([SUCCESS, LATENCY]).pop()).toMatch(/^Nothing measures CPU, memory or queues: what fills up more slowly than in the \d+ min/);
  });
});

describe('of the time', () => {
  test('a large weight before the first sample is said, a small one is not', () => {
    const late = metric('success-rate', QUERY, 'len(result) > 0 && result[0] >= 0.99', { initialDelay: '6m' });
    const steps = [{ setWeight: 50 }, { pause: { duration: '5m' } }, { setWeight: 100 }, { pause: { duration: '5m' } }];
    expect(judgedBy([late, { ...LATENCY, initialDelay: '6m' }], { steps })[0]).toMatch(/^(50 % of the requests are|Every request is) the new version’s before the first sample of any analysis/);
    expect(judgedBy([late, LATENCY], { steps })[0]).not.toMatch(/before the first sample/);
    expect(judgedBy([{ ...late, initialDelay: '30s' }, LATENCY])[0]).not.toMatch(/before the first sample/);
  });

  test('a person who was asked before has looked', () => {
    const late = { ...SUCCESS, initialDelay: '6m' };
    const steps = [{ setWeight: 50 }, { pause: {} }, { setWeight: 100 }, { pause: { duration: '8m' } }];
    expect(judgedBy([late], { steps }).join()).not.toMatch(/before the first sample/);
  });

  test('a background analysis with a count is over before the release', () => {
    const counted = [SUCCESS, LATENCY].map((one) => ({ ...one, count: 3 }));
    expect(judgedBy(counted)[0]).toMatch(/^The background analysis is over 2 min after it has begun, and nothing measures the last \d+ min/);
    expect(judgedBy([SUCCESS, LATENCY])[0]).not.toMatch(/is over/);
  });

  test('the way from the last weight to all requests is held by nothing', () => {
    const said = 'Nothing holds the release between 25 % and all of the requests: what breaks under full load only shows after the promotion, when an abort does nothing';
    expect(judgedBy([SUCCESS, LATENCY], { steps: [{ setWeight: 25 }, { pause: { duration: '5m' } }] })).toContain(said);
    expect(judgedBy([SUCCESS, LATENCY])).not.toContain(said);
  });
});

describe('a blue-green release', () => {
  const [before, after] = [{ prePromotionAnalysis: { templates: [{ templateName: 'judge' }] } }, { postPromotionAnalysis: { templates: [{ templateName: 'judge' }] } }];
  const blueGreen = (more: object, ...others: object[]) =>
    unwatchedIn(rollout({ blueGreen: { activeService: 'orders', previewService: 'preview', ...more } }), judge([{ ...SUCCESS, count: 3 }, { ...LATENCY, count: 3 }]), service(), ...others);

  test('is judged before the switch, or after it, or both', () => {
    expect(blueGreen(after)[0]).toMatch(/^Nothing is measured before the switch/);
    expect(blueGreen(before)[0]).toMatch(/^Nothing is measured after the switch/);
    expect(blueGreen({ ...before, ...after }).join()).not.toMatch(/switch/);
  });

  test('has callers before the switch where another Service selects its pods', () => {
    expect(blueGreen({ ...before, ...after }, service('internal'))).toContain('Who calls Service internal meets both versions, before the switch as well');
    expect(blueGreen({ ...before, ...after }, service('metrics', { ports: [{ port: 9090 }] })).join()).not.toMatch(/Who calls/);
  });
});

describe('of the routes', () => {
  const ingress = object('networking.k8s.io/v1', 'Ingress', 'orders', {
    rules: [{ http: { paths: [{ backend: { service: { name: 'orders', port: { number: 80 } } } }] } }],
  });
  const inside = 'Callers inside the cluster that use Service orders directly meet the new version only when it is promoted, all of them at once';
  const gateway = { ...ROUTED, trafficRouting: { plugins: { 'argoproj-labs/gatewayAPI': { httpRoute: 'orders' } } } };
  const httpRoute = (kind: string) => object('gateway.networking.k8s.io/v1', 'HTTPRoute', 'orders', { parentRefs: [{ kind, name: 'public' }] });

  test('what comes past the router is said', () => {
    expect(unwatchedIn(canary(ROUTED), judge([SUCCESS, LATENCY, MEMORY]), service(), service('orders-canary'), service('internal'), ingress))
      .toEqual(['Who calls Service internal meets both versions, whatever the weight is', inside]);
  });

  test('a router at the edge divides only what comes through it, a mesh divides all', () => {
    const objects = [judge([SUCCESS]), service(), service('orders-canary')];
    expect(unwatchedIn(canary(gateway), ...objects, httpRoute('Gateway'))).toContain(inside);
    expect(unwatchedIn(canary(gateway), ...objects, httpRoute('Service'))).not.toContain(inside);
    expect(unwatchedIn(canary({ ...ROUTED, trafficRouting: { istio: { virtualService: { name: 'orders' } } } }), ...objects)).not.toContain(inside);
    expect(unwatchedIn(canary(), ...objects)).not.toContain(inside);
  });
});

test('no more is said than is read', () => {
  const counted = { ...metric('success-rate', QUERY, 'len(result) == 0 || result[0] >= 0.99'), initialDelay: '6m', count: 2 };
  const dry = { ...LATENCY, name: 'slow' };
  const said = unwatchedIn(
    canary({ ...ROUTED, steps: [{ setWeight: 50 }, { pause: { duration: '9m' } }, { setWeight: 60 }, { pause: { duration: '9m' } }] }),
    judge([counted, dry], { dryRun: [{ metricName: 'slow' }] }), service(), service('orders-canary'), service('internal'),
  );
  expect(said).toHaveLength(6);
});
