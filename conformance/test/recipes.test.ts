import { App, Chart, Duration, Testing } from 'cdk8s';
import {
  AnalysisMetric, ApplicationTelemetry, CanaryService, CanarySteps, GatewayApiRouter, IngressNginxTelemetry, IstioTelemetry, ITrafficRouter,
  NginxRouter, NoData, Platform, TelemetrySource,
} from 'cdk8s-rollouts';
import { latencyScenarios, latestHash, ratioScenarios, restartScenarios, Scenario, unreadyScenarios, Writer, writers } from './recipe-scenarios';
import { OracleClient } from '../client/oracle-client';
import { promtoolTest } from '../lint/prometheus-rules';

/** The metric as it is in the AnalysisTemplate of a release. */
function emitted(metric: AnalysisMetric, router: ITrafficRouter, telemetry: TelemetrySource): any {
  const app = new App();
  Platform.define(app, { prometheus: { address: 'http://prometheus' }, trafficRouting: router, telemetry });
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  new CanaryService(chart, 'orders', {
    image: 'ghcr.io/acme/orders:1.4.2',
    port: 8080,
    readiness: '/ready',
    replicas: 10,
    route: { hostnames: ['orders.example.com'] },
    steps: CanarySteps.weights([20], { pause: Duration.minutes(5) }),
    analysis: [metric],
  });
  return Testing.synth(chart).find(({ kind }) => kind === 'AnalysisTemplate').spec.metrics[0];
}

const gateway = () => new GatewayApiRouter({ gateway: 'public', gatewayNamespace: 'gateways' });

const sources: [string, Writer, ITrafficRouter, TelemetrySource][] = [
  ['ApplicationTelemetry', writers.application, gateway(), new ApplicationTelemetry()],
  ['IngressNginxTelemetry', writers.ingressNginx, new NginxRouter(), new IngressNginxTelemetry()],
  ['IstioTelemetry', writers.istio, gateway(), new IstioTelemetry()],
];

describe('recipes', () => {
  let oracle: OracleClient;
  beforeAll(() => { oracle = new OracleClient(); });
  afterAll(() => oracle.close());

  /** Prometheus answers the query with the value, and the controller's conditions make the phase of it. */
  function judges(metric: any, writer: Writer, scenarios: readonly Scenario[]): void {
    const query = metric.provider.prometheus.query.replaceAll('{{args.canary-hash}}', latestHash);
    test.each(scenarios.map((scenario) => [scenario.title, scenario] as const))('%s', async (_, { series, value, phase }) => {
      const samples = value === undefined ? [] : [{ labels: '{}', value: value === 'Inf' ? Infinity : value }];
      expect(promtoolTest([], [{
        interval: '15s',
        input_series: series(writer),
        promql_expr_test: [{ expr: `round(${query}, 0.001)`, eval_time: '10m', exp_samples: samples }],
      }])).toBe('');
      expect(await judgement(metric, value)).toBe(phase);
    });
  }

  async function judgement(metric: any, value?: number | 'Inf'): Promise<string> {
    const { successCondition, failureCondition } = metric;
    const vector = value === undefined ? [] : [value === 'Inf' ? '+Inf' as const : value];
    return (await oracle.ask('evaluateResult', { successCondition, failureCondition, result: { vector } })).phase;
  }

  describe.each(sources)('%s', (_, writer, router, telemetry) => {
    describe('successRate at least 0.99', () => {
      judges(emitted(AnalysisMetric.successRate({ atLeast: 0.99 }), router, telemetry), writer, ratioScenarios);
    });

    describe('errorRate at most 0.01', () => {
      const failures = ratioScenarios.map(({ value, ...rest }) => ({ ...rest, value: typeof value === 'number' ? Math.round(1000 - 1000 * value) / 1000 : undefined }));
      judges(emitted(AnalysisMetric.errorRate({ atMost: 0.01 }), router, telemetry), writer, failures);
    });

    describe('latency of 90 % at most 0.5 s', () => {
      judges(emitted(AnalysisMetric.latency({ percentile: 0.9, atMost: Duration.millis(500) }), router, telemetry), writer, latencyScenarios);
    });
  });

  describe('restarts', () => {
    judges(emitted(AnalysisMetric.restarts(), gateway(), new ApplicationTelemetry()), writers.application, restartScenarios);
  });

  describe('unreadyPods', () => {
    judges(emitted(AnalysisMetric.unreadyPods(), gateway(), new ApplicationTelemetry()), writers.application, unreadyScenarios);
  });

  describe('successRate does not count probes', () => {
    judges(emitted(AnalysisMetric.successRate({ atLeast: 0.99 }), gateway(), new ApplicationTelemetry()), writers.application, [{
      title: 'every user is failed while kubelet is content',
      series: ({ requests }) => [requests('new', 500, '0+30x60'), requests('new', 200, '0+3000x60', '/ready')],
      value: 0,
      phase: 'Failed',
    }]);
  });

  test.each([[NoData.PAUSE, 'Inconclusive'], [NoData.FAIL, 'Failed'], [NoData.PASS, 'Successful']])('no data with NoData.%s is %s', async (noData, phase) => {
    const metric = emitted(AnalysisMetric.successRate({ atLeast: 0.99, noData }), gateway(), new ApplicationTelemetry());
    expect(await judgement(metric)).toBe(phase);
    expect(await judgement(metric, 1)).toBe('Successful');
    expect(await judgement(metric, 0.5)).toBe('Failed');
  });

  test('a gate whose numerator can be empty is noticed: a canary that fails every request has no value', () => {
    const metric = emitted(AnalysisMetric.successRate({ atLeast: 0.99 }), gateway(), new ApplicationTelemetry());
    const query = metric.provider.prometheus.query.replaceAll('{{args.canary-hash}}', latestHash);
    const emptied = query.replace(' or vector(0)', '');
    expect(emptied).not.toBe(query);
    const [, failing] = ratioScenarios;
    const expected = (expr: string) => promtoolTest([], [{
      interval: '15s',
      input_series: failing.series(writers.application),
      promql_expr_test: [{ expr, eval_time: '10m', exp_samples: [{ labels: '{}', value: 0 }] }],
    }]);
    expect(expected(query)).toBe('');
    expect(expected(emptied)).toContain('got: nil');
  });
});
