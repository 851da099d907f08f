import { App, Chart, Duration, Testing } from 'cdk8s';
import { AnalysisMetric, CanaryService, CanarySteps, GatewayApiRouter, OptionalKind, Platform, ReleaseAlerts, RollingService } from 'cdk8s-rollouts';
import { Series } from './recipe-scenarios';
import { groupsOf, promtoolTest, RuleGroup } from '../lint/prometheus-rules';

const pod = { image: 'ghcr.io/acme/orders:1.4.2', port: 8080, readiness: '/ready', replicas: 10, route: { hostnames: ['orders.example.com'] } };

/** The rules of a release with a canary whose pauses last 10 minutes, and 2 more at weight 100. */
function rules(define: (chart: Chart) => void): RuleGroup[] {
  const app = new App();
  Platform.define(app, {
    prometheus: { address: 'http://prometheus' },
    trafficRouting: new GatewayApiRouter({ gateway: 'public', gatewayNamespace: 'gateways' }),
    crds: [OptionalKind.PROMETHEUS_RULE],
    alerts: ReleaseAlerts.of({}),
  });
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  define(chart);
  return Testing.synth(chart).filter(({ kind }) => kind === 'PrometheusRule').flatMap(groupsOf);
}

const canary = rules((chart) => new CanaryService(chart, 'orders', {
  ...pod,
  steps: CanarySteps.weights([20, 50], { pause: Duration.minutes(5) }),
  analysis: [AnalysisMetric.successRate({ atLeast: 0.99 })],
}));
const rolling = rules((chart) => new RollingService(chart, 'orders', pod));

const rollout = (phase: string, values: string, where = 'namespace="shop",name="orders"'): Series => ({ series: `rollout_info{${where},phase="${phase}"}`, values });
const run = (values: string, name = 'orders-6b7f9d8c5d-2'): Series => (
  { series: `analysis_run_info{namespace="shop",name="${name}",phase="Error"}`, values });
const condition = (name: string, values: string): Series => (
  { series: `kube_deployment_status_condition{namespace="shop",deployment="orders",condition="${name}",status="false"}`, values });

/** Samples are a minute apart. */
const canaryCases: [title: string, series: Series[], at: string, firing: string[]][] = [
  ['a release that goes on', [rollout('Progressing', '1x300')], '4h', []],
  ['a pause as long as the timed pauses', [rollout('Paused', '1x300')], '12m', []],
  ['a pause that has lasted too long', [rollout('Paused', '1x300')], '2h', ['RolloutPausedTooLong']],
  ['an aborted release', [rollout('Abort', '1x300')], '5m', ['RolloutAborted']],
  ['an aborted release, scraped without honorLabels', [
    rollout('Abort', '1x300', 'namespace="argo-rollouts",exported_namespace="shop",name="orders"'),
  ], '5m', ['RolloutAborted']],
  ['an aborted release of another namespace', [rollout('Abort', '1x300', 'namespace="other",name="orders"')], '5m', []],
  ['an aborted release of another name', [rollout('Abort', '1x300', 'namespace="shop",name="orders-api"')], '5m', []],
  ['an abort that was tried again', [rollout('Abort', '1x10 stale'), rollout('Progressing', '_x11 1x100')], '30m', []],
  ['a release that missed its deadline', [rollout('Timeout', '1x300')], '5m', ['RolloutTimedOut']],
  ['an error that stays', [rollout('Error', '1x300')], '10m', ['RolloutError']],
  ['an error that goes away', [rollout('Error', '1x3 stale'), rollout('Healthy', '_x4 1x100')], '10m', []],
  ['a manifest that the controller ignores', [rollout('InvalidSpec', '1x300')], '5m', ['RolloutInvalidSpec']],
  ['an analysis that could not measure', [run('_x120 1x300')], '130m', ['RolloutAnalysisError']],
  ['an analysis that could not measure some time ago', [run('1x300')], '4h', []],
  ['an analysis of another release', [run('_x120 1x300', 'orders-api-6b7f9d8c5d-2')], '130m', []],
  ['a controller that is down', [], '2h', []],
];

const rollingCases: typeof canaryCases = [
  ['a Deployment that is well', [condition('Progressing', '0x300'), condition('Available', '0x300')], '1h', []],
  ['a release that missed its deadline', [condition('Progressing', '1x300')], '5m', ['DeploymentProgressDeadlineExceeded']],
  ['too few pods for a moment', [condition('Available', '1x3 0x100')], '10m', []],
  ['too few pods', [condition('Available', '1x300')], '10m', ['DeploymentUnavailable']],
];

describe.each([['Rollout', canary, canaryCases], ['Deployment', rolling, rollingCases]] as const)('alerts of a %s', (_, groups, cases) => {
  test.each(cases)('%s', (__, series, at, firing) => {
    expect(promtoolTest(groups, [{
      interval: '1m',
      input_series: series,
      promql_expr_test: [{
        expr: 'count by (alertname) (ALERTS{alertstate="firing",severity="warning"})',
        eval_time: at,
        exp_samples: firing.map((alertname) => ({ labels: `{alertname="${alertname}"}`, value: 1 })),
      }],
    }])).toBe('');
  });

  test('each alert fires in one of these cases', () => {
    const all = groups.flatMap((group) => group.rules.map((rule: any) => rule.alert));
    expect([...new Set(cases.flatMap(([, , , firing]) => firing))].sort()).toEqual(all.sort());
  });
});
