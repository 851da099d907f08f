import { objectIn, synthesized } from './synthesized';
import { DIFFERENCES } from '../../examples/online-boutique/differences';
import { serviceFacts, valueAt } from '../../examples/online-boutique/service-facts';

const example = synthesized('online-boutique');
const facts = serviceFacts(example.charts.flatMap(({ objects }) => objects));
const find = (kind: string, name: string) => objectIn(example, 'boutique', kind, name);

test('the frontend is a canary on Gateway API that the mesh\'s metrics can abort', () => {
  const { canary } = find('Rollout', 'frontend')!.spec.strategy;
  const [{ provider }] = find('AnalysisTemplate', canary.analysis.templates[0].templateName)!.spec.metrics;
  expect(canary.trafficRouting.plugins).toHaveProperty('argoproj-labs/gatewayAPI');
  expect(provider.prometheus.query).toContain('istio_requests_total');
});

test('checkout is a blue-green that a person promotes', () => {
  expect(find('Rollout', 'checkoutservice')!.spec.strategy.blueGreen.autoPromotionEnabled).toBe(false);
});

test('all others are Deployments', () => {
  const rollouts = ['frontend', 'checkoutservice'];
  const others = [...facts.keys()].filter((service) => !rollouts.includes(service));
  expect(others).toHaveLength(10);
  expect(others.filter((service) => !find('Deployment', service))).toEqual([]);
});

test('the load generator is a worker: it has no Service and does not wait before it stops', () => {
  expect(facts.get('loadgenerator')!.services).toEqual({});
  expect(valueAt(facts.get('loadgenerator'), 'workload.template.spec.containers[0].lifecycle')).toBeUndefined();
});

test('the carts are one pod, which stops before the next starts, and no budget pretends to protect it', () => {
  expect(find('Deployment', 'redis-cart')!.spec).toMatchObject({ replicas: 1, strategy: { type: 'Recreate' } });
  expect(find('PodDisruptionBudget', 'redis-cart')).toBeUndefined();
});

test('pods are selected by the labels that live ones have', () => {
  expect([...facts].filter(([service]) => valueAt(facts.get(service), 'workload.selector.matchLabels.app') !== service)).toEqual([]);
});

describe('the table of differences', () => {
  test('says what is written', () => {
    const written = DIFFERENCES.map(({ service, path }) => ({ service, path, ours: valueAt(facts.get(service), path) }));
    expect(DIFFERENCES.map(({ service, path, ours }) => ({ service, path, ours }))).toEqual(written);
  });

  test('names each difference once, with what the original says and a reason', () => {
    const paths = DIFFERENCES.map(({ service, path }) => `${service} ${path}`);
    expect(paths).toEqual([...new Set(paths)]);
    expect(DIFFERENCES.filter(({ original, ours, reason }) => original === ours || reason === '')).toEqual([]);
  });
});
