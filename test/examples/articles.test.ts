import { objectIn, synthesized } from './synthesized';

const example = synthesized('articles');

describe('rolling', () => {
  const { template, selector, strategy } = objectIn(example, 'rolling', 'Deployment', 'api-server')!.spec;

  test('selects by labels that its pods have', () => {
    expect(template.metadata.labels).toMatchObject(selector.matchLabels);
  });

  test('never runs with fewer pods, and lets the kubelet wait before a pod stops', () => {
    expect(strategy.rollingUpdate.maxUnavailable).toBe(0);
    expect(template.spec.containers[0].lifecycle.preStop).toEqual({ sleep: { seconds: 15 } });
    expect(template.spec.terminationGracePeriodSeconds).toBeGreaterThan(15);
  });

  test('lets a drain take one pod at a time', () => {
    expect(objectIn(example, 'rolling', 'PodDisruptionBudget', 'api-server')!.spec).toMatchObject({ maxUnavailable: '10%' });
  });
});

describe('blue-green', () => {
  test('keeps the old pods for five minutes', () => {
    expect(objectIn(example, 'blue-green', 'Rollout', 'api-server')!.spec.strategy.blueGreen.scaleDownDelaySeconds).toBe(300);
  });

  test('reminds of a release that was forgotten after four hours', () => {
    const rules = objectIn(example, 'blue-green', 'PrometheusRule', 'api-server-release')!.spec.groups.flatMap((group: any) => group.rules);
    const durations = rules.filter(({ expr }: any) => expr.includes('Paused')).map((rule: any) => rule.for);
    expect(durations).toEqual(['4h']);
  });
});

describe('canary-nginx', () => {
  const { controllerOwned } = example.charts.find(({ file }) => file === 'canary-nginx.k8s.yaml')!.releases[0];

  test('leaves the canary Ingress to the controller, and names it', () => {
    expect(controllerOwned).toEqual(['Ingress devops-api-devops-api-canary']);
    expect(objectIn(example, 'canary-nginx', 'Ingress', 'devops-api')).toBeDefined();
    expect(objectIn(example, 'canary-nginx', 'Ingress', 'devops-api-devops-api-canary')).toBeUndefined();
  });

  test('never trusts a single canary pod', () => {
    expect(objectIn(example, 'canary-nginx', 'Rollout', 'devops-api')!.spec.strategy.canary.minPodsPerReplicaSet).toBe(2);
  });
});

describe('canary-metrics', () => {
  const rollout = objectIn(example, 'canary-metrics', 'Rollout', 'api-server')!.spec;
  const template = objectIn(example, 'canary-metrics', 'AnalysisTemplate', 'api-server-success-rate')!.spec;

  test('gives every argument that the template asks for', () => {
    const given = rollout.strategy.canary.analysis.args.map(({ name }: any) => name);
    expect(template.args.map(({ name }: any) => name).filter((name: string) => !given.includes(name))).toEqual([]);
  });

  test('asks about pods of the new version, and counts a version that fails every request as 0', () => {
    const { query } = template.metrics[0].provider.prometheus;
    expect(query).toContain('{{args.canary-hash}}');
    expect(query).toContain('or vector(0)');
  });
});

describe('canary-pipeline', () => {
  const rollout = objectIn(example, 'canary-pipeline', 'Rollout', 'order-gateway')!;

  test('has one Service over both versions, as there is no router', () => {
    expect(rollout.spec.strategy.canary).not.toHaveProperty('canaryService');
    expect(objectIn(example, 'canary-pipeline', 'Service', 'order-gateway-canary')).toBeUndefined();
  });

  test('says which share of the requests each weight reaches', () => {
    expect((rollout.metadata as any).annotations).toEqual({ 'cdk8s-rollouts.dev/replica-share': '10 -> 10 %, 50 -> 50 %' });
  });

  test('waits for the pipeline at the first weight', () => {
    expect(rollout.spec.strategy.canary.steps.slice(0, 2)).toEqual([{ setWeight: 10 }, { pause: {} }]);
  });
});
