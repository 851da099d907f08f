import { Dice } from './dice';
import { Json, labelsOf } from './valid-bundles';

const prometheusConditions = [
  'result[0] >= 0.99', 'result > 0.99', 'isNaN(result[0]) || result[0] < 5', 'len(result) > 0 && result[0] <= {{args.threshold}}', 'all(result, # >= 0.5)',
  'len(result) == 0 ? true : result[0] > 1', 'default(result, 0)[0] < 3', 'not isInf(result[0]) and result[0] != 2', 'asFloat(result[0]) > asInt("3")',
  'mean(result) >= 0.9', 'result[0] in [1, 2, 3]', '(result[0] ?? 0) > 0.1', 'count(result, # > 0) > len(result) / 2', 'max(result) - min(result) < 0.2',
  '0.1 < result[0] <= 2.5', 'let ratio = result[0] * 100; ratio >= 99', 'round(result[0]) == 1', 'result[len(result) - 1] < 7 && !isNaN(result[0])',
  'any(filter(result, {# > 0.5}), # < 3)', 'sum(map(result, # * 2)) >= 0', 'if result[0] > 0 { true } else { false }', '"a" matches "^[a-z]$" && result[0] == 1',
];
const otherConditions = ['result.ok == true', 'result == "healthy"', 'result["status"] in ["up", "ready"]', 'asInt(result.count) > 3', 'filter(result.items, {.score > 3}) | len() > 0'];

const declared = [{ name: 'service', value: 'orders' }, { name: 'threshold', value: '5' }, { name: 'window' }, { name: 'token', valueFrom: { secretKeyRef: { name: 'secret', key: 'token' } } }];

const providers: readonly ((dice: Dice) => Json)[] = [
  (dice) => ({
    prometheus: {
      address: 'http://prometheus:9090',
      query: 'sum(rate(requests_total{service="{{args.service}}"}[{{ args.window }}]))',
      ...(dice.chance(0.2) && { rangeQuery: { start: 'now() - duration("10m")', end: 'now()', step: '1m' } }),
    },
  }),
  () => ({ web: { url: 'http://{{args.service}}/status', headers: [{ key: 'Authorization', value: '{{args.token}}' }], jsonPath: '{$.data}' } }),
  () => ({ job: { spec: { template: { spec: { restartPolicy: 'Never', containers: [{ name: 'test', image: 'test:1', args: ['{{args.service}}'] }] } } } } }),
  () => ({ datadog: { query: 'avg:requests{service:{{args.service}}}' } }),
  () => ({ newRelic: { query: 'SELECT 1' } }),
  () => ({ plugin: { 'example/metric': { service: '{{args.service}}' } } }),
];

function metric(dice: Dice, name: string): Json {
  const prometheus = dice.chance(0.6);
  const provider = prometheus ? providers[0](dice) : dice.pick(providers.slice(1))(dice);
  const conditions = prometheus ? prometheusConditions : otherConditions;
  const condition = dice.pick(conditions);
  const count = dice.pick([undefined, 1, 5, '10']);
  const failures = dice.pick([undefined, 0, 1, -1, '0']);
  return {
    name,
    ...(count !== undefined && { count }),
    ...((count ?? 1) !== 1 && { interval: dice.pick(['30s', '1m', '{{args.window}}']) }),
    ...(dice.chance(0.2) && { initialDelay: '1m30s' }),
    ...(failures !== undefined && { failureLimit: failures }),
    ...(failures === -1 ? { consecutiveSuccessLimit: 1 } : dice.chance(0.1) && { consecutiveErrorLimit: 4 }),
    ...(dice.chance(0.1) && { inconclusiveLimit: 1 }),
    successCondition: condition,
    ...(dice.chance(0.2) && { failureCondition: `!(${condition})` }),
    provider,
  };
}

function template(dice: Dice, kind: string, name: string, metricNames: string[], references: Json[]): Json {
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind,
    metadata: { name },
    spec: {
      args: declared,
      metrics: metricNames.map((metricName) => metric(dice, metricName)),
      ...(dice.chance(0.2) && { dryRun: [{ metricName: `^${metricNames[0]}$` }] }),
      ...(dice.chance(0.2) && { measurementRetention: [{ metricName: metricNames[0], limit: 5 }] }),
      ...(references.length > 0 && { templates: references }),
    },
  };
}

/** What an argument of an experiment's analysis may ask of the experiment. */
export function experimentArgument(argument: Json): Json {
  return argument.name === 'service' ? { ...argument, value: 'hash-{{templates.canary.podTemplateHash}}' } : argument;
}

/** Adds analysis templates, and returns what makes an analysis that uses them. */
export function analyses(dice: Dice, objects: Json[]): (awaited: boolean) => Json {
  const kinds = dice.pick([['AnalysisTemplate'], ['AnalysisTemplate', 'AnalysisTemplate'], ['AnalysisTemplate', 'ClusterAnalysisTemplate']]);
  const references = kinds.map((kind, index) => ({ templateName: `checks-${index}`, ...(kind === 'ClusterAnalysisTemplate' && { clusterScope: true }) }));
  kinds.forEach((kind, index) => {
    const nested = index === 0 && dice.chance(0.2) ? references.slice(1) : [];
    objects.push(template(dice, kind, `checks-${index}`, dice.chance(0.5) ? [`rate-${index}`] : [`rate-${index}`, `latency-${index}`], nested));
  });
  if (dice.chance(0.15)) {
    objects.push(template(dice, 'AnalysisTemplate', 'unused', ['alone'], []));
  }
  if (dice.chance(0.3)) {
    objects.push(experiment(dice, references));
  }
  if (dice.chance(0.3)) {
    const { spec } = template(dice, 'AnalysisTemplate', 'run', ['own', 'second'], []);
    objects.push({ apiVersion: 'argoproj.io/v1alpha1', kind: 'AnalysisRun', metadata: { name: 'run' }, spec: { ...spec, args: spec.args.map((argument: Json) => (argument.name === 'window' ? { ...argument, value: '5m' } : argument)) } });
  }
  return () => ({
    templates: dice.chance(0.8) ? references : references.slice(0, 1),
    args: [
      { name: 'window', value: '5m' },
      ...(dice.chance(0.5) ? [{
        name: 'service',
        ...dice.pick<Json>([{ value: 'orders' }, { valueFrom: { podTemplateHashValue: 'Latest' } }, { valueFrom: { fieldRef: { fieldPath: 'metadata.labels[\'team\']' } } },
          { valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } }, { valueFrom: { fieldRef: { fieldPath: 'status.canary.weights.canary.podTemplateHash' } } }]),
      }] : []),
    ],
    ...(dice.chance(0.15) && { dryRun: [{ metricName: 'rate.*' }] }),
  });
}

function experiment(dice: Dice, references: Json[]): Json {
  const pods = (name: string) => ({ metadata: { labels: labelsOf(name) }, spec: { containers: [{ name: 'app', image: 'app:1' }] } });
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Experiment',
    metadata: { name: 'experiment' },
    spec: {
      ...(dice.chance(0.5) && { duration: '10m' }),
      templates: ['canary', 'baseline'].map((name) => ({ name, selector: { matchLabels: labelsOf(name) }, template: pods(name), ...(dice.chance(0.3) && { minReadySeconds: 10 }) })),
      analyses: [{ ...references[0], name: 'check', args: [{ name: 'window', value: '5m' }, { name: 'service', value: '{{templates.canary.podTemplateHash}}' }] }],
    },
  };
}
