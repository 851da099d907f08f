import { constructText, importConstructs } from './library';
import { LibraryTrial } from '../../src/cli/library-trial';
import { importManifests } from '../../src/import/import-manifests';
import { printProgram } from '../../src/import/program';
import { readManifests } from '../../src/yaml/read-manifests';

const service = (name: string, more = '') => `
apiVersion: v1
kind: Service
metadata: {name: ${name}${more}}
spec: {selector: {app: orders}, ports: [{name: http, port: 80, targetPort: http}]}
---`;
const ingress = `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: orders}
spec:
  ingressClassName: nginx
  rules: [{host: orders.example.com, http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: orders, port: {number: 80}}}}]}}]
---`;
const routed = '{canary: {stableService: orders, canaryService: orders-canary, trafficRouting: {nginx: {stableIngress: orders}}, steps: [{setWeight: 20}, {pause: {duration: 5m}}]}}';
const rollout = (strategy: string, { spec = '', pod = '', container = '', metadata = '' } = {}) => `
apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata: {name: orders${metadata}}
spec:
  replicas: 4
  selector: {matchLabels: {app: orders}}
  ${spec}
  template:
    metadata: {labels: {app: orders}}
    spec:
      ${pod}
      containers:
      - name: orders
        image: ghcr.io/acme/orders:1.4.2
        ports: [{name: http, containerPort: 8080}]
        readinessProbe: {httpGet: {path: /ready, port: http}}
        ${container}
  strategy: ${strategy}`;
const canary = (more: Parameters<typeof rollout>[1] = {}) => `${service('orders')}${service('orders-canary')}${ingress}${rollout(routed, more)}`;

function differencesOf(text: string): readonly string[] {
  const [{ recognised, reason }] = importConstructs(text).releases;
  expect(reason).toBeUndefined();
  return recognised!.differences;
}

describe('a Rollout, its Services and its Ingress', () => {
  test('are one CanaryService, with what it adds in a comment', () => {
    const code = constructText(canary());
    expect(code).toContain('// One CanaryService for 4 objects: Service orders, Service orders-canary, Ingress orders, Rollout orders.');
    expect(code).toContain('// - Rollout orders: spec.progressDeadlineAbort: nothing -> true\n');
    expect(code).toContain('// - PodDisruptionBudget orders is new\n');
    expect(code.slice(code.indexOf('new CanaryService('))).toBe(`\
new CanaryService(chart, 'orders', {
  image: 'ghcr.io/acme/orders:1.4.2',
  securityContext: { ensureNonRoot: false, allowPrivilegeEscalation: true, readOnlyRootFilesystem: false },
  port: 8080,
  readiness: '/ready',
  writablePaths: [],
  replicas: 4,
  route: { hostnames: ['orders.example.com'] },
  trafficRouting: new NginxRouter(),
  steps: [CanaryStep.weight(20), CanaryStep.pause(Duration.minutes(5))],
  bake: Duration.seconds(0),
  serviceAccount: PodServiceAccount.existing(ObjectRef.of('default'), true),
  selectorLabels: { app: 'orders' },
});`);
  });

  test('gain fields and objects, and lose none', () => {
    const gained = /: nothing -> | is new$/;
    // The port of a probe is the same one, by its number.
    expect(differencesOf(canary()).filter((line) => !gained.test(line))).toEqual([
      'Rollout orders: spec.template.spec.containers[0].readinessProbe.httpGet.port: "http" -> 8080',
    ]);
  });

  test('run as the same user as before', () => {
    expect(differencesOf(canary())).toContain('Rollout orders: spec.template.spec.containers[0].securityContext: nothing -> '
      + '{"allowPrivilegeEscalation":true,"privileged":false,"readOnlyRootFilesystem":false,"runAsNonRoot":false}');
  });

  test('are a BlueGreenService where the strategy is', () => {
    const code = constructText(`${service('orders')}${service('orders-preview')}${rollout('{blueGreen: {activeService: orders, previewService: orders-preview, autoPromotionEnabled: false}}')}`);
    expect(code).toContain('// One BlueGreenService for 3 objects: Service orders, Service orders-preview, Rollout orders.');
    expect(code).toContain("new BlueGreenService(chart, 'orders', {");
    expect(code).not.toContain('promotion:');
  });

  test('may be in several files of a folder', () => {
    const read = (name: string, text: string) => readManifests(name, text).manifests;
    const manifests = [...read('deploy/services.yaml', `${service('orders')}${service('orders-canary')}`), ...read('deploy/rollout.yaml', `${ingress}${rollout(routed)}`)];
    const { charts, releases } = importManifests(manifests, new LibraryTrial(), { construct: true });
    expect(releases[0].recognised!.absorbed).toHaveLength(4);
    expect(charts.map(({ id }) => id)).toEqual(['rollout']);
  });

  test('are in a chart with their namespace, of their own where others have another', () => {
    const namespaced = canary().replace(/metadata: \{name: (orders(?:-canary)?)\}/g, 'metadata: {name: $1, namespace: shop}');
    expect(constructText(namespaced)).toContain("const chart = new Chart(app, 'shop', { namespace: 'shop' });");
    const code = constructText(`${namespaced}\n---\n{apiVersion: v1, kind: Namespace, metadata: {name: shop}}`);
    expect(code).toContain("const chart = new Chart(app, 'shop');\nnew ApiObject(chart, 'shop', { apiVersion: 'v1', kind: 'Namespace'");
    expect(code).toContain("const shopShopChart = new Chart(app, 'shop-shop', { namespace: 'shop' });");
    expect(code).toContain("new CanaryService(shopShopChart, 'orders', {");
  });
});

describe('what the construct would make in another way stays beside it', () => {
  const kept: [string, string, string, string][] = [
    ['a Service of another type', canary().replace('spec: {selector', 'spec: {type: LoadBalancer, selector'), "existingService: ObjectRef.of('orders')", 'the stable Service stays as it is'],
    ['a Service that sends to a number which the pods have no name for', canary().replace('ports: [{name: http, containerPort: 8080}]', 'ports: [{containerPort: 8080}]')
      .replaceAll('targetPort: http', 'targetPort: 8080').replace('port: http}}', 'port: 8080}}'), "existingCanaryService: ObjectRef.of('orders-canary')", 'the canary Service stays as it is'],
    ['an Ingress with a path of another type', canary().replace('pathType: Prefix', 'pathType: Exact'), "route: { existing: ObjectRef.of('orders') }", 'the route stays as it is'],
    ['an Ingress that the construct refuses', canary().replace('name: orders}\nspec:\n  ingressClassName: nginx', 'name: orders, annotations: {kubernetes.io/ingress.class: nginx}}\nspec:'),
      "route: { existing: ObjectRef.of('orders') }", 'kubernetes.io/ingress.class'],
    ['a budget of another name', `${canary()}\n---\n{apiVersion: policy/v1, kind: PodDisruptionBudget, metadata: {name: pdb}, spec: {minAvailable: 1, selector: {matchLabels: {app: orders}}}}`,
      "disruptionBudget: DisruptionBudget.existing('pdb')", "new ApiObject(chart, 'pdb'"],
    ['an autoscaler of another name', `${canary().replace('replicas: 4', '')}\n---\n{apiVersion: autoscaling/v2, kind: HorizontalPodAutoscaler, metadata: {name: hpa},
      spec: {maxReplicas: 9, scaleTargetRef: {apiVersion: argoproj.io/v1alpha1, kind: Rollout, name: orders}}}`, "JsonPatch.remove('/spec/replicas')", "new ApiObject(chart, 'hpa'"],
  ];
  test.each(kept)('%s', (_, text, reference, elsewhere) => {
    expect(constructText(text)).toContain(reference);
    expect(constructText(text)).toContain(elsewhere);
  });

  test('as does a Service that the construct would call otherwise', () => {
    const code = constructText(canary().replace(/\borders-canary\b/g, 'orders-next'));
    expect(code).toContain("existingCanaryService: ObjectRef.of('orders-next')");
    expect(code).toContain("new ApiObject(chart, 'orders-next', {");
  });
});

describe('what has no prop is put back by a patch', () => {
  const patched: [string, Parameters<typeof canary>[0], string][] = [
    ['a field of the pods', { pod: 'hostNetwork: true' }, "JsonPatch.add('/spec/template/spec/hostNetwork', true)"],
    ['a hook that does more than sleep', { container: 'lifecycle: {preStop: {exec: {command: [/leave]}}}' },
      "JsonPatch.replace('/spec/template/spec/containers/0/lifecycle/preStop', {\n  exec: { command: ['/leave'] },\n})"],
    ['an annotation of the Rollout', { metadata: ', annotations: {team: shop}' }, "JsonPatch.add('/metadata/annotations', { team: 'shop' })"],
    ['an amount that cdk8s-plus cannot write', { container: 'resources: {requests: {memory: 100M}}' }, "JsonPatch.add('/spec/template/spec/containers/0/resources', { requests: { memory: '100M' } })"],
  ];
  test.each(patched)('%s', (_, more, patch) => {
    const code = constructText(canary(more));
    expect(code).toContain('const orders = new CanaryService(');
    expect(code).toContain(`ApiObject.of(orders.rollout).addJsonPatch(${patch}`);
  });

  test('an amount that says the same is listed', () => {
    expect(differencesOf(canary({ container: 'resources: {requests: {memory: 1Gi, cpu: "0.5"}}' })))
      .toContain('Rollout orders: spec.template.spec.containers[0].resources.requests.memory: "1Gi" -> "1024Mi"');
  });
});

describe('a Rollout that is no service construct says why, and stays one', () => {
  const refused: [string, string, RegExp][] = [
    ['without anything around it', rollout('{canary: {steps: [{setWeight: 50}, {pause: {}}]}}'), /none of the objects around it is among the manifests/],
    ['without steps', `${service('orders')}${rollout('{canary: {}}')}`, /it has no steps/],
    ['with empty steps', `${service('orders')}${rollout('{canary: {steps: []}}')}`, /it has no steps/],
    ['with steps that are none', canary().replace('{setWeight: 20}', '5'), /it has no steps/],
    ['with a strategy that is none', `${service('orders')}${rollout('canary')}`, /not exactly one of canary and blueGreen/],
    ['with two strategies', `${service('orders')}${rollout('{canary: {}, blueGreen: {activeService: orders}}')}`, /not exactly one of canary and blueGreen/],
    ['with Services and no router', `${service('orders')}${service('orders-canary')}${rollout('{canary: {stableService: orders, canaryService: orders-canary, steps: [{setWeight: 5}]}}')}`, /no traffic routing/],
    ['with two routers', canary().replace('trafficRouting: {', 'trafficRouting: {smi: {}, '), /its traffic routing is smi and nginx/],
    ['with a router that nobody knows', canary().replace('nginx: {stableIngress: orders}', 'future: {}'), /its traffic routing is future; the construct takes one of nginx/],
    ['with a plugin that nobody knows', canary().replace('nginx: {stableIngress: orders}', 'plugins: {a/b: {}}'), /traffic router plugin a\/b/],
    ['whose route tells of no Gateway', canary().replace('nginx: {stableIngress: orders}', 'plugins: {argoproj-labs/gatewayAPI: {httpRoute: orders}}'), /HTTPRoute orders, .*, is not among the manifests/],
    ['with a selector by expressions', canary().replace('matchLabels: {app: orders}}\n', 'matchExpressions: [{key: app, operator: Exists}]}\n'), /does not select by labels alone/],
    ['without pods', canary().replace(/ {2}template:[^]*? {2}strategy/, '  strategy'), /no pod template with containers/],
    ['with containers that are none', canary().replace(/containers:[^]*? {2}strategy/, 'containers: 5\n  strategy'), /no pod template with containers/],
    ['without a name', canary({ metadata: '' }).replace('kind: Rollout\nmetadata: {name: orders}', 'kind: Rollout\nmetadata: {generateName: orders-}'), /no name of its own/],
    ['without a spec', `${service('orders')}\n{apiVersion: argoproj.io/v1alpha1, kind: Rollout, metadata: {name: orders}}`, /does not select by labels alone/],
    ['with an image that is not fixed', canary().replace('orders:1.4.2', 'orders'), /an image with a fixed tag or a digest/],
    ['with ping-pong Services, which the router does not take', canary().replace('steps:', 'pingPong: {pingService: a, pongService: b}, steps:'), /pingPong would change/],
    ['whose pods are elsewhere', canary().replace(/ {2}template:[^]*? {2}strategy/, '  workloadRef: {apiVersion: apps/v1, kind: Deployment, name: other}\n  strategy'), /a Deployment of the same name/],
  ];
  test.each(refused)('%s', (_, text, reason) => {
    const { releases, charts } = importConstructs(text);
    expect(releases.map((release) => release.reason)).toEqual([expect.stringMatching(reason)]);
    expect(releases[0].recognised).toBeUndefined();
    const program = printProgram(charts);
    expect(program.replace(/\n\/\/ /g, ' ')).toContain('is no service construct: ');
    expect(program).not.toContain('CanaryService(');
  });

  test('as does a second one that would make the same objects', () => {
    const text = canary().replace(/metadata: \{name: (orders(?:-canary)?)\}/g, 'metadata: {name: $1, namespace: shop}');
    const manifests = ['a/shop.yaml', 'b/shop.yaml'].flatMap((name) => readManifests(name, text).manifests);
    const { releases } = importManifests(manifests, new LibraryTrial(), { construct: true });
    expect(releases.map(({ reason }) => reason)).toEqual([undefined, expect.stringContaining('a name that no other Service of the namespace has')]);
  });
});
