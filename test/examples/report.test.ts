import { synthesized } from './synthesized';
import { EXAMPLES } from '../../examples/catalogue';
import { WIDTH } from '../../examples/layout';
import { report } from '../../examples/report';

const lines = report(EXAMPLES.map(({ name }) => ({ directory: `dist/${name}`, charts: synthesized(name).charts })));

test('every line fits the terminal', () => {
  expect(lines.filter((line) => line.length > WIDTH)).toEqual([]);
});

const row = (...cells: string[]) => expect.stringMatching(new RegExp(`^${cells.map((cell) => cell.replace(/[.+]/g, '\\$&')).join(' +')}$`));

test('a canary is told by its router, weights, gate and file', () => {
  expect(lines).toContainEqual(row('orders', 'canary', 'Gateway API', '5% 5m -> 25% 5m -> 50% 5m -> 100% 2m', 'success-rate', 'shop.k8s.yaml'));
});

test('a gate that is a person is told as one', () => {
  const steps = 'all at once, old pods 7m more';
  expect(lines).toContainEqual(row('orders', 'blue-green', 'Gateway API', steps, 'a person, success-rate', 'shop-blue-green.k8s.yaml'));
  expect(lines).toContainEqual(row('order-gateway', 'canary', 'replica share', '10% by hand -> 50% 10m', 'a person', 'canary-pipeline.k8s.yaml'));
});

test('what has no gate says so', () => {
  expect(lines).toContainEqual(row('loadgenerator', 'rolling', '-', 'up to 25% more, 0 fewer', 'probes only', 'boutique.k8s.yaml'));
  expect(lines).toContainEqual(row('redis-cart', 'recreate', '-', 'old pods stop before new ones start', 'probes only', 'boutique.k8s.yaml'));
});

test.each([
  'CustomResourceDefinition of Rollout (argoproj.io/v1alpha1).',
  'CustomResourceDefinition of PrometheusRule (monitoring.coreos.com/v1).',
  'the plugin argoproj-labs/gatewayAPI',
  'ConfigMap argo-rollouts-config',
  'a ClusterRole with get, list, update and patch on httproutes',
  'http://prometheus.monitoring:9090',
  'PriorityClass customer-facing.',
  'Secret ghcr in namespace shop',
])('the cluster\'s needs name once: %s', (need) => {
  const needs = lines.slice(lines.indexOf('What the cluster must have:')).join(' ').replace(/\s+/g, ' ');
  expect(needs.split(need)).toHaveLength(2);
});
