import { objectIn, synthesized } from './synthesized';

const example = synthesized('environments');
const rollout = (environment: string) => objectIn(example, environment, 'Rollout', 'orders')!.spec;

test.each([
  ['dev', 2, 'registry.dev.example.com/acme/orders:1.5.0-rc.2'],
  ['staging', 3, 'ghcr.io/acme/orders:1.5.0-rc.1'],
  ['prod', 10, 'ghcr.io/acme/orders:1.4.2'],
])('%s has its own number of pods, registry and version', (environment, replicas, image) => {
  expect(rollout(environment)).toMatchObject({ replicas, template: { spec: { containers: [{ image }] } } });
});

test('each environment has the router of its cluster', () => {
  expect(['dev', 'staging', 'prod'].map((environment) => Object.keys(rollout(environment).strategy.canary.trafficRouting)))
    .toEqual([['nginx'], ['plugins'], ['plugins']]);
});

test('where there is no Prometheus there is no gate', () => {
  expect(rollout('dev').strategy.canary.analysis).toBeUndefined();
  expect(rollout('staging').strategy.canary.analysis).toBeDefined();
});

test('alerts go only where the cluster can take them', () => {
  expect(['dev', 'staging', 'prod'].filter((environment) => objectIn(example, environment, 'PrometheusRule', 'orders-release'))).toEqual(['prod']);
});
