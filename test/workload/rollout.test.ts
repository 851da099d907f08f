import { ApiObject, App, Chart, Duration, JsonPatch } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { CanaryStep, RollingDeployment, Rollout, RolloutProps, RolloutStrategy, WorkloadRef, WorkloadScaleDown } from 'cdk8s-rollouts';

const container = { image: 'ghcr.io/acme/orders:1.4.2', portNumber: 8080 };
const strategy = RolloutStrategy.canary({ steps: [CanaryStep.weight(20)] });
const labels = { 'app.kubernetes.io/name': 'orders', 'app.kubernetes.io/instance': 'orders' };
const shop = () => new Chart(new App(), 'shop', { namespace: 'shop' });
const rolloutIn = (chart: Chart, props: Partial<RolloutProps> = {}) => new Rollout(chart, 'Orders', { metadata: { name: 'orders' }, strategy, ...props });
const manifestsOf = (chart: Chart): any[] => chart.toJson();
const specOf = (props: Partial<RolloutProps>) => {
  const chart = shop();
  rolloutIn(chart, props);
  return manifestsOf(chart).find(({ kind }) => kind === 'Rollout').spec;
};

describe('a Rollout', () => {
  test('emits what is said, and the vendor\'s defaults apply to the rest', () => {
    const spec = specOf({ containers: [container] });
    expect(Object.keys(spec).sort()).toEqual(['selector', 'strategy', 'template']);
    expect(spec).toMatchObject({ selector: { matchLabels: labels }, template: { metadata: { labels } } });
    expect(spec.strategy).toEqual({ canary: { steps: [{ setWeight: 20 }] } });
  });

  test('takes every field', () => {
    expect(specOf({
      containers: [container],
      replicas: 3,
      minReady: Duration.seconds(10),
      progressDeadline: Duration.minutes(15),
      progressDeadlineAbort: true,
      revisionHistoryLimit: 4,
      rollbackWindowRevisions: 2,
      paused: true,
      restartAt: '2026-01-31T12:00:00Z',
      successfulRunHistoryLimit: 1,
      unsuccessfulRunHistoryLimit: 0,
    })).toMatchObject({
      replicas: 3,
      minReadySeconds: 10,
      progressDeadlineSeconds: 900,
      progressDeadlineAbort: true,
      revisionHistoryLimit: 4,
      rollbackWindow: { revisions: 2 },
      paused: true,
      restartAt: '2026-01-31T12:00:00Z',
      analysis: { successfulRunHistoryLimit: 1, unsuccessfulRunHistoryLimit: 0 },
    });
  });

  test('selects by labels of its own', () => {
    const selectorLabels = { app: 'a', lane: '' };
    expect(specOf({ containers: [container], selectorLabels }))
      .toMatchObject({ selector: { matchLabels: selectorLabels }, template: { metadata: { labels: selectorLabels } } });
  });

  test('renders the same when it is rendered twice, spread included', () => {
    const chart = shop();
    rolloutIn(chart, { containers: [container], spread: true });
    const first = manifestsOf(chart);
    expect(manifestsOf(chart)).toEqual(first);
    expect(first[0].spec.template.spec.affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution).toHaveLength(2);
  });

  test('can be patched', () => {
    const chart = shop();
    ApiObject.of(rolloutIn(chart, { containers: [container] })).addJsonPatch(JsonPatch.replace('/spec/strategy/canary/steps/0/setWeight', 33), JsonPatch.add('/spec/paused', true));
    expect(manifestsOf(chart)[0].spec).toMatchObject({ paused: true, strategy: { canary: { steps: [{ setWeight: 33 }] } } });
  });
});

describe('a Rollout is a workload of cdk8s-plus', () => {
  test('a Service selects it by its readable labels', () => {
    const chart = shop();
    new kplus.Service(chart, 'Service', { selector: rolloutIn(chart, { containers: [{ ...container, readiness: kplus.Probe.fromHttpGet('/') }] }), ports: [{ port: 80, targetPort: 8080 }] });
    expect(manifestsOf(chart).find(({ kind }) => kind === 'Service').spec.selector).toEqual(labels);
  });

  test('an autoscaler targets it, and owns its replicas', () => {
    const chart = shop();
    const resources = { cpu: { request: kplus.Cpu.millis(100), limit: kplus.Cpu.millis(100) } };
    const target = rolloutIn(chart, { containers: [{ ...container, resources }] });
    new kplus.HorizontalPodAutoscaler(chart, 'Autoscaler', { target, maxReplicas: 5 });
    const [rollout, autoscaler] = manifestsOf(chart);
    expect(autoscaler.spec.scaleTargetRef).toEqual({ apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout', name: 'orders' });
    expect(rollout.spec).not.toHaveProperty('replicas');
    expect(target.hasAutoscaler).toBe(true);
  });

  test('an autoscaler and fixed replicas are refused', () => {
    const chart = shop();
    new kplus.HorizontalPodAutoscaler(chart, 'Autoscaler', { target: rolloutIn(chart, { containers: [container], replicas: 3 }), maxReplicas: 5 });
    expect(() => App.of(chart).synthYaml()).toThrow('cannot have a fixed number of replicas (3)');
  });

  test('connections become network policies over its labels', () => {
    const chart = shop();
    const rollout = rolloutIn(chart, { containers: [container], isolate: true });
    rollout.connections.allowFrom(kplus.Namespaces.select(chart, 'Gateways', { names: ['gateways'] }), { ports: [kplus.NetworkPolicyPort.tcp(8080)] });
    const policies = manifestsOf(chart).filter(({ kind }) => kind === 'NetworkPolicy');
    expect(policies.map(({ spec }) => spec.podSelector)).toEqual([{ matchLabels: labels }, { matchLabels: labels }, {}]);
    expect(policies[0].spec.policyTypes).toEqual(['Egress', 'Ingress']);
  });

  test('it is scheduled like any other', () => {
    const chart = shop();
    const rollout = rolloutIn(chart, { containers: [container] });
    rollout.scheduling.attract(kplus.Node.labeled(kplus.NodeLabelQuery.is('pool', 'web')));
    rollout.scheduling.tolerate(kplus.Node.tainted(kplus.NodeTaintQuery.is('pool', 'web')));
    expect(manifestsOf(chart)[0].spec.template.spec).toMatchObject({ affinity: { nodeAffinity: {} }, tolerations: [{ key: 'pool', value: 'web' }] });
  });

  test('its account can be granted rights', () => {
    const chart = shop();
    const serviceAccount = new kplus.ServiceAccount(chart, 'Account');
    const rollout = rolloutIn(chart, { containers: [container], serviceAccount });
    new kplus.Role(chart, 'Role').allowRead(kplus.ApiResource.CONFIG_MAPS);
    const role = new kplus.Role(chart, 'Reader');
    role.allowRead(kplus.ApiResource.PODS);
    role.bind(rollout.serviceAccount!);
    const manifests = manifestsOf(chart);
    expect(manifests.find(({ kind }) => kind === 'RoleBinding').subjects).toMatchObject([{ kind: 'ServiceAccount', name: serviceAccount.name }]);
    expect(manifests.find(({ kind }) => kind === 'Rollout').spec.template.spec.serviceAccountName).toBe(serviceAccount.name);
  });

  test('a grant on the Rollout itself names its resource', () => {
    const chart = shop();
    const rollout = rolloutIn(chart, { containers: [container] });
    rollout.permissions.grantRead(new kplus.ServiceAccount(chart, 'Reader'));
    expect(manifestsOf(chart).find(({ kind }) => kind === 'Role').rules).toMatchObject([{ apiGroups: ['argoproj.io'], resources: ['rollouts'], resourceNames: ['orders'] }]);
  });

  test('containers, volumes, init containers, host aliases and metadata can be added', () => {
    const chart = shop();
    const rollout = rolloutIn(chart, { containers: [container] });
    rollout.addContainer({ name: 'second', image: 'a:1' });
    rollout.attachContainer(new kplus.Container({ name: 'third', image: 'a:1' }));
    rollout.addInitContainer({ name: 'first', image: 'a:1' });
    rollout.addVolume(kplus.Volume.fromEmptyDir(chart, 'Volume', 'scratch'));
    rollout.addHostAlias({ ip: '10.0.0.1', hostnames: ['db'] });
    rollout.podMetadata.addAnnotation('note', 'x');
    const { template } = manifestsOf(chart)[0].spec;
    expect(template.metadata).toEqual({ labels, annotations: { note: 'x' } });
    expect(template.spec).toMatchObject({
      containers: [{ name: 'main' }, { name: 'second' }, { name: 'third' }],
      initContainers: [{ name: 'first' }],
      volumes: [{ name: 'scratch' }],
      hostAliases: [{ ip: '10.0.0.1' }],
    });
  });
});

describe('pods that are described elsewhere', () => {
  const podTemplate = { metadata: { labels: { app: 'orders', extra: 'x' } }, spec: { containers: [{ name: 'a', image: 'a:1', newField: { x: 1 } }] } };
  const selectorLabels = { app: 'orders' };

  test('a template is emitted as it is', () => {
    expect(specOf({ podTemplate, selectorLabels }).template).toEqual(podTemplate);
  });

  test('a workload is referred to, and needs no selector', () => {
    const spec = specOf({ workloadRef: WorkloadRef.deployment('live', { scaleDown: WorkloadScaleDown.ON_SUCCESS }) });
    expect(spec.workloadRef).toEqual({ apiVersion: 'apps/v1', kind: 'Deployment', name: 'live', scaleDown: 'onsuccess' });
    expect(spec).not.toHaveProperty('template');
    expect(spec).not.toHaveProperty('selector');
    expect(specOf({ workloadRef: WorkloadRef.replicaSet('live'), selectorLabels }).selector).toEqual({ matchLabels: selectorLabels });
    expect(specOf({ workloadRef: WorkloadRef.podTemplate('live') }).workloadRef).toEqual({ apiVersion: 'v1', kind: 'PodTemplate', name: 'live' });
  });

  test.each<[string, (rollout: Rollout, chart: Chart) => void]>([
    ['addContainer', (rollout) => rollout.addContainer({ image: 'a:1' })],
    ['attachContainer', (rollout) => rollout.attachContainer(new kplus.Container({ image: 'a:1' }))],
    ['addInitContainer', (rollout) => rollout.addInitContainer({ image: 'a:1' })],
    ['addVolume', (rollout, chart) => rollout.addVolume(kplus.Volume.fromEmptyDir(chart, 'V', 'v'))],
    ['addHostAlias', (rollout) => rollout.addHostAlias({ ip: '10.0.0.1', hostnames: ['db'] })],
    ['podMetadata', (rollout) => rollout.podMetadata.addLabel('a', 'b')],
  ])('%s is refused', (member, change) => {
    const chart = shop();
    expect(() => change(rolloutIn(chart, { podTemplate, selectorLabels }), chart))
      .toThrow(`shop/Orders: ${member} is "used together with podTemplate"; accepted: nothing: the pods are described elsewhere. Mend: change the podTemplate that is passed.`);
    const other = shop();
    expect(() => change(rolloutIn(other, { workloadRef: WorkloadRef.deployment('live') }), other))
      .toThrow(`shop/Orders: ${member} is "used together with workloadRef"; accepted: nothing: the pods are described elsewhere. Mend: change the workload that is referred to.`);
  });

  test('scheduling is refused at synthesis', () => {
    const chart = shop();
    rolloutIn(chart, { podTemplate, selectorLabels }).scheduling.assign(kplus.Node.named('a'));
    expect(() => chart.toJson()).toThrow('scheduling is "used together with podTemplate"');
  });
});

describe('a Rollout that the controller rejects or ignores is refused', () => {
  const podTemplate = { metadata: { labels: { app: 'x' } }, spec: {} };
  test.each<[Partial<RolloutProps>, string]>([
    [{ replicas: -1 }, 'replicas is -1; accepted: a whole number from 0'],
    [{ revisionHistoryLimit: 0.5 }, 'revisionHistoryLimit is 0.5'],
    [{ selectorLabels: { 'a b': 'c' } }, 'selectorLabels key is "a b"'],
    [{ selectorLabels: { app: '' } }, 'selectorLabels is {"app":""}; accepted: at least one label with a value. Mend: add one, or leave it out'],
    [{ minReady: Duration.minutes(10) }, 'progressDeadline is not given; accepted: more than minReady (10 minutes). Mend: raise progressDeadline'],
    [{ minReady: Duration.seconds(60), progressDeadline: Duration.seconds(60) }, 'progressDeadline is "1 minute"; accepted: more than minReady'],
    [{ minReady: Duration.millis(1500) }, 'minReady is "1500ms"; accepted: whole seconds'],
    [{ successfulRunHistoryLimit: -1 }, 'successfulRunHistoryLimit is -1'],
    [{ unsuccessfulRunHistoryLimit: -1 }, 'unsuccessfulRunHistoryLimit is -1'],
    [{ rollbackWindowRevisions: 11 }, 'rollbackWindowRevisions is 11; accepted: a whole number from 1 to 10. Mend: pass a number of revisions that revisionHistoryLimit (10) keeps'],
    [{ restartAt: 'tomorrow' }, 'restartAt is "tomorrow"; accepted: an RFC 3339 time. Mend: pass a time such as "2026-01-31T12:00:00Z"'],
    [{ restartAt: '2026-13-31T12:00:00Z' }, 'restartAt is "2026-13-31T12:00:00Z"'],
    [{ strategy: RolloutStrategy.blueGreen({ activeService: 'a', scaleDownDelayRevisionLimit: 11 }) },
      'strategy.scaleDownDelayRevisionLimit is 11; accepted: at most revisionHistoryLimit (10). Mend: lower it, or raise revisionHistoryLimit'],
    [{ podTemplate }, 'selectorLabels is not given; accepted: labels of the podTemplate. Mend: name the labels by which the pods are selected'],
    [{ podTemplate, selectorLabels: { app: 'y' } }, 'podTemplate.metadata.labels["app"] is "x"; accepted: "y", as in selectorLabels. Mend: make the two agree'],
    [{ podTemplate: {}, selectorLabels: { app: 'y' } }, 'podTemplate.metadata.labels["app"] is not given'],
    [{ podTemplate, selectorLabels: { app: 'x' }, containers: [container] }, 'containers, initContainers, volumes or podMetadata is "used together with podTemplate"'],
    [{ workloadRef: WorkloadRef.deployment('a'), podMetadata: {} }, 'containers, initContainers, volumes or podMetadata is "used together with workloadRef"'],
    [{ podMetadata: { labels: { app: 'x' } }, selectorLabels: { app: 'y' } }, 'podMetadata.labels["app"] is "x"; accepted: "y", as in selectorLabels'],
  ])('%#', (props, message) => {
    expect(() => rolloutIn(shop(), props)).toThrow(`shop/Orders: ${message}`);
  });

  test('a reference names an object, in words that the controller knows', () => {
    expect(() => WorkloadRef.deployment('Live')).toThrow('WorkloadRef: name is "Live"; accepted: lower-case letters');
    expect(() => WorkloadRef.deployment('live', { scaleDown: 'always' as WorkloadScaleDown }))
      .toThrow('WorkloadRef: scaleDown is "always"; accepted: never, onsuccess, progressively. Mend: use WorkloadScaleDown.');
  });
});

describe('a RollingDeployment', () => {
  const deployment = (props: object) => {
    const chart = shop();
    new RollingDeployment(chart, 'Orders', { metadata: { name: 'orders' }, containers: [container], ...props });
    return manifestsOf(chart)[0];
  };

  test('emits what is said', () => {
    expect(deployment({})).toMatchObject({ apiVersion: 'apps/v1', kind: 'Deployment', spec: { selector: { matchLabels: labels } } });
    expect(deployment({}).spec).not.toHaveProperty('strategy');
    expect(deployment({ maxSurge: kplus.PercentOrAbsolute.absolute(1) }).spec.strategy).toEqual({ type: 'RollingUpdate', rollingUpdate: { maxSurge: 1 } });
    expect(deployment({ recreate: true }).spec.strategy).toEqual({ type: 'Recreate' });
  });

  test.each([
    [{ recreate: true, maxSurge: kplus.PercentOrAbsolute.absolute(1) }, 'recreate is true; accepted: nothing together with maxSurge or maxUnavailable. Mend: leave one of them out'],
    [{ maxSurge: kplus.PercentOrAbsolute.absolute(0), maxUnavailable: kplus.PercentOrAbsolute.absolute(0) }, 'maxSurge is 0; accepted: more than 0 where maxUnavailable is 0'],
  ])('that could replace no pod is refused: %#', (props, message) => {
    expect(() => deployment(props)).toThrow(`shop/Orders: ${message}`);
  });
});
