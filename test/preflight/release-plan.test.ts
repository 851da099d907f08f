import { mkdtempSync, readFileSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { App, Chart, Duration, Testing, Yaml } from 'cdk8s';
import { AnalysisMetric, CanaryService, CanarySteps, GatewayApiRouter, Platform, PlanFormat, ReleasePlan, RollingService } from '../../src';

function shop(): { app: App; chart: Chart; orders: CanaryService } {
  const app = Testing.app();
  Platform.define(app, {
    prometheus: { address: 'http://prometheus.monitoring:9090' },
    trafficRouting: new GatewayApiRouter({ gateway: 'public', gatewayNamespace: 'gateways' }),
  });
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  const orders = new CanaryService(chart, 'orders', {
    image: 'ghcr.io/acme/orders:1.4.2',
    port: 8080,
    readiness: '/ready',
    replicas: 10,
    route: { hostnames: ['orders.example.com'] },
    steps: CanarySteps.weights([5, 25, 50], { pause: Duration.minutes(5) }),
    analysis: [AnalysisMetric.successRate({ atLeast: 0.99 })],
  });
  new RollingService(chart, 'cart', { image: 'ghcr.io/acme/cart:2.0.0', port: 8080, readiness: '/ready', replicas: 3 });
  return { app, chart, orders };
}

describe('the plan of an app', () => {
  test('says what a team wants to hold: little exposure before the first gate, and an end within the hour', () => {
    const { exposureBeforeFirstGate, duration, peakReplicas } = ReleasePlan.of(shop().app).release('orders');
    expect(exposureBeforeFirstGate).toBeLessThanOrEqual(0.1);
    expect(duration).toMatchObject({ automatic: 1180, manualGates: [] });
    expect(peakReplicas).toBe(20);
  });

  test('has the steps of the canary with the pods and weights that they come to', () => {
    const { phases } = ReleasePlan.of(shop().app).release('orders');
    const rows = phases.map(({ step, weight, stableReplicas, canaryReplicas, startsAt }) => [step, weight, stableReplicas, canaryReplicas, startsAt]);
    expect(rows).toEqual([
      ['setWeight: 5', 5, 10, 2, 0],
      ['pause: 5m', 5, 10, 2, 40],
      ['setWeight: 25', 25, 10, 3, 340],
      ['pause: 5m', 25, 10, 3, 380],
      ['setWeight: 50', 50, 10, 5, 680],
      ['pause: 5m', 50, 10, 5, 720],
      ['setWeight: 100', 100, 10, 10, 1020],
      ['pause: 2m', 100, 10, 10, 1060],
      ['promoted', 100, 0, 10, 1180],
    ]);
  });

  test('takes the time that pods need as it is told', () => {
    expect(ReleasePlan.of(shop().app, { readySeconds: 0 }).release('orders').duration.automatic).toBe(1180 - 4 * 30);
  });

  test('of a construct has its releases only, though it looks around', () => {
    const { orders, app } = shop();
    expect(ReleasePlan.of(app).releases.map(({ name }) => name)).toEqual(['orders', 'cart']);
    const [release, ...others] = ReleasePlan.of(orders).releases;
    expect([release.name, others]).toEqual(['orders', []]);
  });

  test('leaves what is synthesized as it is', () => {
    const { chart, app } = shop();
    const before = Yaml.stringify(...Testing.synth(chart) as object[]);
    ReleasePlan.of(app);
    expect(Yaml.stringify(...Testing.synth(chart) as object[])).toBe(before);
  });

  test('is the same when it is read back from YAML', () => {
    const { chart, app } = shop();
    expect(ReleasePlan.fromYaml(app.synthYaml()).releases).toEqual(ReleasePlan.of(chart).releases);
  });
});

describe('a plan for others', () => {
  let folder: string;
  beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'plan-')); });
  afterEach(() => rmSync(folder, { recursive: true }));

  test.each([
    ['plan.md', PlanFormat.MARKDOWN, '# '],
    ['plan.json', PlanFormat.JSON, '"schemaVersion": 1'],
    ['plan.svg', PlanFormat.SVG, '<svg'],
    ['plan.html', PlanFormat.HTML, '<html'],
    ['plan.txt', PlanFormat.TEXT, 'orders'],
  ])('is written to %s in the form of its ending', (file, format, part) => {
    const plan = ReleasePlan.of(shop().app);
    plan.write(join(folder, file));
    const written = readFileSync(join(folder, file), 'utf8');
    expect(written).toBe(plan.render(format));
    expect(written).toContain(part);
  });

  test('is not written in a form that nobody knows', () => {
    expect(() => ReleasePlan.of(shop().app).write(join(folder, 'plan.pdf'))).toThrow(/ReleasePlan\.write: path is .*plan\.pdf.*accepted: a file that ends with \.txt, \.json, \.md/);
  });
});

test.each([
  [{ readySeconds: -1 }, 'readySeconds is -1; accepted: a number of at least 0'],
  [{ readySeconds: NaN }, 'readySeconds is'],
  [{ replicas: 0 }, 'replicas is 0; accepted: a whole number of at least 1'],
  [{ replicas: 2.5 }, 'replicas is 2.5; accepted: a whole number'],
  [{ availableCpu: -2 }, 'availableCpu is -2'],
])('options that make no sense are refused: %p', (options, message) => {
  expect(() => ReleasePlan.fromYaml('', options)).toThrow(`ReleasePlan.fromYaml: ${message}`);
});

test('a release that is not there is refused with the names of those that are', () => {
  expect(() => ReleasePlan.of(shop().app).release('order')).toThrow(/ReleasePlan\.release: name is "order"; accepted: a name that exactly one release has; there are orders, cart\. Mend/);
  expect(() => ReleasePlan.fromYaml('').release('x')).toThrow(/there are none/);
});

test('YAML that cannot be read is refused with its line', () => {
  expect(() => ReleasePlan.fromYaml('kind: a\n  b: c\n')).toThrow(/ReleasePlan\.fromYaml: yaml is "line 2: /);
});
