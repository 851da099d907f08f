import { Verdict, judgeMoment, judgePrometheusConditions, judgeSyntax } from './conditions';
import { goDuration } from './durations';
import { JsonObject, fieldOf, intOrStringValue, isPresent, objectOf, textOf } from './json-values';
import { RuleId } from './rule-table';

/** A problem of one metric, with the path from there. */
export interface MetricProblem {
  readonly id: RuleId;
  readonly path: string;
  readonly message: string;
  readonly mend: string;
}

type Add = (id: RuleId, path: string, message: string, mend: string) => void;

const PROVIDERS = ['prometheus', 'job', 'web', 'wavefront', 'kayenta', 'datadog', 'newRelic', 'cloudWatch', 'graphite', 'influxdb', 'skywalking'];
const DURATION_MEND = 'write a duration such as "30s", "5m" or "1h30m"';

/** Rules on one metric whose placeholders are replaced. */
export function metricProblems(metric: JsonObject): MetricProblem[] {
  const problems: MetricProblem[] = [];
  const add: Add = (id, path, message, mend) => problems.push({ id, path, message, mend });
  checkLimits(metric, add);
  checkTiming(metric, add);
  checkProvider(metric, add);
  checkConditions(metric, add);
  return problems;
}

/** Whether a metric is measured a finite number of times; without an interval it is measured once. */
export function ends(metric: JsonObject): boolean {
  return intOrStringValue(metric.count) !== 0 || textOf(metric.interval) === '';
}

function checkLimits(metric: JsonObject, add: Add): void {
  const [count, failures, successes, inconclusive, errors] =
    ['count', 'failureLimit', 'consecutiveSuccessLimit', 'inconclusiveLimit', 'consecutiveErrorLimit'].map((field) => intOrStringValue(metric[field]));
  if (successes < 0) {
    add('AR203', '.consecutiveSuccessLimit', `consecutiveSuccessLimit is ${successes}`, 'set 0 or more');
  }
  if (failures < -1) {
    add('AR204', '.failureLimit', `failureLimit is ${failures}`, 'set 0 or more, or -1 for no limit');
  }
  if (failures === -1 && successes === 0) {
    add('AR205', '.failureLimit', 'neither failures nor successes decide', 'set consecutiveSuccessLimit, or failureLimit to 0 or more');
  }
  if (inconclusive < 0) {
    add('AR206', '.inconclusiveLimit', `inconclusiveLimit is ${inconclusive}`, 'set 0 or more');
  }
  if (errors < 0) {
    add('AR207', '.consecutiveErrorLimit', `consecutiveErrorLimit is ${errors}`, 'set 0 or more');
  }
  const needed = Math.max(failures, 0) + successes;
  if (count > 0 && successes >= 0 && count < needed) {
    add('AR208', '.count', `${count} measurements cannot come to ${failures} failures and ${successes} successes`, `measure at least ${needed} times, or lower the limits`);
  }
  if (count > 0 && count < inconclusive) {
    add('AR209', '.count', `${count} measurements cannot come to ${inconclusive} inconclusive ones`, 'measure more often, or lower inconclusiveLimit');
  }
}

function checkTiming(metric: JsonObject, add: Add): void {
  const interval = textOf(metric.interval);
  const count = intOrStringValue(metric.count);
  if (count > 1 && interval === '') {
    add('AR210', '.interval', `${count} measurements have no interval`, 'set the interval');
  }
  if (interval !== '' && goDuration(interval) === undefined) {
    add('AR211', '.interval', `"${interval}" is no duration`, DURATION_MEND);
  }
  const delay = textOf(metric.initialDelay);
  if (delay !== '' && goDuration(delay) === undefined) {
    add('AR212', '.initialDelay', `"${delay}" is no duration`, DURATION_MEND);
  }
}

function checkProvider(metric: JsonObject, add: Add): void {
  const provider = objectOf(metric.provider);
  const given = PROVIDERS.filter((name) => isPresent(fieldOf(provider, name)));
  const all = [...given, ...Object.keys(objectOf(provider.plugin)).map((name) => `plugin ${name}`)];
  if (all.length !== 1) {
    add('AR213', '.provider', all.length === 0 ? 'there is no provider' : `there are several providers: ${all.join(', ')}`, 'give exactly one');
  }
}

function checkConditions(metric: JsonObject, add: Add): void {
  const conditions = ['successCondition', 'failureCondition'].filter((field) => textOf(metric[field]) !== '');
  const say = (id: 'AR217' | 'AR218', path: string, verdict: Verdict, mend: string) => {
    if (verdict.kind === 'bad') {
      add(id, path, verdict.message, mend);
    } else if (verdict.kind === 'unjudged') {
      add('AR422', path, `${verdict.message} can be judged only by the controller`, 'try the expression against the controller, and acknowledge this');
    }
  };
  const { prometheus } = objectOf(metric.provider);
  if (!isPresent(prometheus)) {
    conditions.forEach((field) => say('AR217', `.${field}`, judgeSyntax(textOf(metric[field])), 'mend the condition'));
    return;
  }
  const verdict = judgePrometheusConditions(conditions.map((field) => textOf(metric[field])));
  const culprit = verdict.kind === 'good' ? undefined : conditions.find((field) => judgePrometheusConditions([textOf(metric[field])]).kind === 'bad');
  say('AR217', `.${culprit ?? conditions[0]}`, verdict,
    'mend the condition: Prometheus gives a vector, so result[0] is its first sample');
  checkRange(objectOf(prometheus).rangeQuery, say, add);
}

function checkRange(range: unknown, say: (id: 'AR218', path: string, verdict: Verdict, mend: string) => void, add: Add): void {
  if (!isPresent(range)) {
    return;
  }
  const path = '.provider.prometheus.rangeQuery';
  for (const field of ['start', 'end']) {
    say('AR218', `${path}.${field}`, judgeMoment(textOf(objectOf(range)[field])), 'write a moment, such as now() - duration("10m")');
  }
  const step = textOf(objectOf(range).step);
  if (goDuration(step) === undefined) {
    add('AR218', `${path}.step`, `"${step}" is no duration`, DURATION_MEND);
  }
}
