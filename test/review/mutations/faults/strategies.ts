import { blueGreen, canary, Fault, routed, template, where, without, workload } from '../fault';

const metric = (bundle: Parameters<Fault['change']>[0]) => template(bundle)?.spec.metrics[0];
const rollout = (bundle: Parameters<Fault['change']>[0]) => workload(bundle).kind === 'Rollout' ? workload(bundle).spec : undefined;
const gated = (bundle: Parameters<Fault['change']>[0]) => canary(bundle)?.analysis ? canary(bundle) : undefined;

/** Faults in strategies and their gates. */
export const STRATEGY_FAULTS: readonly Fault[] = [
  { rule: 'ZD501', title: 'the first step takes 60 %', change: where(canary, ({ steps }) => { steps.find((step: any) => step.setWeight).setWeight = 60; }) },
  { rule: 'ZD502', title: 'no steps', change: where(canary, (found) => { delete found.steps; }) },
  {
    rule: 'ZD503',
    title: 'two rises without a pause',
    change: where(canary, (found) => {
      found.steps = [{ setWeight: 10 }, { setWeight: 30 }, { pause: { duration: '5m' } }];
      delete found.analysis;
    }),
  },
  {
    rule: 'ZD504',
    title: 'from 5 to 90',
    change: where(canary, (found) => {
      found.steps = [{ setWeight: 5 }, { pause: { duration: '5m' } }, { setWeight: 90 }, { pause: { duration: '5m' } }];
    }),
  },
  { rule: 'ZD505', title: 'a pause without an end', change: where(canary, ({ steps }) => { steps.find((step: any) => step.pause).pause = {}; }) },
  {
    rule: 'ZD506',
    title: 'only people decide',
    change: where(canary, (found) => {
      found.steps = [{ setWeight: 10 }, { pause: {} }, { setWeight: 50 }, { pause: {} }];
      delete found.analysis;
    }),
  },
  { rule: 'ZD507', title: 'takes a day', change: where(canary, ({ steps }) => { steps.find((step: any) => step.pause).pause = { duration: '24h' }; }) },
  { rule: 'ZD508', title: 'a release that is stuck stays', change: where(rollout, (spec) => { delete spec.progressDeadlineAbort; }) },
  { rule: 'ZD509', title: 'no history to go back to', change: (bundle) => { workload(bundle).spec.revisionHistoryLimit = 0; } },
  {
    rule: 'ZD511',
    title: 'switched without a look',
    change: where(blueGreen, (found) => {
      delete found.autoPromotionEnabled;
      delete found.prePromotionAnalysis;
    }),
  },
  { rule: 'ZD513', title: 'nothing to preview', change: where(blueGreen, (found) => { delete found.previewService; }) },
  { rule: 'ZD514', title: 'the old version is gone after half a minute', change: where(blueGreen, (found) => { found.scaleDownDelaySeconds = 30; }) },
  { rule: 'ZD210', title: 'the old version is never gone', change: where(blueGreen, (found) => { found.scaleDownDelaySeconds = 0; }) },
  { rule: 'ZD210', title: 'the old canary pods are never gone', change: where(routed, (found) => { found.scaleDownDelaySeconds = 0; }) },
  { rule: 'ZD601', title: 'no gate', change: where(gated, (found) => { delete found.analysis; }) },
  { rule: 'ZD602', title: 'the gate looks only in the end', change: where(gated, (found) => { found.analysis.startingStep = found.steps.length - 1; }) },
  { rule: 'ZD603', title: 'a template that is not there', closed: true, change: where(template, (found) => { found.metadata.name = 'success'; }) },
  {
    rule: 'ZD604',
    title: 'an argument that nobody passes',
    change: where(gated, (found, bundle) => {
      found.analysis.args = [];
      return template(bundle)!.spec.args?.length > 0;
    }),
  },
  {
    rule: 'ZD605',
    title: 'a gate that never ends',
    change: where(gated, (found, bundle) => {
      found.steps.splice(1, 0, { analysis: { templates: found.analysis.templates, args: found.analysis.args } });
      delete template(bundle)!.spec.metrics[0].count;
      template(bundle)!.spec.metrics[0].interval = '1m';
    }),
  },
  {
    rule: 'ZD606',
    title: 'a query over all versions',
    change: where(gated, (_, bundle) => {
      metric(bundle).provider.prometheus.query = '(sum(rate(http_requests_total{app="orders",code!~"5.."}[2m])) or vector(0)) / (sum(rate(http_requests_total{app="orders"}[2m])) > 0)';
    }),
  },
  {
    rule: 'ZD608',
    title: 'no condition',
    change: where(metric, (found) => {
      delete found.successCondition;
      delete found.failureCondition;
    }),
  },
  { rule: 'ZD610', title: 'nothing but dry runs', change: where(gated, (found) => { found.analysis.dryRun = [{ metricName: '.*' }]; }) },
  {
    rule: 'ZD614',
    title: 'a numerator that can be empty',
    change: where(metric, (found) => {
      const { prometheus } = found.provider;
      const before = prometheus.query;
      prometheus.query = before.replace(/ or (on\(\) )?vector\(0\)/, '');
      return prometheus.query !== before;
    }),
  },
  {
    rule: 'ZD1001',
    title: 'a manual gate that nobody is reminded of',
    change: where(canary, ({ steps }, bundle) => {
      steps.find((step: any) => step.pause).pause = {};
      without('PrometheusRule')(bundle);
    }),
  },
  { rule: 'AR101', title: 'replicas below zero', change: where(rollout, (spec) => { spec.replicas = -1; }) },
  {
    rule: 'AR107',
    title: 'ready later than the deadline',
    change: where(rollout, (spec) => {
      spec.minReadySeconds = 700;
      spec.progressDeadlineSeconds = 600;
    }),
  },
  {
    rule: 'AR109',
    title: 'two strategies',
    change: where(rollout, (spec) => {
      spec.strategy = { canary: spec.strategy.canary ?? {}, blueGreen: spec.strategy.blueGreen ?? { activeService: 'orders' } };
    }),
  },
  {
    rule: 'AR114',
    title: 'no way to replace a pod',
    change: where(canary, (found) => {
      found.maxSurge = 0;
      found.maxUnavailable = 0;
    }),
  },
  { rule: 'AR128', title: 'weight 120', change: where(canary, ({ steps }) => { steps.find((step: any) => step.setWeight).setWeight = 120; }) },
  { rule: 'AR129', title: 'a pause that cannot be read', change: where(canary, ({ steps }) => { steps.find((step: any) => step.pause).pause = { duration: '5 minutes' }; }) },
  { rule: 'AR127', title: 'a step that does nothing', change: where(canary, ({ steps }) => { steps.push({}); }) },
  { rule: 'AR409', title: 'the gate begins after the end', change: where(gated, (found) => { found.analysis.startingStep = 99; }) },
  { rule: 'AR213', title: 'two providers', change: where(metric, (found) => { found.provider.web = { url: 'http://x/' }; }) },
  { rule: 'AR217', title: 'a condition that cannot be evaluated', change: where(metric, (found) => { found.successCondition = 'result[0] >= '; }) },
  {
    rule: 'AR208',
    title: 'more failures allowed than measured',
    change: where(metric, (found) => {
      found.count = 2;
      found.interval = '1m';
      found.failureLimit = 5;
    }),
  },
];
