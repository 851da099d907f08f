import { exampleFiles, goldenFiles } from '../client/manifest-files';
import { groupsOf, promtoolCheck, ruleGroups, withArguments } from '../lint/prometheus-rules';

describe('PromQL of rules and queries', () => {
  const files = [...goldenFiles(), ...exampleFiles()];
  const groups = files.flatMap(ruleGroups);

  test('there are some of each', () => {
    for (const kind of ['PrometheusRule', 'AnalysisTemplate']) {
      expect(groups.filter(({ name }) => name.includes(`: ${kind} `)).length).toBeGreaterThan(0);
    }
  });

  test('Prometheus reads all of it', () => {
    expect(promtoolCheck(groups)).toBe('');
  });

  test.each([
    ['AnalysisTemplate', { metrics: [{ name: 'm', provider: { prometheus: { query: 'sum(up' } } }] }],
    ['PrometheusRule', { groups: [{ name: 'g', rules: [{ alert: 'Down', expr: 'up ==' }] }] }],
    ['PrometheusRule', { groups: [{ name: 'g', rules: [{ alert: 'Down', expr: 'up', annotations: { summary: '{{ $labels.' } }] }] }],
  ])('Prometheus notices a mistake in %s', (kind, spec) => {
    expect(promtoolCheck(groupsOf({ kind, metadata: { name: 'broken' }, spec }))).toContain(`${kind} broken`);
  });

  test('arguments become values that fit', () => {
    expect(withArguments('rate(x{pod=~"{{args.hash}}",app="{{ args.app }}"}[{{args.window}}])', [{ name: 'app', value: 'shop' }]))
      .toBe('rate(x{pod=~"placeholder",app="shop"}[5m])');
  });
});
