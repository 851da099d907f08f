import { importText, reasons } from './library';

const pods = `
  selector: {matchLabels: {app: orders}}
  template: {metadata: {labels: {app: orders}}, spec: {containers: [{name: orders, image: 'orders:1'}]}}`;

const rollout = (strategy: string, more = '') => `
apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata: {name: orders${more}}
spec:${pods}
  strategy: ${strategy}`;

describe('an imported Rollout', () => {
  test('is the construct with its pods as they are', () => {
    expect(importText(rollout('{canary: {maxSurge: 25%, maxUnavailable: 0}}'))).toBe(`\
new Rollout(chart, 'orders', {
  metadata: { name: 'orders' },
  selectorLabels: { app: 'orders' },
  podTemplate: { metadata: { labels: { app: 'orders' } }, spec: { containers: [{ name: 'orders', image: 'orders:1' }] } },
  strategy: RolloutStrategy.canary({ maxSurge: PercentOrAbsolute.percent(25), maxUnavailable: PercentOrAbsolute.absolute(0) }),
});`);
  });

  const steps: [string, string][] = [
    ['setWeight: 20', 'CanaryStep.weight(20)'],
    ['pause: {}', 'CanaryStep.pause()'],
    ['pause: {duration: 60s}', 'CanaryStep.pause(Duration.seconds(60))'],
    ['pause: {duration: 1h}', 'CanaryStep.pause(Duration.hours(1))'],
    ['pause: {duration: 15}', 'CanaryStep.pauseSeconds(15)'],
    ['plugin: {name: a/b, config: {c: d}}', "CanaryStep.plugin('a/b', { c: 'd' })"],
    ['analysis: {templates: [{templateName: t}]}', "CanaryStep.analysis({ templates: [AnalysisTemplate.fromTemplateName('t')] })"],
    ['experiment: {templates: [{name: a, specRef: stable}]}', "CanaryStep.experiment({ templates: [{ name: 'a', specRef: ExperimentSpecRef.STABLE }], indefinitely: true })"],
  ];
  test.each(steps)('has the step {%s} by its name', (yaml, code) => {
    expect(importText(rollout(`{canary: {steps: [{${yaml}}]}}`))).toContain(code);
  });

  const routers: [string, string][] = [
    ['nginx: {stableIngress: a}, maxTrafficWeight: 1000', "TrafficRouting.nginx({ stableIngress: 'a', maxTrafficWeight: 1000 })"],
    ['smi: {}', 'TrafficRouting.smi()'],
    ['apisix: {route: {name: a, rules: [b]}}', "TrafficRouting.apisix({ route: 'a', rules: ['b'] })"],
    ['alb: {ingress: a, servicePort: 80, stickinessConfig: {enabled: true, durationSeconds: 3600}}', 'stickiness: { duration: Duration.hours(1), enabled: true }'],
    ['istio: {virtualService: {name: a}}, managedRoutes: [{name: b}]', "TrafficRouting.istio({ virtualService: { name: 'a' }, managedRoutes: ['b'] })"],
    ['plugins: {argoproj-labs/gatewayAPI: {httpRoute: a, namespace: b}}', "TrafficRouting.gatewayApi({ httpRoute: 'a', namespace: 'b' })"],
    ['plugins: {argoproj-labs/gatewayAPI: {httpRoute: a, future: b}}', "TrafficRouting.plugin('argoproj-labs/gatewayAPI', { httpRoute: 'a', future: 'b' })"],
    ['nginx: {stableIngress: a}, smi: {}', "TrafficRouting.combined([TrafficRouting.nginx({ stableIngress: 'a' }), TrafficRouting.smi()])"],
  ];
  test.each(routers)('has the router {%s}', (yaml, code) => {
    expect(importText(rollout(`{canary: {stableService: s, canaryService: c, trafficRouting: {${yaml}}}}`))).toContain(code);
  });

  test('subscribes with types where annotations do', () => {
    const annotations = ', annotations: {team: shop, notifications.argoproj.io/subscribe.on-rollout-aborted.slack: a;b, notifications.argoproj.io/subscribe.own.hook: ""}';
    const code = importText(rollout('{canary: {}}', annotations));
    expect(code).toContain("metadata: { name: 'orders', annotations: { team: 'shop' } }");
    expect(code).toContain("NotificationSubscription.slack(NotificationTrigger.ROLLOUT_ABORTED, 'a', 'b')");
    expect(code).toContain("NotificationSubscription.webhook(NotificationTrigger.of('own'), 'hook')");
  });

  test('keeps generateName, and what cdk8s would drop', () => {
    const code = importText(rollout('{canary: {}}').replace('name: orders}', 'generateName: orders-, creationTimestamp: null, labels: {}}'));
    expect(code).toContain("metadata: { generateName: 'orders-' }");
    expect(code).toContain("ApiObject.of(orders).addJsonPatch(JsonPatch.add('/metadata/creationTimestamp', null), JsonPatch.add('/metadata/labels', {}));");
  });

  const verbatim: [string, string, string][] = [
    ['a field that the API does not have', '{canary: {stepps: []}}', 'spec.strategy.canary.stepps is no field that the typed API has here'],
    ['a value of another type', '{canary: {minPodsPerReplicaSet: "2"}}', 'spec.strategy.canary.minPodsPerReplicaSet is "2", not a number'],
    ['a step of two kinds', '{canary: {steps: [{setWeight: 5, pause: {}}]}}', 'spec.strategy.canary.steps[0] has setWeight and pause; a step is exactly one'],
    ['a duration of two units', '{canary: {steps: [{pause: {duration: 1h30m}}]}}', 'spec.strategy.canary.steps[0].pause.duration is "1h30m"; the typed API writes durations as one number'],
    ['both strategies', '{canary: {}, blueGreen: {activeService: a}}', 'spec.strategy has not exactly one of canary and blueGreen'],
    ['what a construct refuses', '{blueGreen: {activeService: a, previewService: a}}', 'RolloutStrategy.blueGreen: previewService is "a"; accepted: another Service'],
    ['a router of the future', '{canary: {trafficRouting: {future: {}}}}', 'spec.strategy.canary.trafficRouting.future is no router'],
  ];
  test.each(verbatim)('stands as it is with %s, and says why', (_, strategy, reason) => {
    expect(reasons(rollout(strategy))).toEqual([expect.stringContaining(reason)]);
    expect(importText(rollout(strategy))).toMatch(/^\/\/ As it stands: [\s\S]*new ApiObject\(chart, 'orders', \{/);
  });
});

describe('what belongs together', () => {
  const template = (args = '') => `
apiVersion: argoproj.io/v1alpha1
kind: AnalysisTemplate
metadata: {name: success-rate}
spec:
  ${args}
  metrics: [{name: a, successCondition: 'true', provider: {prometheus: {query: up}}}]
---`;
  const analysis = (args = '[]') => `{canary: {analysis: {templates: [{templateName: success-rate}]${args === '[]' ? '' : `, args: ${args}`}}}}`;

  test('refers to a template of the program by its constant, which comes first', () => {
    const code = importText(`${rollout(analysis())}\n---${template()}`);
    expect(code).toMatch(/^const successRate = new AnalysisTemplate\([\s\S]*new Rollout\([\s\S]*templates: \[successRate\]/);
  });

  test('refers to it by name where the reference would bring more than is there', () => {
    const code = importText(`${template('args: [{name: host}]')}${rollout(analysis())}`);
    expect(code).toContain("AnalysisTemplate.fromTemplateName('success-rate')");
  });

  test('is said to be one service where it is', () => {
    const service = (name: string) => `\n---\n{apiVersion: v1, kind: Service, metadata: {name: ${name}}, spec: {selector: {app: orders}}}`;
    const code = importText(`${rollout('{blueGreen: {activeService: orders, previewService: preview}}')}${service('orders')}${service('preview')}${service('other')}`);
    expect(code).toContain('// These 3 objects are what one BlueGreenService makes: Rollout orders, Service orders, Service preview.');
  });
});
