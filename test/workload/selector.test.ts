import { Chart, Testing } from 'cdk8s';
import { LabelExpression } from 'cdk8s-plus-28';
import { RolloutStrategy } from '../../src/strategy/rollout-strategy';
import { Rollout, RolloutProps } from '../../src/workload/rollout';

const podTemplate = { metadata: { labels: { app: 'orders' } }, spec: { containers: [{ name: 'orders', image: 'orders:1' }] } };

function rollout(props: Partial<RolloutProps>) {
  const chart = new Chart(Testing.app(), 'shop');
  new Rollout(chart, 'orders', { metadata: { name: 'orders' }, strategy: RolloutStrategy.canary(), ...props });
  return Testing.synth(chart)[0];
}

describe('the selector of a workload', () => {
  test('may have conditions on labels beside labels', () => {
    const selectorExpressions = [LabelExpression.notIn('lane', ['test']), LabelExpression.exists('app')];
    expect(rollout({ podTemplate, selectorLabels: { app: 'orders' }, selectorExpressions }).spec.selector).toEqual({
      matchLabels: { app: 'orders' },
      matchExpressions: [{ key: 'lane', operator: 'NotIn', values: ['test'] }, { key: 'app', operator: 'Exists' }],
    });
  });

  test('may have conditions alone', () => {
    expect(rollout({ podTemplate, selectorExpressions: [LabelExpression.in('app', ['orders'])] }).spec.selector).toEqual({
      matchExpressions: [{ key: 'app', operator: 'In', values: ['orders'] }],
    });
  });

  test('must select the pods', () => {
    expect(() => rollout({ podTemplate, selectorExpressions: [LabelExpression.exists('lane')] }))
      .toThrow('podTemplate.metadata.labels is {"app":"orders"}; accepted: labels that selectorExpressions select. Mend: make the two agree');
    expect(() => rollout({ podTemplate, selectorLabels: {} })).toThrow('selectorLabels is {}; accepted: at least one label or expression');
  });

  test('a Rollout leaves its name to the API server where generateName says so', () => {
    expect(rollout({ metadata: { generateName: 'orders-' }, podTemplate, selectorLabels: { app: 'orders' } }).metadata).toEqual({ generateName: 'orders-' });
  });
});
