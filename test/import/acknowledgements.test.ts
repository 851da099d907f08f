import { importConstructs, importText, programOf } from './library';
import { synthesizeProgram } from './synthesized';
import { acknowledgeErrors } from '../../src/import/acknowledgements';
import { create, ours, variable, verbatim } from '../../src/import/code/code';
import { ProgramChart, printProgram } from '../../src/import/program';
import { Refusal, Trial } from '../../src/import/trial';
import { readManifests } from '../../src/yaml/read-manifests';

/** A Service and the Rollout that it sends requests to: without probes that is an error, ZD101. */
const release = (name: string, { probe = '', metadata = '' } = {}) => `
apiVersion: v1
kind: Service
metadata: {name: ${name}}
spec: {selector: {app: ${name}}, ports: [{name: web, port: 80, targetPort: 8080}, {name: api, port: 90, targetPort: 9090}]}
---
apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata: {name: ${name}${metadata}}
spec:
  replicas: 4
  selector: {matchLabels: {app: ${name}}}
  template:
    metadata: {labels: {app: ${name}}}
    spec:
      containers:
        - {name: web, image: 'ghcr.io/acme/web:1.0.0', ports: [{containerPort: 8080}]${probe}}
        - {name: api, image: 'ghcr.io/acme/api:1.0.0', ports: [{containerPort: 9090}]${probe}}
  strategy: {canary: {steps: [{setWeight: 50}, {pause: {duration: 60s}}]}}
`;
const probe = ', readinessProbe: {httpGet: {path: /ready, port: 8080}}';
const withoutAcknowledgements = (program: string) => program.replace(/Preflight\.of\(\w+\)\.acknowledge\(\{[\s\S]*?\}\);\n/g, '');
const imported = (text: string) => readManifests('shop.yaml', text).manifests.map(({ object }) => object);

describe('an imported program', () => {
  test('acknowledges the errors of its manifests below what they are about, once for a rule, with the mend', () => {
    expect(importText(release('orders', { metadata: ', creationTimestamp: null' })).split('\n').slice(-7).join('\n')).toBe(`\
ApiObject.of(ordersRollout).addJsonPatch(JsonPatch.add('/metadata/creationTimestamp', null));
// An error of the manifests, acknowledged so that they come out as they are. Its mend: add a readinessProbe, for example httpGet on a
// path that answers once requests can be served. Then delete the acknowledgement.
Preflight.of(ordersRollout).acknowledge({
  id: 'ZD101',
  reason: 'imported as it was: container web of Rollout orders serves requests and has no readinessProbe: it gets them before it listens (and 1 more like it)',
});`);
  });

  test('is synthesized for that, and only for that', () => {
    const text = release('orders');
    const program = programOf(text);
    const { objects, warnings } = synthesizeProgram(program);
    expect(objects).toEqual(imported(text));
    expect(warnings).toContain('preflight warning');
    expect(warnings).not.toContain('ZD1004');
    expect(() => synthesizeProgram(withoutAcknowledgements(program))).toThrow(/ZD101 .*at shop\/orders-rollout/);
  });

  test('acknowledges nothing where there is no error', () => {
    const text = release('orders', { probe });
    const program = programOf(text);
    expect(program).not.toContain('Preflight');
    expect(program).toContain("\nnew Rollout(chart, 'orders-rollout', {");
    expect(synthesizeProgram(program).objects).toEqual(imported(text));
  });

  test('acknowledges it for that construct alone', () => {
    const program = programOf([release('orders'), release('carts', { probe })].join('---'));
    expect(program.match(/Preflight\.of\(\w+\)/g)).toEqual(['Preflight.of(ordersRollout)']);
    expect(() => synthesizeProgram(program.replace(/readinessProbe/g, 'livenessProbe'))).toThrow(/ZD101 .*at shop\/carts/);
  });

  test('acknowledges errors around what became one construct for that construct', () => {
    const canary = 'canary: {stableService: orders, canaryService: orders-canary, trafficRouting: {nginx: {stableIngress: orders}}, ';
    const routed = release('orders', { probe }).replace('canary: {', canary).replace(/, \{name: api, port.*?\}/, '').replace(/ *- \{name: api.*\n/, '').replace('- {name: web', '- {resources: {requests: {cpu: 100m}}, name: web');
    const ingress = (backend: string) => `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: orders}
spec: {ingressClassName: nginx, rules: [{host: a.example.com, http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: ${backend}, port: {number: 80}}}}]}}]}
`;
    const [service] = routed.split('---');
    const manifests = (backend: string) => [routed, service.replace('{name: orders}', '{name: orders-canary}'), ingress(backend)].join('---');
    const programs = ['orders', 'orders-root'].map((backend) => printProgram(importConstructs(manifests(backend)).charts));
    expect(programs.map((program) => program.match(/new CanaryService|Preflight.of.*|id: 'ZD706'/g))).toEqual([
      ['new CanaryService'], ['new CanaryService', 'Preflight.of(orders).acknowledge({', "id: 'ZD706'"],
    ]);
    programs.forEach((program) => expect(synthesizeProgram(program).warnings).not.toContain('ZD1004'));
  });

  test('says what nobody can acknowledge', () => {
    const { charts, acknowledged, refused } = importConstructs(release('orders', { probe, metadata: ', annotations: {preflight.cdk8s-rollouts/ZD308: ok}' }));
    expect(acknowledged).toEqual([]);
    expect(refused).toEqual([expect.objectContaining({ source: 'shop.yaml', rule: 'ZD1004', object: 'Rollout orders', message: expect.stringContaining('for the reason "ok"') })]);
    expect(() => synthesizeProgram(printProgram(charts))).toThrow('ZD1004');
  });
});

describe('an acknowledgement', () => {
  const chart: ProgramChart = {
    source: 'a.yaml', id: 'a', variable: 'chart', advice: [], statements: [{ variable: 'orders', code: create(ours('Rollout'), variable('chart'), verbatim('orders'), verbatim({})) }],
  };
  const refusal: Refusal = { rule: 'ZD101', object: 'Rollout orders', construct: 'orders', message: 'it is wrong', mend: 'mend it', acknowledgeable: true };
  const programFor = (refusals: Refusal[], error?: string) => acknowledgeErrors([chart], { judge: () => ({ refusals, error }) } as unknown as Trial);
  const printed = (...refusals: Refusal[]) => printProgram(programFor(refusals).charts);

  test('stands in the order of the rules, whatever is found first', () => {
    const [one, other] = [refusal, { ...refusal, rule: 'AR150' }];
    expect(printed(one, other).match(/id: '(\w+)'/g)).toEqual(["id: 'AR150'", "id: 'ZD101'"]);
    expect(printed(one, other)).toBe(printed(other, one));
  });

  test('about a chart stands at its beginning', () => {
    expect(printed({ ...refusal, construct: 'chart' })).toMatch(/const chart = .*\n\/\/ An error.*\nPreflight\.of\(chart\)\.acknowledge\(.*\nnew Rollout\(/);
  });

  test('names each mend once, and counts the messages after the first', () => {
    const program = printed(refusal, { ...refusal, message: 'and this' }, { ...refusal, message: 'and that', mend: 'mend that too' });
    expect(program).toContain('Its mend: mend it; mend that too. Then');
    expect(program).toContain("reason: 'imported as it was: it is wrong (and 2 more like it)'");
  });

  test('has a reason that can be read in one go', () => {
    const [, reason] = /reason: '(.*)'/.exec(printed({ ...refusal, message: 'wrong '.repeat(100) }))!;
    expect(reason).toMatch(/^imported as it was: (wrong )+…$/);
    expect(reason.length).toBeLessThan(270);
  });

  test('is written for nothing where the program does not run', () => {
    expect(programFor([], 'no such prop')).toMatchObject({ error: 'no such prop', acknowledged: [], refused: [], charts: [chart] });
  });
});
