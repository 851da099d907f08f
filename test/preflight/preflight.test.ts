import { ApiObject, App, Chart, Include, JsonPatch, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { CanaryService, CanarySteps, NginxRouter, Preflight, Rollout, RolloutStrategy } from '../../src';
import * as allRules from '../../src/review/rules/all-rules';

/** A Deployment that a Service sends requests to, without a readiness probe: ZD101. */
function deploymentWithoutReadiness(chart: Chart, name = 'cart'): void {
  new ApiObject(chart, `${name}-deployment`, {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name },
    spec: {
      selector: { matchLabels: { app: name } },
      template: { metadata: { labels: { app: name } }, spec: { containers: [{ name, image: `${name}:1.0.0`, ports: [{ containerPort: 8080 }] }] } },
    },
  });
  new ApiObject(chart, `${name}-service`, {
    apiVersion: 'v1', kind: 'Service', metadata: { name }, spec: { selector: { app: name }, ports: [{ port: 80, targetPort: 8080 }] },
  });
}

function orders(chart: Chart): CanaryService {
  return new CanaryService(chart, 'orders', {
    image: 'ghcr.io/acme/orders:1.4.2',
    port: 8080,
    readiness: '/ready',
    replicas: 10,
    trafficRouting: new NginxRouter(),
    route: { hostnames: ['orders.example.com'] },
    steps: CanarySteps.weights([5, 25], { manual: true }),
  });
}

const withoutProbe = JsonPatch.remove('/spec/template/spec/containers/0/readinessProbe');

describe('what our constructs create is judged at synth', () => {
  test('and passes', () => {
    const app = Testing.app();
    orders(new Chart(app, 'shop'));
    expect(() => app.synth()).not.toThrow();
  });

  test('and fails with rule, construct path, reason, mend and the way to acknowledge it', () => {
    const app = Testing.app();
    const service = orders(new Chart(app, 'shop'));
    ApiObject.of(service.rollout).addJsonPatch(withoutProbe);
    expect(() => app.synth()).toThrow(
      /ZD101 readiness-missing at shop\/orders\/\S+ spec\.template\.spec\.containers\[0\]\n.*has no readinessProbe.*\n\s+mend: add a readinessProbe.*\n\s+acknowledge: Preflight\.of\(scope\)\.acknowledge\(\{ id: 'ZD101'/,
    );
  });

  test('a Rollout by itself as well', () => {
    const chart = Testing.chart();
    const rollout = new Rollout(chart, 'worker', { containers: [{ image: 'worker:1.0.0' }], strategy: RolloutStrategy.canary() });
    expect(() => Testing.synth(chart)).not.toThrow();
    ApiObject.of(rollout).addJsonPatch(JsonPatch.add('/spec/replicas', -1));
    expect(() => Testing.synth(chart)).toThrow(/AR101 .* at test\/worker\/Resource spec\.replicas/);
  });

  test('what others create is not, unless it is asked for', () => {
    const app = Testing.app();
    const chart = new Chart(app, 'shop');
    orders(chart);
    deploymentWithoutReadiness(chart);
    expect(() => app.synth()).not.toThrow();
    Preflight.enforce(app, { complete: false });
    expect(() => app.synth()).toThrow(/ZD101 .* at shop\/cart-deployment/);
  });

  test('enforcing looks at included YAML and cdk8s-plus too', () => {
    const app = Testing.app();
    const chart = new Chart(app, 'shop');
    Preflight.enforce(chart);
    const deployment = new kplus.Deployment(chart, 'web', { containers: [{ image: 'web:1.0.0', portNumber: 8080 }] });
    deployment.exposeViaService();
    expect(() => app.synth()).toThrow(/ZD101 .* at shop\/web/);
    expect(Include).toBeDefined();
  });
});

describe('an acknowledgement', () => {
  const broken = () => {
    const app = Testing.app();
    const chart = new Chart(app, 'shop');
    ApiObject.of(orders(chart).rollout).addJsonPatch(withoutProbe);
    return { app, chart };
  };
  const reason = 'the sidecar of the mesh is ready first';

  test('silences its rule below its scope', () => {
    const { app, chart } = broken();
    Preflight.of(chart).acknowledge({ id: 'ZD101', reason });
    expect(() => app.synth()).not.toThrow();
  });

  test('silences nothing elsewhere', () => {
    const { app } = broken();
    Preflight.of(new Chart(app, 'other')).acknowledge({ id: 'ZD101', reason });
    expect(() => app.synth()).toThrow('ZD101');
  });

  test.each([
    [{ id: 'ZD999', reason }, 'id is "ZD999"'],
    [{ id: 'ZD101', reason: 'ok' }, 'reason is "ok"'],
    [{ id: 'ZD101', reason, until: '31.1.2027' }, 'until is "31.1.2027"'],
  ])('%j is refused', (options, message) => {
    expect(() => Preflight.of(Testing.chart()).acknowledge(options)).toThrow(message);
  });
});

describe('looking leaves no trace', () => {
  function shop(app: App): Chart {
    const chart = new Chart(app, 'shop');
    orders(chart);
    const spread = new kplus.Deployment(chart, 'spread', { containers: [{ image: 'web:1.0.0', portNumber: 8080 }], spread: true });
    ApiObject.of(spread).addJsonPatch(JsonPatch.add('/metadata/annotations', { a: '1' }), JsonPatch.add('/metadata/annotations/b', '2'));
    return chart;
  }

  test('the output is byte-identical with rules on everything and without any', () => {
    const watched = Testing.app();
    Preflight.enforce(shop(watched), { complete: false });
    Preflight.of(watched).acknowledge({ id: 'ZD101', reason: 'not the point of this test' });
    const output = watched.synthYaml();
    const rules = jest.replaceProperty(allRules as { RULES: typeof allRules.RULES }, 'RULES', []);
    const unwatched = Testing.app();
    shop(unwatched);
    expect(output).toBe(unwatched.synthYaml());
    rules.restore();
  });
});

describe('rules are evaluated', () => {
  const counted = () => {
    const check = jest.spyOn(allRules.RULES.find(({ id }) => id === 'ZD101')!, 'check');
    return check;
  };
  afterEach(() => jest.restoreAllMocks());

  test('once for each App.synth, however many charts there are', () => {
    const app = Testing.app();
    orders(new Chart(app, 'shop'));
    for (let number = 0; number < 20; number++) {
      new Chart(app, `chart-${number}`);
    }
    const check = counted();
    app.synth();
    expect(check).toHaveBeenCalledTimes(1);
    app.synth();
    expect(check).toHaveBeenCalledTimes(2);
  });

  test('anew for each Testing.synth: a change in between is seen', () => {
    const chart = Testing.chart();
    const service = orders(chart);
    expect(() => Testing.synth(chart)).not.toThrow();
    ApiObject.of(service.rollout).addJsonPatch(withoutProbe);
    expect(() => Testing.synth(chart)).toThrow('ZD101');
  });

  test('on charts that hold the same objects one by one: they are for several clusters', () => {
    const app = Testing.app();
    ['staging', 'production'].forEach((stage) => orders(new Chart(app, stage)));
    const check = counted();
    app.synth();
    expect(check).toHaveBeenCalledTimes(2);
  });
});
